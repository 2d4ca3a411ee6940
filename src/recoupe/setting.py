"""Which theatre reports are read in: the one that is asked for, or each report's own, always with the reason.

A theatre is given as a `Theatre`, as an id or a path, as None (told from each report), or as "none" (without one).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import BadTheatre
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.model import Brief, Reading, Reason
from recoupe.theatres import infer, infer_each, load
from recoupe.theatres.schema import Theatre
from recoupe.theatres.several import Several, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Report

NO_THEATRE = "none"

Told = tuple[Theatre | None, Reason]
"""A theatre, or none, and why."""


def given(theatre: Theatre | str | None) -> Told | None:
    """Return the theatre that is asked for, and that it was; None where each report has to tell (several: a batch's).

    Raises BadTheatre if there is none of that name, or it is unsound.
    """
    if isinstance(theatre, Several):
        return None
    if isinstance(theatre, Theatre):
        return theatre, Reason(rule="theatre.given", text=_("Theatre {theatre}: as given.", theatre=theatre.id))
    if theatre == NO_THEATRE:
        return None, Reason(rule="theatre.given", text=_("No theatre: as asked."))
    if theatre:
        known = load(theatre)
        return known, Reason(rule="theatre.given", text=_("Theatre {theatre}: as given.", theatre=known.id))
    return None


def setting(theatre: Theatre | str | None, texts: Sequence[str]) -> Told:
    """Return the theatre of some texts as a whole, and why. Raises BadTheatre for one asked for that is not there."""
    return given(theatre) or infer(list(texts))


def settings(
    theatre: Theatre | str | None, reports: Sequence[Report], before: Theatre | None = None
) -> tuple[Told, ...]:
    """Return each report's theatre, and why: the one asked for, what a reading says already, else what its text tells.

    `before`: the one theatre of an earlier brief that the reports go on with; a short update may name too little of it.
    Raises BadTheatre for one that is asked for and not there.
    """
    asked = given(theatre)
    if asked:
        return tuple((asked[0], _told_before(r, asked[0]) or asked[1]) for r in reports)
    said = [_said(r) for r in reports]
    if all(said):
        return tuple(s for s in said if s)
    told = infer_each([r.text for r in reports], before)
    return tuple(s or t for s, t in zip(said, told, strict=True))


def _told_before(report: Report, theatre: Theatre | None) -> Reason | None:
    """Return why a reading is of a theatre, where it says so of the same one: that tells more than "as given"."""
    same = isinstance(report, Reading) and report.theatre == (theatre.id if theatre else None)
    return report.theatre_reason if same and isinstance(report, Reading) else None


def _said(report: Report) -> Told | None:
    """Return the theatre that a reading was read in, where it says so and it is known here."""
    if not isinstance(report, Reading) or report.theatre_reason is None:
        return None
    if report.theatre is None:
        return None, report.theatre_reason
    try:
        return load(report.theatre), report.theatre_reason
    except BadTheatre:  # a theatre of somebody's own: its claims keep their sides
        return None


@dataclass(frozen=True)
class Sited:
    """Readings that say which theatre they are of. `theatre`: the one to weigh and draw them in; `why`: in a line."""

    readings: tuple[Reading, ...]
    previous: Brief | None
    theatre: Theatre | None
    why: Reason


def sited(theatre: Theatre | str | None, readings: Sequence[Reading], previous: Brief | None = None) -> Sited:
    """Return readings, and those of an earlier brief that they go on with, each with its theatre. Raises BadTheatre."""
    old = settings(theatre, previous.reports) if previous else ()
    new = settings(theatre, readings, before(old))
    earlier = previous.model_copy(update={"reports": _placed(previous.reports, old)}) if previous else None
    whole = together(known for known, _why in (*old, *new))
    return Sited(_placed(readings, new), earlier, whole, summary(new or old))


def before(told: Sequence[Told]) -> Theatre | None:
    """Return the theatre of earlier reports if they have one and no other: what goes on with them may follow it."""
    found = {known.id: known for known, _why in told if known}
    return next(iter(found.values())) if len(found) == 1 else None


def _placed(readings: Sequence[Reading], told: Sequence[Told]) -> tuple[Reading, ...]:
    return tuple(
        r.model_copy(update={"theatre": known.id if known else None, "theatre_reason": why})
        for r, (known, why) in zip(readings, told, strict=True)
    )


def summary(told: Sequence[Told]) -> Reason:
    """Return in one line which theatres some reports are of: the reason itself where they share one."""
    if not told:
        return infer([])[1]
    if len({why.text for _known, why in told}) == 1:
        return told[0][1]
    counts = Counter(known.id if known else None for known, _why in told)
    parts = []
    for name, count in sorted(counts.items(), key=lambda c: (-c[1], str(c[0]))):
        reports = ngettext("{n} report", "{n} reports", count)
        parts.append(f"{name}: {reports}" if name else _("no theatre: {reports}", reports=reports))
    rule = "theatre.infer" if len(counts) == 1 else "theatre.several"
    text = _("Theatre of each report, told by the names in it: {listed}.", listed="; ".join(parts))
    return Reason(rule=rule, text=text)
