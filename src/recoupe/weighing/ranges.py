"""Reported ranges: low, best and high per kind and victims (DESIGN, Weighing, rule 3)."""

from __future__ import annotations

from statistics import median_low
from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import FigureRange, Reason
from recoupe.weighing.counted import PEOPLE, Counted, comparable
from recoupe.weighing.interest import interest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import ClaimRef
    from recoupe.provenance.parties import Party

REPORTED = PEOPLE | {"destroyed", "seized", "fired"}


def ranges(
    figures: Sequence[Counted], parties: Sequence[Party], refuted: frozenset[ClaimRef]
) -> tuple[FigureRange, ...]:
    """Return the range of every group of comparable figures; `figures` are the current ones, in claim order."""
    asserted = [f for f in figures if not f.said.denies and f.figure.kind in REPORTED]
    return tuple(range_of(group, parties, refuted) for group in _groups(asserted))


def _groups(figures: Sequence[Counted]) -> list[list[Counted]]:
    """Group figures that count the same; one that fits several groups joins the first."""
    groups: list[list[Counted]] = []
    for figure in figures:
        for group in groups:
            if all(comparable(figure, other) for other in group):
                group.append(figure)
                break
        else:
            groups.append([figure])
    return groups


def range_of(group: Sequence[Counted], parties: Sequence[Party], refuted: frozenset[ClaimRef]) -> FigureRange:
    """Return low, best and high of comparable figures, with the reason for each. Refuted claims support none."""
    stands = [f for f in group if f.said.ref not in refuted]
    low, why_low = lowest(stands, parties) if stands else (None, _all_refuted("range low", group))
    best, why_best = best_of(stands, parties, low) if stands else (None, _all_refuted("range best", group))
    high, why_high = highest(stands) if stands else (None, _all_refuted("range high", group))
    return FigureRange(
        kind=group[0].figure.kind,
        who=min((f.figure.who for f in group if f.figure.who), key=lambda w: (-_uses(group, w), w), default=None),
        low=low,
        best=best,
        high=high,
        reasons=(why_low, why_best, why_high),
    )


def lowest(group: Sequence[Counted], parties: Sequence[Party]) -> tuple[int | None, Reason]:
    """Low: the highest that an admission or two independent third parties support, else the lowest reported."""
    supports: list[tuple[int, str, list[Counted]]] = [
        (f.figure.low, "admission", [f])
        for f in group
        if interest(f, parties) == "against interest" and f.figure.low is not None
    ]
    third: dict[str, Counted] = {}
    for f in group:
        if interest(f, parties) == "third-party" and f.figure.low is not None:
            held = third.get(f.said.voice.id)
            if held is None or (held.figure.low or 0) < f.figure.low:
                third[f.said.voice.id] = f
    ordered = sorted(third.values(), key=lambda f: -(f.figure.low or 0))
    if len(ordered) > 1:
        supports.append((ordered[1].figure.low or 0, "third parties", ordered[:2]))
    if supports:
        value, how, whose = max(supports, key=lambda s: s[0])
        text = (
            _("Low {n}: {source} admits it", n=value, source=whose[0].said.voice.name)
            if how == "admission"
            else _("Low {n}: two independent third parties support it", n=value)
        )
        return value, Reason(rule="range low", text=text, claims=_refs(whose))
    lows = [f for f in group if f.figure.low is not None]
    if not lows:
        return None, Reason(rule="range low", text=_("No low: only upper bounds are reported"), claims=_refs(group))
    least = min(lows, key=lambda f: f.figure.low or 0)
    return least.figure.low, Reason(
        rule="range low", text=_("Low {n}: the lowest reported", n=least.figure.low), claims=_refs([least])
    )


def best_of(group: Sequence[Counted], parties: Sequence[Party], low: int | None) -> tuple[int | None, Reason]:
    """Best: only from third parties, else from admissions; with neither there is none.

    Of several, the lower median of the sources' numbers: where sources cannot be told apart, UCDP takes the lower.
    """
    for standing in ("third-party", "against interest"):
        chosen = [f for f in group if interest(f, parties) == standing and _number(f) is not None]
        by_voice: dict[str, int] = {}
        for f in chosen:
            by_voice[f.said.voice.id] = max(by_voice.get(f.said.voice.id, 0), _number(f) or 0)
        if by_voice:
            value = max(median_low(by_voice.values()), low or 0)
            text = (
                _("Best {n}: from sources of no side", n=value)
                if standing == "third-party"
                else _("Best {n}: admitted against interest", n=value)
            )
            return value, Reason(rule="range best", text=text, claims=_refs(chosen))
    text = _("No best estimate: no third party and no admission gives a figure")
    return None, Reason(rule="range best", text=text, claims=_refs(group))


def highest(group: Sequence[Counted]) -> tuple[int | None, Reason]:
    """High: the highest reported by anyone whose claim evidence has not refuted."""
    numbers = [(n, f) for f in group if (n := f.figure.high if f.figure.high is not None else f.figure.low) is not None]
    if not numbers:
        return None, Reason(rule="range high", text=_("No high: no figure has a number"), claims=_refs(group))
    value, f = max(numbers, key=lambda x: x[0])
    open_ = f.figure.high is None or f.partial
    text = (
        _("High {n} or more: the highest reported, by {source}", n=value, source=f.said.voice.name)
        if open_
        else _("High {n}: the highest reported, by {source}", n=value, source=f.said.voice.name)
    )
    return value, Reason(rule="range high", text=text, claims=_refs([f]))


def _all_refuted(rule: str, group: Sequence[Counted]) -> Reason:
    return Reason(rule=rule, text=_("Every figure was refuted"), claims=_refs(group))


def _number(f: Counted) -> int | None:
    return f.figure.low if f.figure.low is not None else f.figure.high


def _uses(group: Sequence[Counted], who: str) -> int:
    return sum(f.figure.who == who for f in group)


def _refs(group: Sequence[Counted]) -> tuple[ClaimRef, ...]:
    return tuple(dict.fromkeys(f.said.ref for f in group))
