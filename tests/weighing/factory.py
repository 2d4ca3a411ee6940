"""Readings made of little: a report's claims as keyword arguments."""

from __future__ import annotations

from datetime import date
from typing import Any

from recoupe.linking.link import all_views
from recoupe.model import Claim, ClaimRef, Contradiction, Figure, Place, Reading, When
from recoupe.provenance import find_voices
from recoupe.theatres.schema import Actor, Side, Theatre, TheatreSource
from recoupe.weighing.contradictions import find_contradictions
from recoupe.weighing.ground import ground
from recoupe.weighing.said import said

DAY = date(2016, 12, 8)
TOWN = Place(text="Palmyra", name="Tadmur", lat=34.56, lon=38.28, place_id="geonames:163808", precision="exact")


def figure(kind: str, low: int | None, high: int | None, who: str | None = "people", **rest: Any) -> Figure:
    return Figure.model_validate(
        {"kind": kind, "who": who, "low": low, "high": high, "text": f"{low}-{high} {who}", **rest}
    )


def claim(id_: str, source: str | None = None, **rest: Any) -> Claim:
    given = {"event": "air/drone strike", "places": (TOWN,), "when": When(start=DAY, end=DAY), **rest}
    quote = given.pop("quote", f"Sentence {id_} of {source or 'the article'}.")
    return Claim.model_validate({"id": id_, "quote": quote, "source": source, **given})


def reading(id_: str, *claims: Claim, outlet: str = "Outlet", text: str | None = None, **rest: Any) -> Reading:
    given = {"published": date(2016, 12, 9), "lang": "en", **rest}
    body = text if text is not None else f"Report {id_} by {outlet}.\n\n" + " ".join(c.quote for c in claims)
    return Reading.model_validate({"id": id_, "outlet": outlet, "text": body, "claims": claims, **given})


def _named(*names: str) -> dict[str, Any]:
    return {"names": {"en": names[0], "fr": names[0]}, "aliases": {"en": names, "fr": names}}


THEATRE = Theatre(
    id="two-sides",
    names={"en": "Two sides", "fr": "Deux camps"},
    countries=("SY",),
    timezone="Asia/Damascus",
    sides=(
        Side(id="red", names={"en": "Red", "fr": "Rouge"}, colour="#D55E00"),
        Side(id="blue", names={"en": "Blue", "fr": "Bleu"}, colour="#0072B2"),
    ),
    actors=(
        Actor(id="red-army", side="red", kind="state force", **_named("Red Army")),
        Actor(id="blue-front", side="blue", kind="armed group", **_named("Blue Front")),
    ),
    sources=(
        TheatreSource(id="red-news", side="red", kind="state media", **_named("Red News")),
        TheatreSource(id="blue-voice", side="blue", kind="party media", **_named("Blue Voice")),
        TheatreSource(id="monitor", side=None, kind="monitor", **_named("Grey Monitor")),
        TheatreSource(id="watch", side=None, kind="NGO", **_named("White Watch")),
    ),
)
"""A conflict of two invented sides, two monitors of none."""


def found(*claims: Any, **rest: Any) -> list[Contradiction]:
    """The contradictions of claims taken as one incident, each claim in a report of its own."""
    readings = [reading(f"r{c.id}", c, outlet=f"Outlet {c.id}", **rest) for c in claims]
    return between(readings)


def between(readings: list[Any]) -> list[Contradiction]:
    grounded = [ground(r, THEATRE) for r in readings]
    voices = find_voices(grounded, THEATRE)
    views = {v.ref: v for v in all_views(grounded, voices, THEATRE)}
    refs = [ClaimRef(report=r.id, claim=c.id) for r in grounded for c in r.claims]
    return list(find_contradictions([said(views[ref], voices.of(ref)) for ref in refs]))


def types(*claims: Any) -> list[str]:
    return [c.type for c in found(*claims)]
