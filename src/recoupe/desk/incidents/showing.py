"""An incident as HTML, by the brief's own fragments: the same figures look the same wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Max
from markupsafe import Markup

from recoupe import i18n
from recoupe.desk.incidents.mapped import story_of
from recoupe.desk.incidents.stored import brief_of, narrowed
from recoupe.desk.records.keep import engine
from recoupe.desk.records.models import Report
from recoupe.desk.registry.models import Entry
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.web.drawn import store
from recoupe.drawing import map as maps
from recoupe.drawing import plots
from recoupe.drawing.page import incidents as views
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.pieces import environment
from recoupe.drawing.page.reports import excerpt, report
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.desk.incidents.models import Incident

KEPT = 30 * 24 * 3600
"""Seconds that a drawing is kept."""

WHOLE = 12
"""Reports of an incident that are shown whole; of more, only the passages that tell of it."""

PICTURES = ("map", "ranges", "repeats")


@dataclass(frozen=True)
class Kept:
    """What is made of incidents in one state, in one language. It is made when it is first asked for, and kept.

    `key` names the state: it is the same as long as nothing of it would be drawn in another way.
    """

    key: str
    make: Callable[[], str]

    def text(self) -> str:
        """Return it."""
        found: str | None = store().get(self.key)
        if found is None:
            found = self.make()
            store().set(self.key, found, KEPT)
        return found


def fragment(incident: Incident) -> Markup:
    """Return the incident with its versions and reasons, and its reports, in the language in use.

    Of many reports only passages: the page of a much told incident must not take a megabyte. Kept until the incident
    changes.
    """
    lang = i18n.current()
    return Markup(_kept("incident", [incident], lambda: _fragment(incident, lang)).text())  # noqa: S704 - the brief's own templates, which escape


def _fragment(incident: Incident, lang: str) -> str:
    brief = brief_of([incident], lang)
    many = len(brief.reports) > WHOLE
    if many:
        brief = narrowed(brief)
    edition = Edition(brief, theatre_of(incident.theatre))
    placed: set[str] = set()
    noun = edition.brief.incidents[0]
    shown = views.view(edition, noun, placed)
    reports = [(excerpt if many else report)(edition, reading, placed) for reading in edition.brief.reports]
    env = environment()
    macros = env.get_template("_macros.html.j2").module
    full = env.get_template("_reports.html.j2").render(reports=reports, open_reports=0, rejected=())
    note = _("Of its {n} reports only the passages that tell of it are shown.", n=len(reports)) if many else ""
    told = Markup('<p class="quiet">{}</p>').format(note) if many else ""
    return str(macros.incident(shown)) + told + full  # type: ignore[attr-defined]


def picture(incident: Incident, what: str) -> Kept:
    """Return a drawing of an incident as SVG: its `map`, its `ranges`, or who `repeats` whom. Kept until it changes."""
    lang = i18n.current()

    def draw() -> str:
        brief, theatre = brief_of([incident], lang), theatre_of(incident.theatre)
        if what == "map":
            return maps.map_svg(brief, theatre, lang)
        if what == "ranges":
            return plots.range_plot(brief.incidents[0], brief, theatre, lang)
        return plots.repeats_graph(brief, theatre, lang)

    return _kept(what, [incident], draw)


def map_of(incidents: Sequence[Incident]) -> Kept:
    """Return the map of some incidents of one theatre as SVG, kept until one of them changes."""
    lang = i18n.current()

    def draw() -> str:
        theatre = theatre_of(incidents[0].theatre) if incidents else None
        return maps.story_svg(story_of(incidents, theatre, lang), theatre, lang)

    return _kept("list", incidents, draw)


def _kept(what: str, incidents: Sequence[Incident], make: Callable[[], str]) -> Kept:
    return Kept(f"{what}-{i18n.current()}-{state_of(incidents)}", make)


def state_of(incidents: Sequence[Incident]) -> str:
    """Return what tells one state of incidents from any other: weighed or decided anew, a claim of one of their reports
    changed, an entry of a registry that names what is in them, another version of the program. Two queries, however
    many incidents.
    """
    reports = Report.objects.filter(claims__membership__incident__in=[i.pk for i in incidents])
    changed = reports.aggregate(last=Max("changed"))["last"]
    entered = Entry.objects.filter(theatre__in={i.theatre for i in incidents}).aggregate(last=Max("pk"))["last"]
    versions = ",".join(f"{i.pk}.{i.version}" for i in incidents)
    return sha256(f"{versions};{changed};{entered};{engine()}".encode()).hexdigest()[:32]
