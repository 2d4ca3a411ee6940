"""The kind of each mention: its own noun, a predicate nearby, a toll, the figure it is part of, listed with
or takes up.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from recoupe.extraction.figures import kinds
from recoupe.extraction.figures.breakdown import balanced, divided, exceeds, finished, parallel
from recoupe.extraction.figures.cues import predicates
from recoupe.extraction.figures.kinds import Candidate, Scene
from recoupe.extraction.figures.nouns import noun_lexicon
from recoupe.extraction.figures.syntax import PARSED, parsed
from recoupe.languages import lexicon

if TYPE_CHECKING:
    from recoupe.extraction.figures.found import FoundFigure
    from recoupe.extraction.figures.mention import Mention

# Nouns that tell their kind whatever verb stands by ("received eleven dead", "pulled 14 bodies").
_STRICT = frozenset({"killed", "wounded", "missing", "casualties"})
_NOT_CARRIED = frozenset({"other", "fired"})
_LISTED_SINGLY = frozenset({"seized", "destroyed", "killed", "wounded"})
# What the other ways of knowing cost, on the scale of `kinds`: about the number of words in between.
_PART, _LIST, _ELIDED, _CARRIED, _LONELY = 1.6, 2.0, 2.5, 6.0, 9.0
_MODIFIER, _NOUN, _SOFT_NOUN = 0.2, 1.0, 4.5
_BARE_REACH = 4.0  # how far a predicate reaches for a number without a noun
_ARTICLE_REACH, _QUALIFIED_ARTICLE_REACH = 1.2, 3.0
_SPEAKER_REACH = 1.0  # "killing four people two residents said": the residents speak
_OTHER_REACH = 1.0  # how far a predicate of another kind outweighs a noun that tells its own
_CARRY_WORDS = 60


@dataclass(slots=True)
class History:
    """The figures so far, with their mentions, side by side; `places`: index in both by mention."""

    kept: list[Mention] = field(default_factory=list)
    found: list[FoundFigure] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)

    def add(self, m: Mention, figure: FoundFigure) -> None:
        """Keep a mention that became a figure."""
        self.places[m.index] = len(self.found)
        self.kept.append(m)
        self.found.append(figure)


def choose(scene: Scene, m: Mention, history: History, parent: Mention | None) -> Candidate | None:
    """Return the best kind for a mention, or None if nothing says that it is a figure of the conflict."""
    options = kinds.candidates(scene, m) + ([] if kinds.agent(scene, m) else parsed(scene, m))
    options = [c for c in options if c.kind != "other" or not m.bare]
    if scene.w.word(m.last + 1) in predicates(scene.lang).sets["speech"]:
        options = [c for c in options if c.cost <= _SPEAKER_REACH]
    whole = _part(history, parent)
    if m.indefinite:
        return _choose_article(scene, m, options, history, whole)
    own = m.counted.kind
    if own == "wounded" and finished(scene, m):
        return Candidate("killed", 0.0, m.first - 1, "object")
    if own in _STRICT and own is not None and m.counted.category is None:
        return Candidate(kinds.merged(scene, own, m.last), 0.0, m.counted.head, "noun")
    if own is not None:
        options = [c for c in options if c.kind != "other" or c.cost <= _OTHER_REACH]
        if not (own == "wounded" and any(c.kind == "killed" and c.cost <= _OTHER_REACH for c in options)):
            options.append(Candidate(own, _noun_cost(scene, m), m.counted.head, "noun"))  # else: killed when wounded
    if m.bare:
        options = [c for c in options if c.cost <= _BARE_REACH]
    options += [c for c in (kinds.toll(scene, m), whole, _coordinated(scene, m, history)) if c is not None]
    if options:
        return min(options, key=lambda c: c.cost)
    lonely = lexicon(scene.lang, "figures")["lonely"].get(m.category)
    return _carried(scene, m, history) or (Candidate(lonely, _LONELY, None, "noun") if lonely else None)


def _noun_cost(scene: Scene, m: Mention) -> float:
    """A modifier tells the kind ("140 injured people"); a noun for persons says little ("98 evacuees … killed")."""
    if m.counted.category is None:
        return _NOUN
    if noun_lexicon(scene.lang).kind.get(scene.w.words[m.last]) != m.counted.kind:
        return _MODIFIER
    return _SOFT_NOUN if m.counted.category == "person" else _NOUN


def _part(history: History, parent: Mention | None) -> Candidate | None:
    if parent is None or parent.index not in history.places:
        return None
    at = history.places[parent.index]
    whole = history.found[at]
    cost = _PART if whole.figure.kind not in _NOT_CARRIED else 2 * _PART
    return Candidate(whole.figure.kind, cost, whole.governor, "part", at)


def _choose_article(
    scene: Scene, m: Mention, options: list[Candidate], history: History, whole: Candidate | None
) -> Candidate | None:
    """An article counts only where a predicate stands close by, or in a list or part of a figure."""
    own = m.counted.kind
    if m.counted.category in {None, "event", "munition", "area"} and own is None:
        return None
    if whole is not None:
        return whole
    qualified = m.quantity.qualifier != "exactly"
    reach = _QUALIFIED_ARTICLE_REACH if qualified else _ARTICLE_REACH
    near = [c for c in options if c.cost <= reach or (c.cost == PARSED and c.rule == "subject")]
    near = [c for c in near if c.kind not in _NOT_CARRIED]
    if near and m.counted.category is not None:
        return min(near, key=lambda c: c.cost)
    given = qualified or scene.w.word(m.first - 1) in noun_lexicon(scene.lang).giving
    if given and own in _STRICT and own is not None and m.counted.category is None:
        return Candidate(own, 0.0, m.counted.head, "noun")
    chained = _coordinated(scene, m, history)
    if chained is not None and chained.cost <= _LIST and chained.kind in _LISTED_SINGLY:
        return chained
    return None


def _coordinated(scene: Scene, m: Mention, history: History) -> Candidate | None:
    """Return the kind of the figure just before: a list, or a clause whose noun and verb are understood."""
    if not history.kept:
        return None
    w, sets = scene.w, predicates(scene.lang).sets
    last, before = history.kept[-1], history.found[-1]
    at, kind = len(history.found) - 1, before.figure.kind
    whole = divided(scene, m, history.kept)
    if whole is not None and history.found[whole].figure.kind not in _NOT_CARRIED:
        total = history.found[whole]
        return Candidate(total.figure.kind, _LIST, total.governor, "list", whole)
    if (parallel(scene, m, last) or balanced(scene, m, last)) and kinds.resolve(
        kind, m.category, scene.lang
    ) is not None:
        return Candidate(kind, _LIST, before.governor, "list", at)
    between = range(last.last + 1, m.first)
    after = range(m.last + 1, min(m.last + 4, len(w.words)))
    if 1 <= len(between) <= 4 and kinds.resolve(kind, m.category, scene.lang) is not None:
        chained = all(w.words[i] in sets["chain"] or i == before.governor for i in between)
        if chained and not exceeds(scene, m, last) and any(w.words[i] in sets["listing"] for i in between):
            verb = any(w.pos[i] in {"VERB", "AUX"} and i not in scene.cues for i in after)
            return Candidate(kind, _LIST + (6.0 if verb else 0.0), before.governor, "list", at)
    if m.bare and len(between) <= 25 and w.word(m.first - 1) in sets["elision"]:
        nounless = not after or w.pos[after[0]] not in {"NOUN", "PROPN", "VERB", "AUX"}
        if nounless and not any(w.hard[i] for i in between):
            return Candidate(kind, _ELIDED, before.governor, "elided", at)
    return None


def _carried(scene: Scene, m: Mention, history: History) -> Candidate | None:
    """Return the kind of an earlier figure that a bare number takes up ("Amaq claimed 35"): the dead first."""
    verb = kinds.reported(scene, m) if m.bare and history.kept else None
    if verb is None:
        return None
    last = history.kept[-1]
    if history.found[-1].figure.kind in _NOT_CARRIED and not any(scene.w.hard[last.last : m.first]):
        return None
    near = [
        i
        for i, (k, f) in enumerate(zip(history.kept, history.found, strict=True))
        if m.first - k.last <= _CARRY_WORDS and f.figure.kind not in _NOT_CARRIED
    ]
    killed = [i for i in near if history.found[i].figure.kind == "killed"]
    if not near:
        return None
    at = (killed or near)[-1]
    return Candidate(history.found[at].figure.kind, _CARRIED, verb, "carried", at)


def borrow(m: Mention, parent: Mention | None) -> Mention:
    """Return a bare number with the category of the whole that it is part of ("three of them")."""
    return replace(m, borrowed=parent.category) if m.bare and parent is not None else m
