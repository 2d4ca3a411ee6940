"""The pages as HTML: the corpus with what is asked of it, and one incident."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from recoupe import i18n
from recoupe.corpus.explore import counts, incident, listing, spots, timeline
from recoupe.drawing.page import inline_svg
from recoupe.drawing.page.links import safe_url
from recoupe.drawing.page.numbers import day, days_or_unknown
from recoupe.drawing.page.pieces import templates
from recoupe.drawing.page.words import MARKS, capital, event_name, kind_name, status_name
from recoupe.drawing.svg import render
from recoupe.i18n import gettext as _
from recoupe.model import When
from recoupe.theatres import load

if TYPE_CHECKING:
    from jinja2 import Environment

    from recoupe.corpus.explore.asked import Asked
    from recoupe.corpus.explore.shelf import Shelf
    from recoupe.drawing.scene import Scene


@cache
def _environment() -> Environment:
    return templates(
        "recoupe.corpus.explore", lang=i18n.current, day=day, when=_when, event_name=event_name, kind_name=kind_name,
        status_name=status_name, mark=MARKS.get, capital=capital, theatre_name=theatre_name, web=safe_url,
    )  # fmt: skip


def _when(row: dict[str, Any]) -> str:
    found = When(start=row["when_start"], end=row["when_end"] or row["when_start"]) if row["when_start"] else None
    return days_or_unknown(found)


def theatre_name(theatre_id: str | None) -> str:
    """Return what a theatre is called in the language in use; its id where this version does not know it."""
    if theatre_id is None:
        return _("no theatre")
    try:
        names = load(theatre_id).names
    except Exception:  # noqa: BLE001 - a corpus may name a theatre of somebody's own
        return theatre_id
    return names.get(i18n.current()) or names.get("en") or theatre_id


def _drawn(scene: Scene, prefix: str) -> Markup:
    return Markup(inline_svg.unstyled(render(scene, prefix=prefix)))  # noqa: S704 - our own drawing, labels escaped


def corpus(shelf: Shelf, asked: Asked, at: int = 1) -> str:
    """Return the page of a corpus with what is asked for; `at`: which page of the list, from 1."""
    totals = counts.totals(shelf, asked)
    bars = timeline.bars(shelf, asked)
    found, more_places = spots.spots(shelf, asked)
    places, outside = spots.together(found)
    last = max(1, -(-totals.incidents // listing.A_PAGE))
    return _environment().get_template("corpus.html.j2").render(
        name=shelf.name,
        asked=asked,
        totals=totals,
        by_status=counts.by_column(shelf, asked, "status"),
        by_event=counts.by_column(shelf, asked, "event"),
        by_theatre=counts.by_column(shelf, asked, "theatre"),
        by_source=counts.by_source(shelf, asked),
        offered={name: counts.values_of(shelf, name) for name in ("theatre", "event", "status")},
        timeline=_drawn(timeline.scene(bars, lambda b: _of_bar(asked, b)), "time") if bars else "",
        map=_drawn(spots.scene(places, lambda s: _of_spot(asked, s)), "map") if places else "",
        more_places=more_places,
        outside=outside,
        incidents=listing.page(shelf, asked, at),
        at=min(at, last),
        last=last,
    )  # fmt: skip


def _of_bar(asked: Asked, bar: timeline.Bar) -> str:
    return "/" + asked.with_(since=bar.since.isoformat(), until=bar.until.isoformat()).query


def _of_spot(asked: Asked, spot: spots.Spot) -> str | None:
    return "/" + asked.with_(spot=spot.id).query if spot.id else None


def of_incident(shelf: Shelf, incident_id: str) -> str | None:
    """Return the page of an incident, None if there is none with that id."""
    found = incident.told(shelf, incident_id)
    if found is None:
        return None
    return _environment().get_template("incident.html.j2").render(name=shelf.name, told=found, asked=None)


def wrong(heading: str, text: str) -> str:
    """Return a page that says what is wrong."""
    return _environment().get_template("wrong.html.j2").render(name="", heading=heading, text=text)
