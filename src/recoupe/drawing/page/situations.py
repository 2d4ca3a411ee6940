"""A situation on the page: lead, incidents, movements, timeline, context."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.drawing.anchors import situation_anchor
from recoupe.drawing.page import incidents as incident_views
from recoupe.drawing.page import lead
from recoupe.drawing.page.lists import ContextView, Moment, MovementView, contexts, movement, timeline
from recoupe.drawing.page.numbers import days_or_unknown, number
from recoupe.drawing.page.words import status_name
from recoupe.i18n import gettext as _
from recoupe.model import Situation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.drawing.page.edition import Edition
    from recoupe.drawing.page.incidents import IncidentView
    from recoupe.model import Incident

OPEN_SITUATIONS = 3
"""Situations shown whole; the rest are folded under their headline, so that a hundred reports stay readable."""

OPEN_INCIDENTS = 12
"""Incidents of a situation shown whole; further ones with a single version are folded."""


@dataclass(frozen=True)
class SituationView:
    """A situation as the page shows it."""

    anchor: str
    headline: Markup
    when: str
    statuses: str
    opening: Markup
    versions: tuple[Markup, ...]
    closing: str
    incidents: tuple[IncidentView, ...]
    further: tuple[IncidentView, ...]
    movements: tuple[MovementView, ...]
    timeline: tuple[Moment, ...]
    context: tuple[ContextView, ...]
    collapsed: bool


def gathered(edition: Edition) -> tuple[tuple[Situation, tuple[Incident, ...]], ...]:
    """Return the situations with their incidents, the most told first; what belongs to none makes one, the last."""
    by_id = {i.id: i for i in edition.brief.incidents}
    out = [(s, tuple(by_id[i] for i in s.incidents if i in by_id)) for s in edition.brief.situations]
    taken = {i.id for _situation, found in out for i in found}
    moved = {(m.report, m.movement) for s in edition.brief.situations for m in s.movements}
    out.sort(key=lambda pair: _told(pair[1]))
    loose = tuple(i for i in edition.brief.incidents if i.id not in taken)
    lone = tuple(m for m in edition.movement_refs if (m.report, m.movement) not in moved)
    if loose or lone:
        rest = Situation(id="others", title=_("Other incidents"), movements=lone)
        out.append((rest, loose))
    return tuple(out)


def _told(incidents: tuple[Incident, ...]) -> tuple[int, int]:
    """Return the order of situations: those that most reports tell come first, then those with more contradictions."""
    reports = {ref.report for i in incidents for ref in i.claims}
    return (-len(reports), -sum(len(i.contradictions) for i in incidents))


def weight(incident: Incident) -> tuple[int, int, int]:
    """Return the order of incidents in a situation: contested first, then several versions, then most claims."""
    return (-bool(incident.contradictions), -len(incident.versions), -len(incident.claims))


def view(
    edition: Edition,
    situation: Situation,
    incidents: Sequence[Incident],
    placed: set[str],
    *,
    plot: Callable[[Incident], str] | None = None,
    collapsed: bool = False,
) -> SituationView:
    """Return a situation as the page shows it; what it shows is added to `placed`."""
    ordered = sorted(incidents, key=weight)
    shown = [i for n, i in enumerate(ordered) if n < OPEN_INCIDENTS or len(i.versions) > 1]
    further = [i for n, i in enumerate(ordered) if n >= OPEN_INCIDENTS and len(i.versions) <= 1]
    main = lead.main_incident(incidents)
    moved = [m for m in map(edition.moved, situation.movements) if m is not None]
    placed.update(m.key for m in moved)
    tally = Counter(i.assessment.status for i in incidents if i.assessment)
    reports = dict.fromkeys([ref.report for i in incidents for ref in i.claims] + [m.reading.id for m in moved])
    return SituationView(
        anchor=situation_anchor(situation.id),
        headline=lead.headline(edition, incidents) if incidents else lead.moving(edition, moved, situation.title),
        when=days_or_unknown(lead.span(incidents)),
        statuses=_("movements, only claimed")
        if not incidents
        else ", ".join(_("{status} ({n})", n=number(n), status=status_name(s)) for s, n in sorted(tally.items())),
        opening=lead.opening(edition, incidents) if incidents else lead.moving_opening(moved),
        versions=lead.versions(edition, main) if main else (),
        closing=lead.closing(incidents),
        incidents=tuple(incident_views.view(edition, i, placed, plot) for i in shown),
        further=tuple(incident_views.view(edition, i, placed, plot) for i in further),
        movements=tuple(movement(edition, m) for m in moved),
        timeline=timeline(edition, incidents),
        context=contexts(edition, reports, placed),
        collapsed=collapsed,
    )
