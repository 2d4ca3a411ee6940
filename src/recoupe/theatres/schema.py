"""The shape of a theatre file (`theatres/<id>.yaml`, or a folder of them): sides, actors, sources, local places."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from recoupe.model.base import Noun
from recoupe.model.place import Precision

Names = dict[str, str]
"""Neutral name by interface language, for our own voice: {"en": "Syrian army", "fr": "armée syrienne"}."""

Aliases = dict[str, tuple[str, ...]]
"""Forms met in reports, by language. Short capitals (`IS`) keep their capitals."""


class _Named(Noun):
    """Somebody with aliases. In the file, `=Anna` is one that must be the whole name; it is kept in `whole`.

    `side` null: of no side of this conflict. `country` and `stands_for` (role ids: `army`, `police`) say whom a bare
    "the army" may mean in a report about that country.
    """

    id: str
    names: Names
    side: str | None = None
    kind: str
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    stands_for: tuple[str, ...] = ()
    aliases: Aliases = Field(default_factory=dict)
    whole: Aliases = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _apart(cls, data: Any) -> Any:
        aliases = data.get("aliases") if isinstance(data, dict) else None
        if not isinstance(aliases, dict) or data.get("whole"):
            return data
        forms = {lang: [str(f) for f in listed or ()] for lang, listed in aliases.items()}
        whole = {lang: [f[1:] for f in listed if f.startswith("=")] for lang, listed in forms.items()}
        inside = {lang: [f for f in listed if not f.startswith("=")] for lang, listed in forms.items()}
        return {**data, "aliases": inside, "whole": {lang: listed for lang, listed in whole.items() if listed}}


SourceKind = Literal[
    "government", "military", "armed group", "party media", "state media", "monitor", "NGO", "international",
    "news agency", "news outlet", "local", "officials", "unnamed",
]  # fmt: skip

ActorKind = Literal["state", "state force", "armed group", "civilians", "other"]


class Side(Noun):
    """A party to the conflict. `colour` is one of the Okabe-Ito colours, stable everywhere.

    `forces` names the actor that stands for the side when nothing closer can be told ("pro-Turkish militiamen").
    """

    id: str
    names: Names
    colour: str = Field(pattern=r"^#[0-9A-F]{6}$")
    forces: str | None = None


class Actor(_Named):
    """Somebody who acts: a state, a force, an armed group, civilians.

    `voice`: the source that it is when it speaks, if that is kept under an id of its own.
    """

    kind: ActorKind = "other"
    voice: str | None = None


class TheatreSource(_Named):
    """Somebody who speaks. `domains`: the web addresses of an outlet, whose own voice the source is."""

    kind: SourceKind
    domains: tuple[str, ...] = ()


class Role(Noun):
    """What a nameless speaker or actor is ("activists", "army"). Its words are in `languages/<lang>/roles.yaml`.

    `institution`: there is one a country, so that the bare word means a particular one that the report must name;
    otherwise speakers of one role are many, and never one voice. `party`: the id of the role that those are who act or
    suffer: a teacher who is killed is a civilian, whatever a teacher who speaks is.
    `posted`: where somebody of the role is tells no side ("a diplomat in Bamako").
    """

    id: str
    names: Names
    kind: SourceKind
    actor: ActorKind | None = None
    institution: bool = False
    party: str | None = None
    posted: bool = False


class Leaning(Noun):
    """Words that tell the side of a nameless speaker or actor ("pro-government", "rebel").

    `roles`: the kinds of role that the words may qualify ("Syrian" makes an officer the government's, never an
    activist); empty: any.
    """

    side: str
    words: Aliases
    roles: tuple[SourceKind, ...] = ()


class LocalPlace(Noun):
    """A place that the embedded gazetteer lacks. `source` says who located it, `precision` how well.

    Without coordinates the theatre only knows the name: the place is recognised and stays not located.
    """

    id: str
    names: Names
    aliases: tuple[str, ...] = ()
    kind: str
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    radius_km: float = Field(default=0, ge=0)
    precision: Precision | None = None
    country: str = Field(pattern=r"^[A-Z]{2}$")
    region: str | None = None
    source: str

    @model_validator(mode="after")
    def _located_whole(self) -> Self:
        if len({self.lat is None, self.lon is None, self.precision is None}) > 1:
            raise ValueError("lat, lon and precision are given together or not at all")
        return self

    @property
    def located(self) -> bool:
        """Whether anybody could say where it is."""
        return self.lat is not None


class Registry(Noun):
    """Actors, sources and roles that are known whatever the conflict (`theatres/common.yaml`)."""

    roles: tuple[Role, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[TheatreSource, ...] = ()


class Theatre(Noun):
    """One conflict. `countries` are ISO 3166 codes; `timezone` is the IANA name used where hours are given.

    `country_words` are names and adjectives of countries by code and language: they tell what a report is about.
    """

    id: str
    names: Names
    countries: tuple[str, ...]
    timezone: str
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...] = ()
    sources: tuple[TheatreSource, ...] = ()
    leanings: tuple[Leaning, ...] = ()
    places: tuple[LocalPlace, ...] = ()
    country_words: dict[str, Aliases] = Field(default_factory=dict)

    @cached_property
    def _places(self) -> dict[str, LocalPlace]:
        return {f"{self.id}:{p.id}": p for p in self.places}

    def local(self, place_id: str | None) -> LocalPlace | None:
        """Return the theatre's own place that an id names ("syria-iraq:zamalka"), or None."""
        return self._places.get(place_id) if place_id else None
