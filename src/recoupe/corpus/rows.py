"""Nouns as rows of the tables: what each says, under the tables' names. What joins tables is added later, in SQL."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.linking.view import View
    from recoupe.model import (
        Claim,
        ClaimRef,
        Context,
        Contradiction,
        Figure,
        Incident,
        Link,
        Movement,
        Place,
        Reading,
        Reason,
        Version,
        When,
    )
    from recoupe.provenance.voices import Voice

Row = dict[str, Any]


def report_row(reading: Reading) -> Row:
    """Return what a report says of itself, its claims, movements and context nested in it."""
    return {
        "id": reading.id,
        "published": reading.published,
        "outlet": reading.outlet,
        "lang": reading.lang,
        "url": reading.url,
        "title": reading.title,
        "text": reading.text,
        "credits": [{"name": c.name, "role": c.role} for c in reading.credits],
        "claims": [claim_row(c) for c in reading.claims],
        "movements": [movement_row(m) for m in reading.movements],
        "context": [context_row(c) for c in reading.context],
    }


def claim_row(claim: Claim) -> Row:
    """Return what a claim says."""
    spans = sorted(claim.spans.items())
    return {
        "claim": claim.id,
        **{name: getattr(claim, name) for name in ("event", "stance", "hedged", "source", "source_id", "source_side")},
        **{name: getattr(claim, name) for name in ("via", "cue", "by", "by_id", "against", "against_id", "confidence")},
        **_days(claim.when),
        "places": _places(claim.places),
        "figures": [_figure(f) for f in claim.figures],
        **_quote(claim),
        "spans": [{"of": name, "start": span[0], "end": span[1]} for name, span in spans if span],
        "reasons": reasons(claim.reasons),
    }


def movement_row(move: Movement) -> Row:
    """Return what a movement says."""
    return {
        "movement": move.id,
        **{name: getattr(move, name) for name in ("kind", "stance", "hedged", "source", "via", "by")},
        **_days(move.when),
        "from_places": _places(move.from_),
        "to_places": _places(move.to),
        **_quote(move),
    }


def context_row(context: Context) -> Row:
    """Return a context sentence."""
    return {"kind": context.kind, **_quote(context)}


def incident_row(incident: Incident, views: Iterable[View], voices: Iterable[Voice]) -> Row:
    """Return an incident with what its claims' reports and voices come to; its versions and the like nested in it."""
    place, found = incident.place, incident.assessment
    assert found is not None  # noqa: S101 - it is weighed
    views = list(views)
    days = [v.report.published for v in views if v.report.published]
    return {
        "id": incident.id,
        "theatre": theatre_of(v.report.theatre for v in views),
        "event": incident.event,
        **_days(incident.when),
        "place": (place.name or place.text) if place else None,
        **{name: getattr(place, name, None) for name in ("place_id", "lat", "lon", "precision")},
        "status": found.status,
        "claims": len(incident.claims),
        "reports": found.reports,
        "independent_sources": found.independent_sources,
        "languages": sorted({v.report.lang for v in views}),
        "sides": sorted({v.side for v in voices if v.side}),
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
        "members": refs(incident.claims),
        "links": [_link(link) for link in incident.links],
        "versions": [_version(n, v) for n, v in enumerate(incident.versions, 1)],
        "contradictions": [_contradiction(n, c) for n, c in enumerate(incident.contradictions, 1)],
        "assessment": {
            "status": found.status,
            "admitted_by": found.admitted_by,
            "independent_sources": found.independent_sources,
            "reports": found.reports,
            "figures": [
                {"kind": f.kind, "who": f.who, "low": f.low, "best": f.best, "high": f.high,
                 "reasons": reasons(f.reasons)}
                for f in found.figures
            ],
            "rulings": [
                {"claim": refs([r.claim])[0], "verdict": r.verdict, "why": r.why} for r in found.rulings
            ],
            "reasons": reasons(found.reasons),
            "wanted": list(found.wanted),
        },
    }  # fmt: skip


def theatre_of(told: Iterable[str | None]) -> str | None:
    """Return the theatre that most are of, of equals the first by id; None where none is of any."""
    counts = Counter(name for name in told if name)
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def refs(claims: Iterable[ClaimRef]) -> list[Row]:
    """Return references to claims."""
    return [{"report": r.report, "claim": r.claim} for r in claims]


def reasons(found: Iterable[Reason]) -> list[Row]:
    """Return reasons, each with the claims that it rests on."""
    return [{"rule": r.rule, "text": r.text, "claims": refs(r.claims)} for r in found]


def _version(n: int, version: Version) -> Row:
    return {"version": n, "side": version.side, "holders": list(version.holders), "claims": refs(version.claims)}


def _contradiction(n: int, found: Contradiction) -> Row:
    return {
        "contradiction": n, "type": found.type,
        "a_report": found.a.report, "a_claim": found.a.claim, "b_report": found.b.report, "b_claim": found.b.claim,
        "why": found.why,
    }  # fmt: skip


def _link(link: Link) -> Row:
    a, b = refs((link.a, link.b))
    return {"a": a, "b": b, "how": link.how, "probability": link.probability, "weight": link.weight}


def _days(when: When | None) -> Row:
    return {"when_start": when.start if when else None, "when_end": when.end if when else None}


def _quote(noun: Claim | Movement | Context) -> Row:
    return {"quote": noun.quote, "quote_start": noun.start, "quote_end": noun.end}


def _places(places: Iterable[Place]) -> list[Row]:
    return [
        {name: getattr(p, name) for name in ("text", "start", "end", "name", "lat", "lon", "place_id", "precision")}
        for p in places
    ]


def _figure(figure: Figure) -> Row:
    names = ("kind", "who", "low", "high", "qualifier", "text", "start", "end", "part_of", "cumulative")
    return {name: getattr(figure, name) for name in names}
