"""An incident with all that an export says of it: its claims, who acts on whom, its country, the reported dead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from recoupe.grounding import gazetteer
from recoupe.grounding.actors import called, describe, is_nameless
from recoupe.grounding.containment import radius_km
from recoupe.theatres.loading import common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.exchange.codes import ActorClass
    from recoupe.model import Brief, Claim, FigureRange, Incident, Place, Reading, Situation
    from recoupe.theatres.schema import LocalPlace, Theatre


@dataclass(frozen=True)
class Who:
    """Somebody who acts or is hit: a neutral name (else as written), the registry's id, what they are."""

    name: str
    id: str | None
    kind: ActorClass | None

    @property
    def known(self) -> bool:
        """Whether the registry knows them as a party of its own: no kind of people, and no name alone."""
        return self.id is not None and not is_nameless(self.id) and self.kind not in (None, "civilians")


@dataclass(frozen=True)
class Count:
    """The reported range of one kind of figure. None: nobody reported it. `all` are the ranges it is drawn from."""

    low: int | None
    best: int | None
    high: int | None
    all: tuple[FigureRange, ...]


@dataclass(frozen=True)
class Told:
    """An incident of a brief. `claims`: each with its report, in the incident's order."""

    incident: Incident
    situation: Situation | None
    claims: tuple[tuple[Reading, Claim], ...]
    theatre: Theatre | None

    @property
    def status(self) -> str:
        """The assessment's status, "" where nobody assessed it."""
        return self.incident.assessment.status if self.incident.assessment else ""

    @property
    def place(self) -> Place | None:
        """The incident's place, None where no claim names one."""
        return self.incident.place

    @cached_property
    def reports(self) -> tuple[Reading, ...]:
        """Its reports, each once."""
        return tuple({r.id: r for r, _claim in self.claims}.values())

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Who says so, by neutral name: the reports' outlets where they speak themselves."""
        names = [_name(c.source, c.source_id, self.theatre) or r.outlet for r, c in self.claims]
        return tuple(dict.fromkeys(n for n in names if n))

    def who(self, part: Literal["by", "against"]) -> tuple[Who, ...]:
        """Return who acts, or is hit, by the claims that assert it: each once, in the order of the claims."""
        found: dict[str, Who] = {}
        for _report, claim in self.claims:
            text, id_ = (claim.by, claim.by_id) if part == "by" else (claim.against, claim.against_id)
            name = _name(text, id_, self.theatre)
            if name and claim.stance == "asserts":
                found.setdefault(id_ or name, Who(name, id_, _class(id_, self.theatre)))
        return tuple(found.values())

    def kinds(self, part: Literal["by", "against"]) -> frozenset[ActorClass]:
        """Return what those who act, or are hit, are, as far as it can be told."""
        return frozenset(w.kind for w in self.who(part) if w.kind)

    def count(self, kind: Literal["killed", "wounded"]) -> Count:
        """Return the reported range of the killed or wounded.

        Several groups of victims may overlap (rebels, fighters), so they are not added up: the low is the lowest of
        their lows, the high the highest of their highs, and there is a best only where there is one group. A group that
        is only ever part of another ("including 4 children") counts for nothing.
        """
        ranges = [f for f in self.incident.assessment.figures if f.kind == kind] if self.incident.assessment else []
        figures = [f for _report, c in self.claims for f in c.figures if f.kind == kind]
        wholes = {f.who for f in figures if f.part_of is None}
        parts = {f.who for f in figures if f.part_of is not None} - wholes
        whole = [r for r in ranges if r.who not in parts] or ranges
        lows = [r.low for r in whole if r.low is not None]
        highs = [r.high for r in whole if r.high is not None]
        best = whole[0].best if len(whole) == 1 else None
        return Count(min(lows, default=None), best, max(highs, default=None), tuple(ranges))

    @cached_property
    def cumulative(self) -> bool:
        """Whether the dead that its claims count are totals over time, in all of them."""
        dead = [f.cumulative for _report, c in self.claims for f in c.figures if f.kind == "killed"]
        return bool(dead) and all(dead)

    @cached_property
    def _local(self) -> LocalPlace | None:
        return self.theatre.local(self.place.place_id) if self.theatre and self.place else None

    @cached_property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 code of the place's country, "" where it cannot be told."""
        if self._local:
            return self._local.country
        entry = gazetteer.by_id(self.place.place_id) if self.place and self.place.place_id else None
        return entry.country if entry else ""

    @cached_property
    def region(self) -> str:
        """Name of the place's first-level region, "" where it cannot be told."""
        if self._local:
            return _region(self._local.region or "", self._local.country)
        entry = gazetteer.by_id(self.place.place_id) if self.place and self.place.place_id else None
        found = gazetteer.region_of(entry.region) if entry and entry.region else None
        return found.name if found else ""

    @cached_property
    def radius_km(self) -> float | None:
        """How far the true spot may be from the coordinates; None where there are none."""
        if self._local and self._local.located and self._local.radius_km:
            return self._local.radius_km
        return radius_km(self.place) if self.place else None


def told(brief: Brief, theatre: Theatre | None) -> Iterator[Told]:
    """Yield the incidents of a brief, in its order, with what exports say of them."""
    claims = {(r.id, c.id): (r, c) for r in brief.reports for c in r.claims}
    situations: dict[str, Situation] = {}
    for situation in brief.situations:
        for name in situation.incidents:
            situations.setdefault(name, situation)
    for incident in brief.incidents:
        own = tuple(claims[key] for ref in incident.claims if (key := (ref.report, ref.claim)) in claims)
        yield Told(incident, situations.get(incident.id), own, theatre)


def place_name(place: Place | None) -> str:
    """Return a place's neutral name, else as written; "" for no place."""
    return (place.name or place.text) if place else ""


def _name(text: str | None, id_: str | None, theatre: Theatre | None) -> str | None:
    found = describe(id_, theatre) if id_ else None
    return called(found.names) if found else text


def _region(name: str, country: str) -> str:
    """Return a theatre's name of a region as the gazetteer writes it: one region, one spelling."""
    found = gazetteer.look_up(name, (country,)) if name else ()
    return next((e.name for e in found if e.kind == "region" and e.country == country), name)


def _class(id_: str | None, theatre: Theatre | None) -> ActorClass | None:
    """Return what an actor of the registry is. States and forces from outside the theatre's countries are foreign."""
    if not id_:
        return None
    if is_nameless(id_):
        role = next((r for r in common().roles if id_.split(".")[1] == r.id), None)
        kinds: dict[str | None, ActorClass] = {
            "civilians": "civilians", "armed group": "armed group", "state force": "unnamed force",
        }  # fmt: skip
        return kinds.get(role.actor if role else None)
    actors = [*(theatre.actors if theatre else ()), *common().actors]
    actor = next((a for a in actors if a.id == id_), None)
    if actor is None or actor.kind == "other":
        return None
    if actor.kind in ("state", "state force"):
        if theatre is None or actor.country is None:
            return "unnamed force"
        return "state force" if actor.country in theatre.countries else "foreign force"
    return "civilians" if actor.kind == "civilians" else "armed group"
