"""Who repeats whom: by credits, by near-identical text, by translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.provenance.names import fold, tokens
from recoupe.provenance.near_text import near_identical
from recoupe.provenance.translations import translated
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Credit, Reading

REPEATING_ROLES = ("source", "agency", "via", None)
"""Credits by which a report says that its matter comes from somebody else; authors and adapters add none."""


@dataclass(frozen=True)
class Repeat:
    """What a report repeats: another report of the batch (its id), or a name that it credits (`report` null)."""

    report: str | None
    name: str
    why: str


def find_repeats(readings: Sequence[Reading]) -> dict[str, Repeat]:
    """Return {report id: what it repeats}. Whatever came first by date, then by text, is the one repeated."""
    order = sorted(readings, key=_first)
    found: dict[str, Repeat] = {}
    outlets = {fold(r.outlet) for r in readings if r.outlet}
    for reading in order:
        credit = credited(reading, outlets)
        if credit:
            found[reading.id] = Repeat(None, credit.name, _("it credits {name}", name=credit.name))
    for first, later, share in near_identical(order):
        found[later.id] = Repeat(
            first.id, _name(first), _("{percent} % of the wording is the same", percent=round(100 * share))
        )
    for first, later in translated(order):
        if later.id not in found or found[later.id].report is None:
            found[later.id] = Repeat(first.id, _name(first), _("it translates the same claims in the same order"))
    return found


def credited(reading: Reading, outlets: set[str]) -> Credit | None:
    """Return the credit that a report's own voice repeats, if any.

    Of several, a stated source before an agency, then one that the batch also holds, then the first by name.
    A report that credits itself or "agencies" repeats nobody in particular.
    """
    general = set(words("provenance", "credits")["general"])
    own = fold(reading.outlet or "").replace(" ", "")
    candidates = [
        c
        for c in reading.credits
        if c.role in REPEATING_ROLES
        and not set(tokens(c.name)) <= general
        and not _own_name(own, fold(c.name).replace(" ", ""))
    ]
    return min(candidates, key=lambda c: (c.role != "source", fold(c.name) not in outlets, fold(c.name)), default=None)


def _own_name(outlet: str, credit: str) -> bool:
    """Whether a credit is the outlet's own name, longer or shorter ("TRT", "TRTWorld")."""
    return min(len(outlet), len(credit)) > 2 and (outlet.startswith(credit) or credit.startswith(outlet))


def _name(reading: Reading) -> str:
    return reading.outlet or reading.title or reading.id


def _first(reading: Reading) -> tuple[str, str, str, str]:
    return (str(reading.published or "9999"), reading.text, fold(reading.outlet or ""), reading.id)
