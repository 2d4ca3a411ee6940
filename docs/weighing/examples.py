"""What the worked examples on these pages use: reports of one claim each, in an invented war of North and South.

Outlets, figures and quotations are invented.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from recoupe.model import Brief, Claim, Figure, Incident, Place, Reading, When
from recoupe.theatres.schema import Actor, Side, Theatre, TheatreSource
from recoupe.weighing import assemble

TOWN = Place(text="Amber", name="Amber", lat=34.6, lon=38.2, place_id="example:amber", precision="exact")
DAY = When(start=date(2016, 12, 8), end=date(2016, 12, 8))


def _names(name: str) -> dict[str, Any]:
    return {"names": {"en": name, "fr": name}, "aliases": {"en": (name,), "fr": (name,)}}


WAR = Theatre(
    id="example",
    names={"en": "North and South", "fr": "Nord et Sud"},
    countries=("SY",),
    timezone="Asia/Damascus",
    sides=(
        Side(id="north", names={"en": "North", "fr": "Nord"}, colour="#D55E00"),
        Side(id="south", names={"en": "South", "fr": "Sud"}, colour="#0072B2"),
    ),
    actors=(
        Actor(id="north-army", side="north", kind="state force", **_names("Northern Army")),
        Actor(id="south-front", side="south", kind="armed group", **_names("Southern Front")),
    ),
    sources=(
        TheatreSource(id="north-news", side="north", kind="state media", **_names("North News")),
        TheatreSource(id="south-radio", side="south", kind="party media", **_names("South Radio")),
        TheatreSource(id="monitor", side=None, kind="monitor", **_names("Grey Monitor")),
        TheatreSource(id="medics", side=None, kind="NGO", **_names("White Medics")),
    ),
)
"""Two sides, each with an army and an outlet of its own; a monitor and medics of neither."""


def count(kind: str, text: str, low: int | None, high: int | None, who: str, **rest: Any) -> Figure:
    """Return a figure: `count("killed", "at least 22 people", 22, None, "people")`."""
    return Figure.model_validate({"kind": kind, "text": text, "low": low, "high": high, "who": who, **rest})


def says(source: str | None, quote: str, *figures: Figure, outlet: str | None = None, **rest: Any) -> Reading:
    """Return a report of one claim: a strike on Amber on 8 December 2016, unless told otherwise.

    `outlet` published it (without one, one of its own), on `published` (2016-12-09); the rest is the claim's.
    """
    published = date.fromisoformat(rest.pop("published", "2016-12-09"))
    text = rest.pop("text", quote)
    given = {"event": "air/drone strike", "places": (TOWN,), "when": DAY, **rest}
    claim = Claim(id="c1", quote=quote, source=source, figures=figures, **given)
    name = outlet or f"Paper {sum(map(ord, quote)) % 900}"
    return Reading(id=f"{name}, {published}", outlet=name, published=published, lang="en", text=text, claims=(claim,))


def brief(*reports: Reading, **rest: Any) -> Brief:
    """Return the brief of some reports."""
    return assemble(reports, WAR, **rest)


def weighed(*reports: Reading, **rest: Any) -> Incident:
    """Return the one incident that some reports are about."""
    (incident,) = brief(*reports, **rest).incidents
    return incident


def reasons(incident: Incident, rule: str) -> list[str]:
    """Return what the reasons of one rule say."""
    if incident.assessment is None:
        return []
    return [r.text for r in incident.assessment.reasons if r.rule == rule]


def clashes(incident: Incident) -> list[tuple[str, str]]:
    """Return the type of each contradiction, and why it is one."""
    return [(c.type, c.why) for c in incident.contradictions]


def ranges(incident: Incident) -> list[tuple[str, int | None, int | None, int | None]]:
    """Return (kind, low, best, high) of every reported range."""
    figures = incident.assessment.figures if incident.assessment else ()
    return [(f.kind, f.low, f.best, f.high) for f in figures]
