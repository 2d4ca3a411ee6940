"""Tell which theatre each report belongs to, by the names that only that theatre has, and say why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import Reason
from recoupe.theatres.evidence import Found, evidence
from recoupe.theatres.loading import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.theatres.schema import Theatre

_ENOUGH = 2
"""Different names needed: one (a president in passing, a namesake village) proves no setting."""
_SHARE = 0.4
"""Of the reports, how many must be of a theatre for it to be the batch's."""
_TOLD = 5
"""Names that a reason lists."""


def infer(texts: Sequence[str]) -> tuple[Theatre | None, Reason]:
    """Return the theatre that a batch of reports belongs to as a whole, or None, and why.

    It is that of most of its reports, each told by itself, if that is two in five. Ties: by id.
    """
    each = [evidence(t) for t in texts]
    told = [_told(found) for found in each]
    best = _of_most(told)
    if best is None:
        return None, _unknown()
    own = [found[best] for found, of in zip(each, told, strict=True) if of == best]
    seen = Counter(name for found in own for name in found.names)
    text = _(
        "Theatre {theatre}: {count} of {total} reports name its countries, places, actors or sources ({names}).",
        theatre=best, count=len(own), total=len(texts), names=_listed(seen),
    )  # fmt: skip
    return load(best), Reason(rule="theatre.infer", text=text)


def infer_each(texts: Sequence[str], before: Theatre | None = None) -> tuple[tuple[Theatre | None, Reason], ...]:
    """Return (theatre or None, why) of each report. `before`: the theatre of an earlier brief that they go on with.

    A report's theatre is the one of which it names most, if that is two different names at least, one of them a country
    or a place. One that names less follows the others, if most are of one theatre and it names anything of that one:
    a short update. A report that names nothing of it stays without, unless it goes on with an earlier brief and names
    no other theatre's places either.
    """
    each = [evidence(t) for t in texts]
    told = [_told(found) for found in each]
    most = before.id if before else _of_most(told) if len(each) > 1 else None
    return tuple(_one(found, of, most, before) for found, of in zip(each, told, strict=True))


def _one(
    found: dict[str, Found], told: str | None, most: str | None, before: Theatre | None
) -> tuple[Theatre | None, Reason]:
    if told:
        every = found[told].every
        names = Counter({name: every[name] for name in found[told].names})
        text = _("Theatre {theatre}: the report names {names}.", theatre=told, names=_listed(names))
        return load(told), Reason(rule="theatre.infer", text=text)
    if most and most in found and (names := found[most].every) and not _elsewhere(found, most):
        template = "Theatre {theatre}: that of the other reports; this one names {names}."
        text = _(template, theatre=most, names=_listed(names))
        return before or load(most), Reason(rule="theatre.batch", text=text)
    if before and not any(f.local for f in found.values()):
        text = _("Theatre {theatre}: that of the previous brief; this report names no other.", theatre=before.id)
        return before, Reason(rule="theatre.previous", text=text)
    return None, _unknown()


def _elsewhere(found: dict[str, Found], most: str) -> bool:
    """Whether a report names a place of another theatre, or another country more often than the theatre's own."""
    own = found[most]
    if any(f.local for name, f in found.items() if name != most):
        return True
    return any(n > own.local.total() for n in own.abroad.values())


def _told(found: dict[str, Found]) -> str | None:
    """Return the theatre that a report's names tell, or None. Ties: that mentioned more often, then by id."""
    fits = {name: f for name, f in found.items() if f.local and len(f.names) >= _ENOUGH}
    return min(fits, key=lambda n: (-len(fits[n].names), -fits[n].mentions, n), default=None)


def _of_most(told: Sequence[str | None]) -> str | None:
    """Return the theatre of most reports, by what each tells by itself, if that is of enough of them."""
    votes = Counter(filter(None, told))
    best = min(votes, key=lambda n: (-votes[n], n), default=None)
    return best if best is not None and votes[best] >= _SHARE * len(told) else None


def _listed(names: Counter[str]) -> str:
    return ", ".join(sorted(names, key=lambda n: (-names[n], n))[:_TOLD])


def _unknown() -> Reason:
    text = _("No known theatre: too few of its countries, places, actors and sources are named.")
    return Reason(rule="theatre.infer", text=text)
