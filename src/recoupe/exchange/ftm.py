"""FollowTheMoney entities (JSON Lines), for OpenAleph and other tools of investigators.

Articles are the reports, Events the incidents, LegalEntities the parties that the registry knows, Mentions the parties
as an article writes them, Documentations who says what of an event in which article.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from recoupe.exchange import words
from recoupe.exchange.acled import notes
from recoupe.exchange.lines import dumped
from recoupe.exchange.plain import plain
from recoupe.exchange.told import place_name, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.exchange.told import Told
    from recoupe.model import Brief, Claim, Reading
    from recoupe.theatres.schema import Theatre

_LANGUAGES = {"en": "eng", "fr": "fra"}


def ftm(brief: Brief, theatre: Theatre | None) -> str:
    """Return the brief as FollowTheMoney entities, one a line, each once: articles first, then incident by incident.

    Ids are made from the brief's own, so that a later brief of the same incident updates it. Civilians and other kinds
    of people are no parties: they are mentioned, and resolved to nobody.
    """
    found: dict[str, dict[str, Any]] = {}
    for entity in _entities(brief, theatre):
        found.setdefault(entity["id"], entity)
    return dumped(found.values())


def _entities(brief: Brief, theatre: Theatre | None) -> Iterator[dict[str, Any]]:
    for report in brief.reports:
        yield _article(report)
    for one in told(brief, theatre):
        yield from _parties(one)
        yield from _event(one)
        for report, claim in one.claims:
            yield _documentation(one, report, claim)
            yield from _mentions(one, report, claim)


def _id(kind: str, *parts: str) -> str:
    digest = hashlib.sha256("\n".join(parts).encode("utf8", "replace")).hexdigest()[:32]
    return f"recoupe-{kind}-{digest}"


def _entity(id_: str, schema: str, **values: str | Iterable[str] | None) -> dict[str, Any]:
    """Return an entity with the properties that have a value; FollowTheMoney holds each as a list of texts."""
    properties: dict[str, list[str]] = {}
    for name, value in values.items():
        texts = [value] if isinstance(value, str) else list(value or ())
        kept = [t for text in texts if (t := plain(text).strip())]
        if kept:
            properties[name] = list(dict.fromkeys(kept))
    return {"id": id_, "schema": schema, "properties": properties}


def _article(report: Reading) -> dict[str, Any]:
    names = (plain(n or "").strip() for n in (report.title, report.outlet, report.id))
    return _entity(
        _id("report", report.id),
        "Article",
        name=next((n for n in names if n), None),
        title=report.title,
        fileName=report.id,
        publisher=report.outlet,
        publishedAt=report.published.isoformat() if report.published else None,
        language=_LANGUAGES.get(report.lang),
        author=[c.name for c in report.credits if c.role == "author"],
        sourceUrl=report.url,
    )


def _party(id_: str) -> str:
    return _id("party", id_)


def _parties(one: Told) -> Iterator[dict[str, Any]]:
    for who in (*one.who("by"), *one.who("against")):
        if who.known:
            yield _entity(_party(who.id or ""), "LegalEntity", name=who.name)


def _event(one: Told) -> Iterator[dict[str, Any]]:
    incident, place = one.incident, one.place
    address = _id("place", place.place_id or place.text) if place else None
    if place and address and place_name(place).strip():
        yield _entity(
            address,
            "Address",
            name=place_name(place),
            full=place_name(place),
            remarks=words.precision(one),
            state=one.region,
            country=one.country.lower(),
            latitude=str(place.lat) if place.located else None,
            longitude=str(place.lon) if place.located else None,
        )
    yield _entity(
        _id("incident", incident.id),
        "Event",
        name=words.title(one),
        summary=notes(one, one.count("killed")),
        recordId=incident.id,
        startDate=incident.when.start.isoformat() if incident.when else None,
        endDate=incident.when.end.isoformat() if incident.when else None,
        location=place_name(place),
        addressEntity=address if place_name(place).strip() else None,
        country=one.country.lower(),
        involved=[_party(w.id or "") for w in (*one.who("by"), *one.who("against")) if w.known],
        proof=[_id("report", r.id) for r in one.reports],
        sourceUrl=[r.url for r in one.reports if r.url],
    )


def _documentation(one: Told, report: Reading, claim: Claim) -> dict[str, Any]:
    return _entity(
        _id("claim", report.id, claim.id),
        "Documentation",
        document=_id("report", report.id),
        entity=_id("incident", one.incident.id),
        role=f"{claim.stance}: {claim.source or report.outlet or report.id}",
        status=one.status,
        summary=claim.quote,
        recordId=f"{report.id}/{claim.id}",
        publisher=report.outlet,
        sourceUrl=report.url,
        date=report.published.isoformat() if report.published else None,
    )


def _mentions(one: Told, report: Reading, claim: Claim) -> Iterator[dict[str, Any]]:
    known = {w.id for w in (*one.who("by"), *one.who("against")) if w.known}
    for text, id_ in ((claim.by, claim.by_id), (claim.against, claim.against_id)):
        if text and plain(text).strip():
            yield _entity(
                _id("mention", report.id, text, id_ or ""),
                "Mention",
                document=_id("report", report.id),
                name=text,
                resolved=_party(id_) if id_ and id_ in known else None,
            )
