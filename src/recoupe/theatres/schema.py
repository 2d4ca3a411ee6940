"""The shape of a theatre file (`theatres/<id>.yaml`): sides, actors, sources, local places of one conflict."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from recoupe.model.base import Noun
from recoupe.model.place import Precision

Names = dict[str, str]
"""Neutral name by interface language, for our own voice: {"en": "Syrian army", "fr": "armée syrienne"}."""

SourceKind = Literal[
    "government", "military", "armed group", "party media", "state media", "monitor", "NGO", "international",
    "news agency", "news outlet", "local", "officials", "unnamed",
]  # fmt: skip


class Side(Noun):
    """A party to the conflict. `colour` is one of the Okabe-Ito colours, stable everywhere."""

    id: str
    names: Names
    colour: str = Field(pattern=r"^#[0-9A-F]{6}$")


class Actor(Noun):
    """Somebody who acts. `aliases` are forms met in reports, by language; `side` null: belongs to none."""

    id: str
    names: Names
    side: str | None = None
    kind: Literal["state", "state force", "armed group", "civilians", "other"] = "other"
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class TheatreSource(Noun):
    """Somebody who speaks. `side` null: of no side of this conflict; `admiralty`: A-F or null."""

    id: str
    names: Names
    side: str | None = None
    kind: SourceKind
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    domains: tuple[str, ...] = ()


class LocalPlace(Noun):
    """A place that the embedded gazetteer lacks. `source` says who located it, `precision` how well."""

    id: str
    names: Names
    aliases: tuple[str, ...] = ()
    kind: str
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    radius_km: float = Field(default=0, ge=0)
    precision: Precision
    country: str = Field(pattern=r"^[A-Z]{2}$")
    region: str | None = None
    source: str


class Theatre(Noun):
    """One conflict. `countries` are ISO 3166 codes; `timezone` is the IANA name used where hours are given."""

    id: str
    names: Names
    countries: tuple[str, ...]
    timezone: str
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...] = ()
    sources: tuple[TheatreSource, ...] = ()
    places: tuple[LocalPlace, ...] = ()
