"""What changed since the brief that this one goes on with, as lines, each with the incident that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from recoupe.drawing.anchors import incident_anchor, report_anchor
from recoupe.drawing.page.clashes import why
from recoupe.drawing.page.figures import bounds, noun
from recoupe.drawing.page.incidents import title
from recoupe.drawing.page.links import sentence_link
from recoupe.drawing.page.numbers import number
from recoupe.drawing.page.words import capital, capital_html, clash_name, html, kind_name, semicolon, status_name
from recoupe.drawing.words import quoted
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.drawing.page.edition import Edition
    from recoupe.model import Changes, ClaimRef, Incident
    from recoupe.model.changes import Bounds, ClaimsChange, ContradictionChange, RangeChange, StatusChange

LISTED = 8
"""Reports, incidents and speakers named in one line; of more, the number is told."""
OPEN = 10
"""Incidents whose changes are open on the page; the others are folded away."""


@dataclass(frozen=True)
class IncidentChanges:
    """An incident's heading, as a link, and what changed about it."""

    heading: Markup
    lines: tuple[Markup, ...]


@dataclass(frozen=True)
class Changed:
    """What changed: `lines` about the brief as a whole, then the incidents. Both empty: nothing did."""

    lines: tuple[Markup, ...]
    incidents: tuple[IncidentChanges, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing changed."""
        return not (self.lines or self.incidents)

    @property
    def open(self) -> tuple[IncidentChanges, ...]:
        """The incidents that the page shows at once."""
        return self.incidents[:OPEN]

    @property
    def folded(self) -> tuple[IncidentChanges, ...]:
        """The incidents that it folds away."""
        return self.incidents[OPEN:]

    @property
    def more(self) -> str:
        """How many are folded away, in words."""
        n = len(self.folded)
        return ngettext("{n} further incident changed", "{n} further incidents changed", n)


def changed(edition: Edition) -> Changed | None:
    """Return what changed, in the language in use; None where the brief goes on with no other."""
    found = edition.brief.changes
    if found is None:
        return None
    rows = ((i, tuple(_about(edition, found, i))) for i in edition.brief.incidents)
    return Changed(
        tuple(_whole(edition, found)),
        tuple(IncidentChanges(_heading(edition, incident), lines) for incident, lines in rows if lines),
    )


def _heading(edition: Edition, incident: Incident) -> Markup:
    return Markup('<a href="#{}">{}</a>').format(incident_anchor(incident.id), title(edition, incident))


def _whole(edition: Edition, found: Changes) -> Iterator[Markup]:
    if found.reports:
        named = [
            sentence_link(report_anchor(r.id), f"{edition.outlet(r)}, {quoted(r.title or r.text.split(chr(10))[0])}")
            for r in edition.brief.reports
            if r.id in found.reports
        ]
        count = ngettext("{n} new report", "{n} new reports", len(named))
        yield html("{what}: {names}", what=count, names=_some(named))
    if found.incidents:
        new = [_heading(edition, i) for i in edition.brief.incidents if i.id in found.incidents]
        count = ngettext("{n} new incident", "{n} new incidents", len(new))
        yield html("{what}: {names}", what=count, names=_some(new))
    if found.gone:
        yield escape(ngettext("{n} incident has no claims left", "{n} incidents have no claims left", len(found.gone)))
    if found.judgements:
        yield escape(ngettext("{n} new decision by people", "{n} new decisions by people", len(found.judgements)))


def _some(named: list[Markup]) -> Markup:
    words = escape(semicolon()).join(named[:LISTED])
    left = len(named) - LISTED
    return html("{names} and {n} more", names=words, n=number(left)) if left > 0 else words


def _about(edition: Edition, found: Changes, incident: Incident) -> Iterator[Markup]:
    for merged in found.merged:
        if merged.into == incident.id:
            n = len(merged.incidents)
            yield escape(ngettext("{n} other incident is now part of it", "{n} other incidents are now part of it", n))
    for parted in found.parted:
        if parted.incident == incident.id:
            yield _parted(edition, parted.from_incident)
    yield from (line for c in found.claims if c.incident == incident.id for line in _claims(edition, c))
    yield from (_status(s) for s in found.status if s.incident == incident.id)
    yield from (_range(r) for r in found.ranges if r.incident == incident.id)
    yield from (_clash(edition, c) for c in found.contradictions if c.incident == incident.id)
    for e in found.evidence:
        if e.claim in incident.claims:
            text = (
                "Evidence {id} supports what {source} says"
                if e.verdict == "supports"
                else "Evidence {id} refutes what {source} says"
            )
            yield html(text, id=e.id, source=_speakers(edition, (e.claim,)))


def _parted(edition: Edition, from_incident: str) -> Markup:
    other = next((i for i in edition.brief.incidents if i.id == from_incident), None)
    if other is None:
        return escape(_("Parted from an incident of the earlier brief"))
    return html("Parted from {incident}", incident=_heading(edition, other))


def _claims(edition: Edition, change: ClaimsChange) -> Iterator[Markup]:
    if change.added:
        count = ngettext("{n} new claim", "{n} new claims", len(change.added))
        yield html("{what}: {names}", what=count, names=_speakers(edition, change.added))
    if change.withdrawn:
        yield escape(
            ngettext("{n} claim takes no part any more", "{n} claims take no part any more", len(change.withdrawn))
        )


def _speakers(edition: Edition, refs: tuple[ClaimRef, ...]) -> Markup:
    said = edition.all_said(refs)
    named = {edition.speaker(s): s.key for s in reversed(said)}
    return _some([sentence_link(key, name) for name, key in sorted(named.items())])


def _status(change: StatusChange) -> Markup:
    before = status_name(change.before) if change.before else _("not assessed")
    words = html("Status: {before} → {after}", before=before, after=status_name(change.after))
    return html("{change}. {reason}", change=words, reason=change.reason) if change.reason else words


def _range(change: RangeChange) -> Markup:
    counted = noun(change.who, None, None) if change.who else Markup("")
    label = capital(kind_name(change.kind) or _("counted"))
    who = Markup(" ({})").format(counted) if counted else Markup("")
    before, after = _spread(change.before), _spread(change.after)
    return capital_html(html("{kind}{who}: {before} → {after}", kind=label, who=who, before=before, after=after))


def _spread(found: Bounds | None) -> str:
    if found is None:
        return _("no figure")
    spread = bounds(found.low, found.high) if (found.low, found.high) != (None, None) else _("no figure")
    best = _("best estimate {n}", n=number(found.best)) if found.best is not None else _("no best estimate")
    return _("{spread}, {estimate}", spread=spread, estimate=best)


def _clash(edition: Edition, change: ContradictionChange) -> Markup:
    found = change.contradiction
    kind = clash_name(found.type)
    if change.change == "new":
        return html("New contradiction ({kind}): {why}", kind=kind, why=why(edition, found))
    if change.how == "evidence":
        return html("Contradiction settled by evidence ({kind}): {why}", kind=kind, why=why(edition, found))
    return html("Contradiction no longer held ({kind}): {why}", kind=kind, why=why(edition, found))
