"""From what a person typed to a claim: names are exact substrings of the text, resolved anew where they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from recoupe.desk.records.readings import reading
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.drawing.page.spans import locate
from recoupe.grounding.places import ground_names
from recoupe.i18n import gettext as _
from recoupe.model import Claim as ClaimNoun
from recoupe.model import Figure, Place, When
from recoupe.weighing.ground import ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.desk.records.models import Report

NAMED = {"source": ("source_id", "source_side"), "via": (), "cue": (), "by": ("by_id",), "against": ("against_id",)}
"""Text fields of a claim, and what was resolved from each."""


def corrected(report: Report, before: dict[str, Any] | None, given: dict[str, Any]) -> dict[str, Any]:
    """Return a claim in the core's shape from a form's cleaned data.

    `before` is the claim as it stood, None for a new one. What was resolved from a name (id, side, coordinates) is kept
    while the name stays, and resolved again when it changes. Raises ValidationError naming each field whose words do
    not stand in the report's text.
    """
    text = report.text
    whole = given["span"]
    claim: dict[str, Any] = {**(before or {"id": "new", "confidence": None, "reasons": [], "spans": {}})}
    claim.update(quote=text[slice(*whole)], start=whole[0], end=whole[1])
    claim.update({name: given[name] for name in ("stance", "hedged", "event")})
    missing: dict[str, str] = {}
    spans = dict(claim.get("spans") or {})
    for name, resolved in NAMED.items():
        words = given[name] or None
        if words == claim.get(name):
            continue
        span = locate(text, words, whole) or locate(text, words)
        if words and span is None:
            missing[name] = not_there(words)
        spans[name] = span
        claim[name] = words
        claim.update(dict.fromkeys(resolved))
    known = claim.get("figures") or []
    figures = [_figure(text, whole, row, known, missing) for row in given["figures"]]
    places_now = places(report, claim.get("places") or [], given["places"], whole, missing)
    if missing:
        raise ValidationError(missing)
    when = When(start=given["first"], end=given["last"] or given["first"]).dump() if given["first"] else None
    claim.update(spans=spans, figures=figures, places=places_now, when=when)
    return claim if claim == before else _grounded(report, claim).dump()


def not_there(words: str) -> str:
    """Return that words do not stand in the text."""
    return _("“{words}” does not stand in the text. Copy the words exactly as the report has them.", words=words)


def _figure(
    text: str, whole: tuple[int, int], row: dict[str, Any], known: list[dict[str, Any]], missing: dict[str, str]
) -> dict[str, Any]:
    row = {**row, "who": row["who"] or None, "qualifier": row["qualifier"] or None}
    same = next((f for f in known if all(f.get(name) == value for name, value in row.items())), None)
    if same:
        return same
    span = locate(text, row["text"], whole) or locate(text, row["text"])
    if span is None:
        missing["figures"] = not_there(row["text"])
        span = (0, 0)
    return Figure.model_validate({**row, "start": span[0], "end": span[1]}).dump()


def places(
    report: Report,
    before: list[dict[str, Any]],
    names: Iterable[str],
    whole: tuple[int, int],
    missing: dict[str, str],
) -> list[dict[str, Any]]:
    """Return the places by their names as written: those known before as they were, new ones looked up in the text."""
    known = {p["text"]: p for p in before}
    fresh = [n for n in names if n not in known]
    for name in fresh:
        if locate(report.text, name) is None:
            missing["places"] = not_there(name)
    found = ground_names(fresh, report.text, report.lang, theatre_of(report.theatre)) if fresh and not missing else ()
    placed = {name: one.place for name, one in zip(fresh, found, strict=False)}
    out = []
    for name in names:
        if name in known:
            out.append(known[name])
            continue
        span = locate(report.text, name, whole) or locate(report.text, name) or (None, None)
        place = placed.get(name) or Place(text=name)
        out.append({**place.dump(), "text": name, "start": span[0], "end": span[1]})
    return out


def _grounded(report: Report, claim: dict[str, Any]) -> ClaimNoun:
    """Return the claim with the ids and sides that its names resolve to, among the report's other claims."""
    noun = ClaimNoun.model_validate(claim)
    held = reading(report)
    others = tuple(c for c in held.claims if c.id != noun.id)
    done = ground(held.model_copy(update={"claims": (*others, noun)}), theatre_of(report.theatre))
    return done.claims[-1]
