"""The front of a language: its latest situations, and one map of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recoupe import i18n
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.site.drawn import described
from recoupe.desk.site.frame import frame
from recoupe.desk.site.models import Drawing, Overview, SituationPage, Snapshot
from recoupe.drawing import map as maps
from recoupe.drawing.page.lead import main_incident
from recoupe.model import Brief

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from recoupe.desk.site.models import FrontPage
    from recoupe.model import Incident, Reading

LATEST = 12
"""Situations on the front; the archive has the rest."""

ON_MAP = 8
"""Situations on its map: more would not be told apart."""


@dataclass(frozen=True)
class Entry:
    """A situation in a list: its headline and lead, the days, how its incidents stand."""

    title: str
    url: str
    lead: str
    when: str
    statuses: str
    theatre: str
    start: date | None
    published: datetime | None


def context(page: FrontPage) -> dict[str, Any]:
    """Return what the front page shows."""
    lang = page.locale.language_code
    latest = SituationPage.objects.live().filter(locale=page.locale).order_by("-first_published_at", "-pk")
    return {
        **frame(page),
        "entries": entries(latest.select_related("locale")[:LATEST], lang),
        "overview": Overview.objects.filter(lang=lang).exclude(wide="").only("alt", "made_at").first(),
    }


def entries(pages: Iterable[SituationPage], lang: str) -> list[Entry]:
    """Return pages as a list shows them. One query besides the pages' own."""
    listed = list(pages)
    drawings = Drawing.objects.filter(snapshot__translation_key__in=[p.translation_key for p in listed], lang=lang)
    told: dict[Any, dict[str, Any]] = dict(
        drawings.order_by("snapshot_id").values_list("snapshot__translation_key", "summary")
    )
    return [
        Entry(
            title=p.title,
            url=p.get_url() or "",
            lead=p.lead,
            when=told.get(p.translation_key, {}).get("when", ""),
            statuses=told.get(p.translation_key, {}).get("statuses", ""),
            theatre=p.theatre,
            start=p.start,
            published=p.first_published_at,
        )
        for p in listed
    ]


def redraw(lang: str) -> None:
    """Draw the map of a language's front anew."""
    latest = SituationPage.objects.live().filter(locale__language_code=lang).order_by("-first_published_at", "-pk")
    keys = list(latest.values_list("translation_key", flat=True)[:ON_MAP])
    newest = {s.translation_key: s for s in Snapshot.objects.filter(translation_key__in=keys).order_by("pk")}
    snapshots = [newest[key] for key in keys if key in newest]
    wide = narrow = ""
    brief = together([s.public(i18n.fitting(lang)) for s in snapshots])
    if brief.incidents:
        theatre = theatre_of(snapshots[0].theatre)
        with i18n.use(i18n.fitting(lang)):
            wide = maps.map_svg(brief, theatre, i18n.fitting(lang))
            narrow = maps.map_svg(brief, theatre, i18n.fitting(lang), narrow=True)
    values = {"wide": wide, "narrow": narrow, "alt": described(wide)}
    Overview.objects.update_or_create(lang=lang, defaults=values)


def together(briefs: Iterable[Brief]) -> Brief:
    """Return one brief with the incident that each of some briefs is told by, if it has a place, else the first that
    has one.
    """
    reports: dict[str, Reading] = {}
    incidents: dict[str, Incident] = {}
    for brief in briefs:
        located = [i for i in brief.incidents if i.place is not None and i.place.located]
        main = main_incident(brief.incidents)
        chosen = main if main in located else next(iter(located), None)
        if chosen is None or chosen.id in incidents:
            continue
        incidents[chosen.id] = chosen
        told = {(ref.report, ref.claim) for ref in chosen.claims}
        for report in brief.reports:
            kept = tuple(c for c in report.claims if (report.id, c.id) in told)
            if kept:
                before = reports[report.id].claims if report.id in reports else ()
                reports[report.id] = report.model_copy(
                    update={"claims": (*before, *kept), "movements": (), "context": ()}
                )
    return Brief(reports=tuple(reports.values()), incidents=tuple(incidents.values()))
