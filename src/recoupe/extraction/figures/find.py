"""Every counted thing of the conflict in a text, in order: numbers, their nouns, then their kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.figures import parts
from recoupe.extraction.figures.choose import History, borrow, choose
from recoupe.extraction.figures.cues import find_cues
from recoupe.extraction.figures.found import FoundFigure, build
from recoupe.extraction.figures.kinds import Scene
from recoupe.extraction.figures.mentions import find_mentions
from recoupe.extraction.figures.words import view

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.figures.mention import Mention


def find_figures(doc: Doc, lang: str) -> list[FoundFigure]:
    """Return the figures of a parsed report (`languages.parse`), in text order. Offsets are the report's.

    `Figure.text` is cut from the parsed text, in which spaces and apostrophes are plain (`languages.parse`); cut it
    from the report's own text by the offsets where the exact characters matter.

    Raises UnsupportedLanguage if there is no lexicon for `lang`.
    """
    w = view(doc)
    mentions = find_mentions(w, lang)
    numbers = [m for m in mentions if not m.indefinite]
    owner = {i: m.index for m in numbers for i in range(m.first, m.last + 1)}
    scene = Scene(w, lang, find_cues(w, lang, frozenset(m.first for m in numbers)), owner)
    history = History()
    earlier: list[Mention] = []
    for mention in mentions:
        parent = parts.parent_of(w, mention, earlier, lang)
        m = borrow(mention, parent)
        choice = choose(scene, m, history, parent)
        if choice is not None:
            whole = history.places.get(parent.index) if parent is not None else None
            borrowed = history.found[choice.source].figure.who if choice.source is not None else None
            history.add(m, build(w, m, choice, whole, borrowed, lang))
        if choice is not None or not m.indefinite:
            earlier.append(m)
    return history.found
