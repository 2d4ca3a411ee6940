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
from recoupe.languages.columns import keep_whole, whole_of
from recoupe.languages.forms import alternation
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
    del name
    strings = nlp.vocab.strings
    words = alternation(openers)
    pattern = re.compile(rf"\w*[a-zà-öø-ÿ](?={words}$)")
    endings = tuple(openers)

    def split(doc: Doc) -> Doc:
        if not _GLUED.search(whole_of(doc)):
            return doc
        orths: Any = doc.to_array(["ORTH"])
        forms = ((i, strings[orth]) for i, orth in enumerate(orths.tolist()))
        found = [(i, m.end()) for i, form in forms if form.endswith(endings) and (m := pattern.match(form))]
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
    ends = [m.end() for m in _BREAK.finditer(whole_of(doc))]
    marks: Any = doc.to_array(["SENT_START", "ORTH", "IDX", "SPACY"])
    starts: Any = marks[:, 0].copy()
    forms, spaced = _forms(doc), marks[:, 3] != 0
    known: Any = np.fromiter(map(forms.__getitem__, marks[:, 1].tolist()), dtype="uint8", count=len(doc))
    ending = (known & np.where(spaced, _ENDS_SPACED, _ENDS_GLUED)) != 0
    lower = ~spaced & ((known & _LOWER) != 0)
    starts[1:][~ending[:-1]] = _NO_START
    starts[1:][lower[:-1] & ((known[1:] & _UPPER) != 0)] = 1
    # The first token behind each break; the first of all opens a sentence anyway.
    behind = np.searchsorted(marks[1:, 2], np.asarray(ends, dtype="uint64")) + 1
    starts[behind[behind < len(doc)]] = 1
    return doc.from_array(["SENT_START"], starts)


_NO_START = np.uint64(2**64 - 1)
"""What spaCy writes where no sentence may start: -1, in an array of unsigned numbers."""
_UPPER, _LOWER, _ENDS_SPACED, _ENDS_GLUED = (np.uint8(1 << k) for k in range(4))
"""What a form is: begins with a capital, ends in a small letter, may end a sentence before a space, or without."""


class _Forms(dict[int, int]):
    """What forms are, as far as breaks depend on it, by spaCy's hash of the form."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __missing__(self, orth: int) -> int:
        word = self.vocab[orth]
        text, blank, punctuation = word.text, word.is_space, word.is_punct
        found = 0
        for flag, holds in (
            (_UPPER, text[:1].isupper()),
            (_LOWER, text[-1:].islower()),
            (_ENDS_SPACED, _can_end(text, True, blank, punctuation)),
            (_ENDS_GLUED, _can_end(text, False, blank, punctuation)),
        ):
            found |= int(flag) if holds else 0
        self[orth] = found
        return found


_known: dict[int, _Forms] = {}


def _forms(doc: Doc) -> _Forms:
    """The forms that are known of a document's vocabulary."""
    found = _known.get(id(doc.vocab))
    if found is None or found.vocab is not doc.vocab:
        found = _known[id(doc.vocab)] = _Forms(doc.vocab)
    return found


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
    nlp = pipeline(lang)
    read = readable(text, lang)
    doc = nlp.make_doc(read)
    keep_whole(doc, read)
    return nlp(doc)


def readable(text: str, lang: str) -> str:
    """Return a text as it is parsed: flat, with the accents that it lost, the same length, offsets unmoved."""
    return restore(flatten(text), lang)
