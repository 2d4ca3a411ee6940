"""Drawing a snapshot: the parts of the page, by the brief's own functions, and the files of its map."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from html import unescape
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from recoupe import exchange, i18n
from recoupe.desk.records.keep import engine
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.site.models import Drawing
from recoupe.drawing import map as maps
from recoupe.drawing.page import pieces, sides, situations
from recoupe.drawing.page.changed import changed
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.lists import sources
from recoupe.drawing.page.numbers import days_or_unknown
from recoupe.drawing.page.pictures import draw as draw_pictures
from recoupe.drawing.page.reports import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.site.models import Snapshot
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

FILES = {
    "map.svg": "image/svg+xml",
    "map-narrow.svg": "image/svg+xml",
    "map.png": "image/png",
    "map.geojson": "application/geo+json",
    "map.json": "application/json",
}
"""The files that every drawing has, and what they are; `map.json` is what the interactive map draws."""

_PLOT = re.compile(r"plot-\d{1,4}\.svg|repeats\.svg")
"""Names of the pictures beside the map: ranges of each incident, and who repeats whom."""

_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)

OPEN_REPORTS = 3
"""Up to so many reports show their sentences at once."""


def drawing(snapshot: Snapshot, lang: str) -> Drawing:
    """Return a snapshot's drawing in a language, made if there is none by this version of the program."""
    found = Drawing.objects.filter(snapshot=snapshot, lang=lang).first()
    if found is not None and found.engine == engine():
        return found
    theatre = theatre_of(snapshot.theatre)
    with i18n.use(lang):
        parts, told, files = drawn(
            snapshot.public(lang), theatre, lang, lambda name: reverse("site:file", args=[snapshot.pk, lang, name])
        )
    values = {"engine": engine(), "parts": parts, "summary": told}
    made, _new = Drawing.objects.update_or_create(snapshot=snapshot, lang=lang, defaults=values)
    erase(made)
    for name, data in files.items():
        default_storage.save(f"{made.folder}/{name}", ContentFile(data))
    return made


def erase(drawing: Drawing) -> None:
    """Remove the files of a drawing."""
    with suppress(FileNotFoundError):
        for name in default_storage.listdir(drawing.folder)[1]:
            default_storage.delete(f"{drawing.folder}/{name}")


def kind(name: str) -> str | None:
    """Return what a file of a drawing is, by its name; None for a name that no file has."""
    return FILES.get(name) or ("image/svg+xml" if _PLOT.fullmatch(name) else None)


def drawn(
    brief: Brief, theatre: Theatre | None, lang: str, at: Callable[[str], str] | None = None
) -> tuple[dict[str, Any], dict[str, Any], dict[str, bytes]]:
    """Return (parts, summary, files) of a brief, in the language in use. Stores nothing: previews use it too.

    `at` gives a file's address: plots are shown from theirs, as the map is. Without it they are drawn into the parts.
    """
    edition = Edition(brief, theatre)
    pictures = draw_pictures(brief, theatre, lang, interactive=False)
    plots = {f"plot-{n}.svg": svg for n, svg in enumerate(pictures.plots.values(), 1) if svg}
    if pictures.repeats_svg:
        plots["repeats.svg"] = pictures.repeats_svg
    found = pieces.gather(
        edition, pictures, styled=False, aside={svg: at(name) for name, svg in plots.items()} if at else None
    )
    live = maps.map_data(brief, theatre, lang) if brief.incidents else {"empty": True}
    parts = {
        "map_alt": described(pictures.map_svg),
        "interactive": not live["empty"],
        "lost": [str(one) for one in pictures.lost],
        "changed": pieces.fragment("_changed.html.j2", changed=changed(edition)),
        "situations": [
            pieces.fragment("_situation.html.j2", situation=view, situations=found.situations)
            for view in found.situations
        ],
        "sources": pieces.fragment(
            "_sources.html.j2",
            legend=sides.legend(edition),
            sources=sources(edition),
            repeats_svg=found.repeats_svg,
        ),
        "quoted": pieces.fragment(
            "_quoted.html.j2",
            reports=[excerpt(edition, reading, found.placed) for reading in brief.reports],
            open_reports=OPEN_REPORTS,
        ),
        "about": pieces.fragment(
            "_colophon.html.j2", statuses=pieces.statuses(), hedge_note=pieces.hedge_note(), downloads=()
        ),
        "said": said(edition),
    }
    files = {
        "map.svg": pictures.map_svg.encode(),
        "map-narrow.svg": pictures.narrow_svg.encode(),
        "map.png": maps.map_png(brief, theatre, lang),
        "map.geojson": _json(exchange.geojson(brief, theatre)),
    }
    if at:
        files |= {name: svg.encode() for name, svg in plots.items()}
    if not live["empty"]:
        files["map.json"] = _json(live)
    return parts, summary(edition), files


def said(edition: Edition) -> dict[str, list[str]]:
    """Return {"report / claim": [anchor on the page, who says it]} of claims and movements."""
    out = {}
    for reading in edition.brief.reports:
        for claim in reading.claims:
            told = edition.claim(reading, claim)
            out[f"{reading.id} / {claim.id}"] = [told.key, edition.speaker(told)]
        for movement in reading.movements:
            moved = edition.movement(reading, movement)
            who = edition.named_speaker(movement.source, reading) or edition.outlet(reading)
            out[f"{reading.id} / {movement.id}"] = [moved.key, who]
    return out


def summary(edition: Edition) -> dict[str, Any]:
    """Return what lists of pages and search engines are told: days, statuses, places, reports."""
    views = [situations.view(edition, s, found, set()) for s, found in situations.gathered(edition)]
    incidents = edition.brief.incidents
    dated = [i.when for i in incidents if i.when]
    places: dict[str, list[float | None]] = {}
    for incident in incidents:
        place = incident.place
        if place is not None and place.located:
            places.setdefault(edition.place_name(place), [place.lat, place.lon])
    return {
        "when": "; ".join(dict.fromkeys(v.when for v in views)) if dated else days_or_unknown(None),
        "statuses": ", ".join(v.statuses for v in views),
        "places": [[name, *at] for name, at in places.items()],
        "reports": [{"url": r.url, "title": r.title, "outlet": r.outlet} for r in edition.brief.reports],
    }


def described(svg: str) -> str:
    """Return what a drawing's own description says, for those who do not see it."""
    found = _DESCRIPTION.search(svg)
    return " ".join(unescape(found[1]).split()) if found else ""


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True).encode()
