"""The places of a report: found, and located where anyone can tell, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.containment import radius_of
from recoupe.grounding.place_names import locate_names
from recoupe.grounding.place_reasons import reason_for
from recoupe.grounding.resolution import resolve
from recoupe.grounding.theatre_places import local_precision
from recoupe.grounding.toponyms import recognise
from recoupe.languages.columns import whole_of
from recoupe.model import Place, Precision, Reason

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.resolution import Choice
    from recoupe.grounding.toponym_scene import Mention
    from recoupe.theatres.schema import Theatre

_PRECISION: dict[str, Precision] = {
    "populated": "exact",
    "district": "district",
    "region": "region",
    "country": "country",
    "continent": "country",
    "area": "area",
    "field": "near",
}
_TOWNS = frozenset({"village", "town", "city", "populated"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A place as mentioned.

    `kind`: populated, quarter, district, region, country, area, continent, field, site (a spot with or without a
    name), a kind of the theatre's own, demonym (never an event's place) or unknown. `country` is an ISO 3166-1 code,
    `region` the name of the first-level region, `radius_km` how far from the coordinates the true spot may be; null
    where that is not known. A place that the theatre knows by name only has a name and an id, and no coordinates.
    """

    place: Place
    kind: str
    country: str | None
    region: str | None
    radius_km: float | None
    reason: Reason


def find_places(doc: Doc, lang: str, theatre: Theatre | None = None) -> list[Placed]:
    """Return the places that a parsed report mentions, in text order; offsets are the report's.

    `doc` is `languages.parse` of its text. Raises UnsupportedLanguage if there is no folder for `lang`.
    """
    gazetteer.refresh()
    text = whole_of(doc)
    return _placed(recognise(text, lang, theatre, doc), text, theatre)


def ground_names(names: list[str], text: str, lang: str | None = None, theatre: Theatre | None = None) -> list[Placed]:
    """Return the places that bare names mean, in the order of `names`; `text` (may be empty) is the context."""
    gazetteer.refresh()
    mentions, which = locate_names(names, text, lang, theatre)
    placed = _placed(mentions, text, theatre)
    return [placed[k] for k in which]


def _placed(mentions: list[Mention], text: str, theatre: Theatre | None) -> list[Placed]:
    countries = theatre.countries if theatre else ()
    choices = resolve(mentions, text, countries)
    return [_place(m, c, theatre) for m, c in zip(mentions, choices, strict=True)]


def _place(mention: Mention, choice: Choice, theatre: Theatre | None) -> Placed:
    entry = choice.entry
    if mention.kind == "demonym":
        entry = gazetteer.country(mention.country or "")
    reason = reason_for(mention, choice)
    kind = _kind(mention, entry)
    start, end = (mention.start, mention.end) if mention.start >= 0 else (None, None)
    if entry is None:
        place = Place(text=mention.text, start=start, end=end)
        return Placed(place, kind, None, None, None, reason)
    region = gazetteer.region_of(entry.region) if entry.region else None
    if not entry.located:
        place = Place(text=mention.text, start=start, end=end, name=entry.name, place_id=entry.id)
        return Placed(place, kind, entry.country or None, region.name if region else None, None, reason)
    precision = local_precision(theatre, entry.id) or _PRECISION.get(entry.kind, "exact")
    beside = mention.hint == "site" and mention.text != mention.core and kind == "populated"
    if (mention.near or beside) and precision == "exact":
        precision = "near"
    place = Place(
        text=mention.text, start=start, end=end, name=entry.name, lat=entry.lat, lon=entry.lon,
        place_id=entry.id, precision=precision,
    )  # fmt: skip
    return Placed(
        place, kind, entry.country or None, region.name if region else None, radius_of(entry, precision), reason
    )


def _kind(mention: Mention, entry: Entry | None) -> str:
    if mention.kind != "name":
        return mention.kind
    if entry is None:
        return mention.hint or "unknown"
    if entry.local and entry.kind in _TOWNS:
        return "populated"
    return mention.hint if mention.hint == "quarter" and entry.kind == "populated" else entry.kind


__all__ = ["Placed", "find_places", "ground_names"]
