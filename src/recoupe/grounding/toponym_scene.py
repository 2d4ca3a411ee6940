"""What the finders of places hand to each other: the scene of a report, and the mentions found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.theatre_places import Locals
    from recoupe.grounding.toponym_lexicon import Hint, Lexicon
    from recoupe.grounding.toponym_tags import Tags
    from recoupe.grounding.toponym_words import Word


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at `start:end`. `core` is what to look up (the name without its type word), `entries` what the
    gazetteer and the theatre know under it, `country` a demonym's country.
    """

    start: int
    end: int
    text: str
    core: str
    kind: Literal["name", "demonym", "site"]
    hint: Hint | None = None
    near: bool = False
    entries: tuple[Entry, ...] = ()
    country: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the weighing of one report needs."""

    text: str
    words: list[Word]
    tags: Tags
    lex: Lexicon
    locals: Locals
    countries: frozenset[str]
    actors: frozenset[str]
