"""Every counted thing of the conflict in a text, in order: numbers, their nouns, then their kinds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.extraction.figures import parts
from recoupe.extraction.figures.choose import History, borrow, choose
from recoupe.extraction.figures.cues import find_cues, predicates
from recoupe.extraction.figures.found import FoundFigure, build
from recoupe.extraction.figures.kinds import Scene
from recoupe.extraction.figures.mentions import find_mentions
from recoupe.extraction.figures.nouns import noun_lexicon
from recoupe.extraction.figures.words import view

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.figures.cues import Predicates
    from recoupe.extraction.figures.mention import Mention
    from recoupe.extraction.figures.words import Words


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
    cues = find_cues(w, lang, frozenset(m.first for m in numbers), _chained(w, numbers, lang))
    scene = Scene(w, lang, cues, owner)
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


def _chained(w: Words, numbers: list[Mention], lang: str) -> frozenset[int]:
    """Return the participles that part two counts of a headline: "three civilians killed 12 others injured".

    Where the second count has a participle of its own, or is one ("five wounded"), the first has the one before it.
    Attackers ("two gunmen killed ...") and whoever else is not counted among persons or things act themselves.
    """
    verbs, nouns = predicates(lang), noun_lexicon(lang)
    found = set()
    for one, other in pairwise(numbers):
        at, after = one.last + 1, other.last + 1
        if other.first != at + 1 or one.category not in _SUFFERING or not _participle(w, at, verbs):
            continue
        if _participle(w, after, verbs) or other.counted.kind in _TOLD or nouns.kind.get(w.word(after)) in _TOLD:
            found.add(at)
    return frozenset(found)


_SUFFERING = frozenset({"person", "thing", "building", "area"})
_TOLD = frozenset({"killed", "wounded", "missing", "casualties"})


def _participle(w: Words, i: int, verbs: Predicates) -> bool:
    """Whether a word can be a bare participle of a predicate of ours: never a finite form or one in -ing, -ant."""
    word = w.word(i)
    if not any(role == "object" for _kind, role in verbs.word.get(word, ())) or word in verbs.sets["objects"]:
        return False
    return not word.endswith(("ing", "ant", "ent")) and not (w.accents and w.lows[i] == word and word in verbs.presents)
