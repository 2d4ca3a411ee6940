"""Where a claim's occurrence lies: places in its words, its sentence, or carried over from the claim before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import Place, Reason

if TYPE_CHECKING:
    from recoupe.extraction.setting import Setting
    from recoupe.grounding.places import Placed
    from recoupe.model import Claim

Chars = tuple[int, int]
Tokens = tuple[int, int]

_RANK = {"exact": 0, "near": 1, "area": 2, "district": 3, "region": 4, "country": 5}
_UNLOCATED = 0.5
"""A place that nobody could locate is a village or a spot rather than a region: it goes after exact ones only."""


def places_of(
    setting: Setting, span: Chars, sentence: Tokens, earlier: Claim | None
) -> tuple[tuple[Place, ...], list[Reason]]:
    """Return the places of a claim, most precise first, with the reasons.

    Its own words first; if they name only a country or region, what the rest of its sentence names more precisely;
    if nothing, the places of the claim that it goes on about.
    """
    own = _within(setting, span)
    if _vague(own):
        a, b = setting.doc[sentence[0]].idx, setting.doc[sentence[1] - 1].idx + len(setting.doc[sentence[1] - 1])
        own = own + [p for p in _within(setting, (a, b)) if p not in own]
    if own:
        ordered = sorted(own, key=lambda p: (_precision(p.place), p.place.start or 0))
        chosen = _once(ordered)
        return tuple(p.place for p in chosen), [p.reason for p in chosen]
    if earlier is not None and earlier.places:
        return earlier.places, [
            Reason(
                rule="place: carried over", text=_("no place of its own: that of “{name}”", name=earlier.places[0].text)
            )
        ]
    lead = _lead(setting)
    if lead is not None:
        return (lead.place,), [
            lead.reason,
            Reason(rule="place: lead", text=_("no place of its own: the report's first")),
        ]
    return (), [Reason(rule="place: none", text=_("no place given"))]


def _lead(setting: Setting) -> Placed | None:
    """The most precise place of the title and the first sentences."""
    head = [p for p in setting.places if _usable(p) and (p.place.start or 0) < setting.title_end + 400]
    return min(head, key=lambda p: (_precision(p.place), p.place.start or 0), default=None)


def _within(setting: Setting, span: Chars) -> list[Placed]:
    return [
        p
        for p in setting.places
        if _usable(p)
        and p.place.start is not None
        and p.place.end is not None
        and span[0] <= p.place.start
        and p.place.end <= span[1]
    ]


def _usable(p: Placed) -> bool:
    return p.kind != "demonym"


def _vague(found: list[Placed]) -> bool:
    return all(_precision(p.place) >= _RANK["region"] for p in found)


def _precision(place: Place) -> float:
    return _UNLOCATED if place.precision is None else float(_RANK[place.precision])


def _once(found: list[Placed]) -> list[Placed]:
    seen: set[str] = set()
    out: list[Placed] = []
    for p in found:
        key = p.place.place_id or p.place.text.lower()
        if key not in seen:
            seen.add(key)
            out.append(p)
    return out
