"""Claims: one assertion about one occurrence, as one source makes it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from recoupe.model.base import Noun, Reason
from recoupe.model.place import Place

Stance = Literal["asserts", "denies"]

EventType = Literal[
    "armed clash",
    "territory taken",
    "territory retaken",
    "attack repelled",
    "air/drone strike",
    "shelling/artillery/missile attack",
    "suicide bomb",
    "remote explosive/landmine/IED",
    "chemical weapon",
    "shooting",
    "execution/killing of civilians",
    "abduction/arrest",
    "troop movement",
    "ceasefire/evacuation",
    "looting/property destruction",
    "other",
]

FigureKind = Literal[
    "killed",
    "wounded",
    "casualties",
    "captured",
    "missing",
    "displaced",
    "destroyed",
    "seized",
    "fired",
    "other",
]

Qualifier = Literal["exactly", "at least", "more than", "about", "up to", "between", "dozens"]

Span = tuple[int, int]
"""Start and end offsets in the report's text, in characters, end excluded."""


FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)
"""What dates are taken for dates: beyond them they are errors, and days cannot be counted from them safely."""


def _in_calendar(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError("the year lies outside 1000 to 2999")
    return day


Day = Annotated[date, AfterValidator(_in_calendar)]
"""A day of the years 1000 to 2999."""

MOST = 10**12
"""No figure counts more."""


class When(Noun):
    """The days on which something happened, both included, in the years 1000 to 2999."""

    start: Day
    end: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("when.end lies before when.start")
        return self


class Figure(Noun):
    """A counted thing. `low` or `high` is null where the range is open; `part_of` indexes the claim's figures."""

    kind: FigureKind
    who: str | None = None
    low: int | None = Field(default=None, ge=0, le=MOST)
    high: int | None = Field(default=None, ge=0, le=MOST)
    qualifier: Qualifier | None = None
    text: str
    start: int | None = None
    end: int | None = None
    part_of: int | None = None
    cumulative: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError("high lies below low")
        return self


class Claim(Noun):
    """One assertion. Text fields are exact substrings of the report's text, located in `spans`; `*_id` are
    registry ids or null. `source` null means the article's own voice. `places` go most precise first.
    """

    id: str
    quote: str
    start: int | None = None
    end: int | None = None
    source: str | None = None
    source_id: str | None = None
    source_side: str | None = None
    via: str | None = None
    cue: str | None = None
    stance: Stance = "asserts"
    hedged: bool = False
    event: EventType = "other"
    by: str | None = None
    by_id: str | None = None
    against: str | None = None
    against_id: str | None = None
    places: tuple[Place, ...] = ()
    when: When | None = None
    figures: tuple[Figure, ...] = ()
    spans: dict[str, Span | None] = Field(default_factory=dict)
    confidence: float | None = Field(default=None, ge=0, le=1)
    reasons: tuple[Reason, ...] = ()

    @model_validator(mode="after")
    def _parts_have_wholes(self) -> Self:
        """Following `part_of` from any figure ends at one that is part of none."""
        for first, figure in enumerate(self.figures):
            passed, whole = {first}, figure.part_of
            while whole is not None:
                if not 0 <= whole < len(self.figures):
                    raise ValueError(f"figure {first} is part of figure {whole}, which is not there")
                if whole in passed:
                    raise ValueError(f"figure {first} is, by way of part_of, part of itself")
                passed.add(whole)
                whole = self.figures[whole].part_of
        return self
