"""The words of movement, compiled from `languages/<lang>/movements.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe.languages import lexicon
from recoupe.languages.forms import any_of

MovementKind = Literal["advance", "withdrawal", "flight"]

Preposition = tuple[str, ...]
"""The words of a preposition: ("in", "the", "direction", "of")."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of movement: its kind, the prepositions of its ends, what place is its object, which end may be alone,
    and whether those who move are its object ("drove the rebels from the town").
    """

    kind: MovementKind
    pattern: re.Pattern[str]
    to: tuple[Preposition, ...]
    from_: tuple[Preposition, ...]
    object: Literal["to", "from"] | None
    alone: frozenset[str]
    object_moves: bool = False


@dataclass(frozen=True, slots=True)
class MovementLanguage:
    """All that `movements.yaml` says of a language."""

    triggers: tuple[Trigger, ...]
    any: re.Pattern[str]
    """What matches where any trigger does."""
    to: tuple[Preposition, ...]
    from_: tuple[Preposition, ...]
    weak: frozenset[Preposition]
    axis: re.Pattern[str]
    negated: re.Pattern[str]
    hedged: re.Pattern[str]
    determiners: frozenset[str]
    joiners: frozenset[str]
    low_joiners: frozenset[str]
    genitive: frozenset[str]
    articles: frozenset[str]
    and_: frozenset[str]
    sites: frozenset[str]
    not_places: frozenset[str]
    civilians: frozenset[str]
    quiet: frozenset[str]
    acts: frozenset[str]
    compass: frozenset[str]
    persons: frozenset[str]
    settlements: frozenset[str]
    pointers: frozenset[str]
    located: tuple[Preposition, ...]
    ways: frozenset[str]
    calendar: frozenset[str]


_WORDS = (
    "determiners", "joiners", "low_joiners", "genitive", "articles", "sites", "not_places", "civilians", "quiet",
    "acts", "compass", "persons", "settlements", "pointers",
)  # fmt: skip
"""Lists of words of `movements.yaml` that are taken as they are."""


def _prepositions(words: list[str]) -> tuple[Preposition, ...]:
    """Return prepositions as words, the longest first; an apostrophe ends a word ("jusqu'a": jusqu', a)."""
    split = {tuple(re.findall(r"[\w-]+'?", w)) for w in words}
    return tuple(sorted(split, key=lambda p: (-len(p), p)))


@cache
def movement_language(lang: str) -> MovementLanguage:
    """Return the compiled movement words of a language. Raises UnsupportedLanguage for one without a folder."""
    data, dates = lexicon(lang, "movements"), lexicon(lang, "dates")
    to, from_ = _prepositions(data["to"]), _prepositions(data["from"])
    both = frozenset({"to", "from"})
    triggers = tuple(
        Trigger(
            kind=t["kind"],
            pattern=re.compile(t["pattern"]),
            to=_prepositions(t["to"]) if "to" in t else to,
            from_=_prepositions(t["from"]) if "from" in t else from_,
            object=t.get("object"),
            alone=both if t.get("alone") == "both" else frozenset({t["alone"]} if "alone" in t else ()),
            object_moves=t.get("mover") == "object",
        )
        for t in data["triggers"]
    )
    ways = frozenset(p[0] for p in (*to, *from_) if len(p) == 1)
    words = {name: frozenset(data[name]) for name in _WORDS}
    return MovementLanguage(
        triggers=triggers,
        any=any_of(t.pattern for t in triggers),
        to=to,
        from_=from_,
        weak=frozenset(_prepositions(data["weak"])),
        located=_prepositions(data["located"]),
        axis=re.compile(data["axis"]),
        negated=re.compile(data["negated"]),
        hedged=re.compile(data["hedged"]),
        and_=frozenset(data["and"]),
        ways=ways - words["joiners"] - words["low_joiners"] - words["determiners"],
        calendar=frozenset(map(str, [*dates["weekdays"], *dates["months"], *dates["months_short"]])),
        **words,
    )
