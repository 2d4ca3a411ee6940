"""spaCy pipelines, loaded once, over text cleaned without moving a single offset."""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from spacy.language import Language

from recoupe.languages.accents import restore
from recoupe.languages.lean import lighten
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

# One character for one character, so that every offset in the parse is an offset in the report.
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200b": " ", "\ufeff": " ", "\u00ad": " ",
        "\t": " ", "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201b": "'",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\ufffd": " ",
    }
)  # fmt: skip

_BULLET = r"(?:[-–—•*]|\d{1,2}[.)])\s"
LIST_ITEM = re.compile(rf"\s*{_BULLET}")
"""The bullet or number that a list item begins with, and the space around it."""
# A blank line; a line break before a list item, or after one; a line break behind the end of a sentence.
_BREAK = re.compile(
    rf"\n\s*\n|\n(?=\s*{_BULLET})|^[ \t]*{_BULLET}[^\n]*\n(?=[A-ZÀ-Ý«“\"'])|(?<=[.!?:;»”\"])\s*\n", re.MULTILINE
)


_GLUED = re.compile(r"[a-zà-öø-ÿ][A-ZÀ-Þ]")


@Language.factory("recoupe_glued", default_config={"openers": []})
def _glued(nlp: Language, name: str, openers: list[str]) -> Callable[[Doc], Doc]:
    """Split what a lost full stop glued together: "dans la villeIl s'agit" is "ville" and "Il"."""
    del nlp, name
    words = "|".join(map(re.escape, sorted(openers, key=lambda w: (-len(w), w))))
    pattern = re.compile(rf"\w*[a-zà-öø-ÿ](?={words}$)")
    endings = tuple(openers)

    def split(doc: Doc) -> Doc:
        if not _GLUED.search(doc.text):
            return doc
        found = [(t.i, m.end()) for t in doc if t.text.endswith(endings) and (m := pattern.match(t.text))]
        if found:
            with doc.retokenize() as retokenizer:
                for i, at in found:
                    token = doc[i]
                    retokenizer.split(token, [token.text[:at], token.text[at:]], heads=[(token, 0), (token, 1)])
        return doc

    return split


@Language.component("recoupe_breaks")
def _breaks(doc: Doc) -> Doc:
    """Start a sentence after a blank line, a list bullet's line break, or a line that ends a sentence.

    Nowhere else does one start without a mark that can end one: the parser, left free, cuts names in two.
    """
    text = doc.text
    ends = [m.end() for m in _BREAK.finditer(text)]
    marks: Any = doc.to_array(["SENT_START", "IDX", "LENGTH", "SPACY", "IS_SPACE", "IS_PUNCT"])
    starts: Any = marks[:, 0].copy()
    position = 0
    ending, lower = True, False
    for i, (_start, at, length, space, blank, punctuation) in enumerate(marks.tolist()):
        if i:
            crossed = False
            while position < len(ends) and ends[position] <= at:
                crossed = True
                position += 1
            if crossed or (lower and text[at].isupper()):
                starts[i] = 1
            elif not ending:
                starts[i] = _NO_START
        last = text[at + length - 1]
        lower = not space and last.islower()
        if space and last.isalnum():
            ending = False
        else:
            ending = _can_end(text[at : at + length], bool(space), bool(blank), bool(punctuation))
    return doc.from_array(["SENT_START"], starts)


_NO_START = np.uint64(2**64 - 1)
"""What spaCy writes where no sentence may start: -1, in an array of unsigned numbers."""


def _can_end(text: str, spaced: bool, blank: bool, punctuation: bool) -> bool:
    """Whether a sentence may end after this word: a full stop or the like, a closing mark, a break of line."""
    if not spaced:
        return blank
    if text[-1:].isalnum():
        return False
    return (text[-1:] in ".!?…") or blank or (punctuation and text not in {",", "-", "'"})


def flatten(text: str) -> str:
    """Return `text` with spaces, apostrophes and hyphens made plain, the same length, offsets unmoved."""
    return text.translate(_SAME_LENGTH)


@cache
def pipeline(lang: str) -> Language:
    """Load the spaCy pipeline that `languages/<lang>/language.yaml` names."""
    settings: dict[str, Any] = lexicon(lang, "language")["spacy"]
    module = importlib.import_module(settings["module"])
    path = module.model_path() if hasattr(module, "model_path") else None
    nlp = spacy.load(path) if path else module.load()
    nlp.add_pipe("recoupe_glued", first=True, config={"openers": lexicon(lang, "language")["openers"]})
    nlp.add_pipe("recoupe_breaks", before="parser")
    lighten(nlp)
    return nlp


def parse(text: str, lang: str) -> Doc:
    """Parse a report's text. `doc.text` has the length of `text`, so token offsets are report offsets."""
    return pipeline(lang)(readable(text, lang))


def readable(text: str, lang: str) -> str:
    """Return a text as it is parsed: flat, with the accents that it lost, the same length, offsets unmoved."""
    return restore(flatten(text), lang)
