"""Columns: what rules ask of every word, read from a parsed text once and kept with it as plain lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

_KEY, _WHOLE, _MORPHS = "recoupe.columns", "recoupe.whole", "recoupe.morphs"


class _Memory(dict[int, str]):
    """A vocabulary's strings by spaCy's hash, which depends on the string alone: one memory serves all languages."""

    def __init__(self, doc: Doc, lower: bool) -> None:
        self.strings = doc.vocab.strings
        self.lower = lower

    def __missing__(self, key: int) -> str:
        text = self.strings[key]
        self[key] = found = text.lower() if self.lower else text
        return found


class Columns:
    """A parsed text as lists, one entry a token: the text, lower-case forms and lemmas, coarse parts of speech, and the
    character at which each begins.
    """

    __slots__ = ("lemmas", "lows", "pos", "starts", "texts", "whole")

    def __init__(self, doc: Doc) -> None:
        forms, lemmas = _memories(doc)
        self.whole: str = whole_of(doc)
        rows: Any = doc.to_array(["ORTH", "LOWER", "LEMMA", "POS", "IDX"]).T.tolist()
        self.texts: list[str] = [forms[h] for h in rows[0]]
        self.lows: list[str] = [forms[h] for h in rows[1]]
        self.lemmas: list[str] = [lemmas[h] for h in rows[2]]
        self.pos: list[str] = [forms[h] for h in rows[3]]
        self.starts: list[int] = rows[4]


_known: dict[int, tuple[Any, _Memory, _Memory]] = {}


def _memories(doc: Doc) -> tuple[_Memory, _Memory]:
    strings = doc.vocab.strings
    found = _known.get(id(strings))
    if found is None or found[0] is not strings:
        found = _known[id(strings)] = (strings, _Memory(doc, lower=False), _Memory(doc, lower=True))
    return found[1], found[2]


def whole_of(doc: Doc) -> str:
    """Return a parsed text's whole text: `doc.text` joins all its words anew at each question."""
    return once(doc, _WHOLE, lambda doc: doc.text)


def morphs_of(doc: Doc) -> list[str]:
    """Return the morphology of each token as spaCy writes it ("Tense=Past|VerbForm=Fin"). Read the list only."""
    return once(doc, _MORPHS, _morphs)


def _morphs(doc: Doc) -> list[str]:
    forms, _lemmas = _memories(doc)
    column: Any = doc.to_array(["MORPH"])
    return [forms[h] for h in column.tolist()]


def keep_whole(doc: Doc, text: str) -> None:
    """Keep the text that a document was just made of: spaCy's tokens and spaces are that text again."""
    doc.user_data[_WHOLE] = text


def columns(doc: Doc) -> Columns:
    """Return the columns of a parsed text. Read them only: they are kept with it, and it must not change any more."""
    return once(doc, _KEY, Columns)


def once[A](doc: Doc, key: str, make: Callable[[Doc], A]) -> A:
    """Return what `make` makes of a parsed text, made once and kept with it under `key`."""
    kept = doc.user_data
    found: A | None = kept.get(key)
    if found is None:
        found = kept[key] = make(doc)
    return found


def text_of(doc: Doc, start: int, end: int) -> str:
    """Return the text of the tokens `start` to `end` (excluded) as `doc[start:end].text` does, but make no span."""
    read = columns(doc)
    end = min(end, len(read.texts))
    return read.whole[read.starts[start] : read.starts[end - 1] + len(read.texts[end - 1])] if start < end else ""


def sentences(doc: Doc) -> list[tuple[int, int, int, int]]:
    """Return the sentences of a parsed text as (first token, past the last, first character, past the last one).

    spaCy makes the text of a span anew, word for word, at each question: slice `columns(doc).whole` instead.
    """
    return once(doc, "recoupe.sentences", _sentences)


def _sentences(doc: Doc) -> list[tuple[int, int, int, int]]:
    return [(s.start, s.end, s.start_char, s.end_char) for s in doc.sents]
