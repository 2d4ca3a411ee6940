"""An incident on the page: its heading and status, versions, ranges, reasons and what would settle it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.drawing.anchors import incident_anchor
from recoupe.drawing.page.clashes import clash, why
from recoupe.drawing.page.columns import split
from recoupe.drawing.page.figures import incident_name, range_text
from recoupe.drawing.page.held import Held, begin_words, held
from recoupe.drawing.page.links import with_sources
from recoupe.drawing.page.numbers import days_or_unknown, number
from recoupe.drawing.page.places import place_words
from recoupe.drawing.page.statements import Statement, gathered, statement
from recoupe.drawing.page.versions import Table, one_line, table
from recoupe.drawing.page.words import MARKS, capital, capital_html, clash_name, html, status_meaning, status_name
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from recoupe.drawing.page.clashes import Clash
    from recoupe.drawing.page.edition import Edition, Said
    from recoupe.model import Incident, Reason, Status

LISTED = 5
"""Of a list of claims so many are quoted; the others are told in our words and linked to their sentences."""


@dataclass(frozen=True)
class StatusView:
    """A status in words, with its mark and its meaning."""

    name: str
    mark: str
    meaning: str


@dataclass(frozen=True)
class RangeView:
    """A reported range as text, and the reasons behind it."""

    words: Markup
    reasons: tuple[Markup, ...]


@dataclass(frozen=True)
class IncidentView:
    """An incident as the page shows it. `table` is None where there is one version only: `statements` tell it.

    `shared` are claims at odds with no version; `undrawn` the contradictions (type, why) that no columns could show.
    """

    id: str
    anchor: str
    title: Markup
    when: str
    status: StatusView | None
    admitted: str | None
    counts: str
    table: Table | None
    shared: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    clashes: tuple[Clash, ...]
    undrawn: tuple[tuple[str, Markup], ...]
    ranges: tuple[RangeView, ...]
    plot: Markup | None
    reasons: tuple[Markup, ...]
    wanted: tuple[str, ...]
    held: tuple[Held, ...] = ()
    held_more: int = 0
    prior: str = ""


def status_view(status: Status) -> StatusView:
    """Return a status as the page shows it."""
    return StatusView(status_name(status), MARKS[status], status_meaning(status))


def title(edition: Edition, incident: Incident) -> Markup:
    """Return an incident's heading: what and where, in neutral words."""
    event = capital(incident_name(incident, [s.claim for s in edition.all_said(incident.claims)]))
    if incident.place is None:
        return html("{event}, place not given", event=event)
    return html("{event}, {place}", event=event, place=place_words(edition, incident.place, None))


def reason_words(edition: Edition, reason: Reason) -> Markup:
    """Return a reason with links to the sentences of the claims that it rests on (each speaker once)."""
    return with_sources(reason.text, [(edition.called(s), s.key) for s in edition.all_said(reason.claims)])


def counts(incident: Incident) -> str:
    """Return how many independent sources and reports tell it, in words."""
    assessment = incident.assessment
    if assessment is None:
        return ""
    n, m = assessment.independent_sources, assessment.reports
    voices = ngettext("{count} independent source", "{count} independent sources", n, count=number(n))
    reports = ngettext("{count} report", "{count} reports", m, count=number(m))
    return _("{voices}, {reports}", voices=voices, reports=reports)


def view(
    edition: Edition, incident: Incident, placed: set[str], plot: Callable[[Incident], str] | None = None
) -> IncidentView:
    """Return an incident as the page shows it; `plot` draws its ranges as SVG."""
    assessment = incident.assessment
    columns, shared = split(edition, incident)
    sides = table(edition, incident, columns, placed) if len(columns) > 1 else None
    told_above = {s.key for s in shared} | ({s.key for c in columns for s in c.claims} if sides else set())
    rest = [s for s in edition.all_said(incident.claims) if s.key not in told_above]
    claims = [c.claims for c in columns] if sides else []
    drawn_clashes = [c for c in incident.contradictions if clash(edition, c, claims)]
    figures = assessment.figures if assessment else ()
    told = [f for said in edition.all_said(incident.claims) for f in said.claim.figures]
    drawn = plot(incident) if plot and figures else ""
    links, more_links = held(edition, incident)
    return IncidentView(
        id=incident.id,
        anchor=incident_anchor(incident.id),
        title=title(edition, incident),
        when=days_or_unknown(incident.when),
        status=status_view(assessment.status) if assessment else None,
        admitted=(edition.actor_name(assessment.admitted_by) or assessment.admitted_by)
        if assessment and assessment.admitted_by
        else None,
        counts=counts(incident),
        table=sides,
        shared=_statements(edition, shared, placed),
        statements=_statements(edition, rest, placed),
        clashes=tuple(c for row in sides.rows for c in row.clashes) if sides else (),
        undrawn=tuple((clash_name(c.type), why(edition, c)) for c in incident.contradictions if c not in drawn_clashes),
        ranges=tuple(
            RangeView(capital_html(range_text(f, told)), tuple(reason_words(edition, r) for r in f.reasons))
            for f in figures
        ),
        plot=Markup(drawn) if drawn else None,  # noqa: S704 - our own drawing; its labels are escaped there
        reasons=tuple(reason_words(edition, r) for r in assessment.reasons) if assessment else (),
        wanted=assessment.wanted if assessment else (),
        held=links,
        held_more=more_links,
        prior=begin_words(),
    )


def _statements(edition: Edition, listed: Iterable[Said], placed: set[str]) -> tuple[Statement, ...]:
    """Return claims that stand in no column: the first ones quoted, of the others the same words once."""
    found = []
    for n, said in enumerate(listed):
        first = said.key not in placed
        placed.add(said.key)
        found.append(statement(edition, said, one_line(edition, said), quote=n < LISTED, anchor=first))
    return gathered(found)
