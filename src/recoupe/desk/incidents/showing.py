"""An incident as HTML, by the brief's own fragments: the same figures look the same wherever they stand."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.cache import cache
from markupsafe import Markup

from recoupe import i18n
from recoupe.desk.incidents.stored import brief_of
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.drawing import map as maps
from recoupe.drawing import plots
from recoupe.drawing.page import incidents as views
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.pieces import environment
from recoupe.drawing.page.reports import report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.desk.incidents.models import Incident

DAY = 24 * 3600
PICTURES = ("map", "ranges", "repeats")


def fragment(incident: Incident) -> Markup:
    """Return the incident with its versions and reasons, and its reports in full, in the language in use.

    Kept until the incident changes.
    """
    lang = i18n.current()
    return Markup(_kept(f"incident:{incident.key}:{incident.version}:{lang}", lambda: _fragment(incident, lang)))  # noqa: S704 - the brief's own templates, which escape


def _fragment(incident: Incident, lang: str) -> str:
    edition = Edition(brief_of([incident], lang), theatre_of(incident.theatre))
    placed: set[str] = set()
    noun = edition.brief.incidents[0]
    shown = views.view(edition, noun, placed)
    reports = [report(edition, reading, placed) for reading in edition.brief.reports]
    env = environment()
    macros = env.get_template("_macros.html.j2").module
    full = env.get_template("_reports.html.j2").render(reports=reports, open_reports=0, rejected=())
    return str(macros.incident(shown)) + full  # type: ignore[attr-defined]


def picture(incident: Incident, what: str) -> str:
    """Return a drawing of an incident as SVG: its `map`, its `ranges`, or who `repeats` whom. Kept until it changes."""
    lang = i18n.current()

    def draw() -> str:
        brief, theatre = brief_of([incident], lang), theatre_of(incident.theatre)
        if what == "map":
            return maps.map_svg(brief, theatre, lang)
        if what == "ranges":
            return plots.range_plot(brief.incidents[0], brief, theatre, lang)
        return plots.repeats_graph(brief, theatre, lang)

    return _kept(f"picture:{what}:{incident.key}:{incident.version}:{lang}", draw)


def map_of(incidents: Sequence[Incident]) -> str:
    """Return the map of some incidents of one theatre as SVG, kept until one of them changes."""
    lang = i18n.current()
    state = ",".join(f"{i.pk}.{i.version}" for i in incidents)

    def draw() -> str:
        theatre = theatre_of(incidents[0].theatre) if incidents else None
        return maps.map_svg(brief_of(incidents, lang), theatre, lang)

    return _kept(f"map:{lang}:{sha256(state.encode()).hexdigest()[:24]}", draw)


def _kept(key: str, make: Callable[[], str]) -> str:
    found: str | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, DAY)
    return found
