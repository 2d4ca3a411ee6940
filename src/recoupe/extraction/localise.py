"""Where a claim's occurrence lies: places in its words, its sentence, or carried over from the claim before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.model import Place, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extraction.setting import Setting
    from recoupe.grounding.places import Placed
    from recoupe.model import Claim

Chars = tuple[int, int]
Tokens = tuple[int, int]

_RANK = {"exact": 1.0, "near": 1.5, "area": 1.2, "district": 2.0, "region": 3.0, "country": 4.0}
_SPOT = 0.0
"""A quarter, a site, or a named spot that nobody could locate is finer than the town it lies in."""
_GENERIC = 0.5
"""An unnamed spot ("the bakery") is finer than its town, which must be named beside it."""
_VAGUE = 3.0
_TOWN_KM = 8.0
"""A district with a smaller radius is a quarter of a town rather than a level of administration."""


def places_of(
    setting: Setting,
    span: Chars,
    sentence: Tokens,
    speaking: Sequence[Tokens],
    earlier: Claim | None,
    total: bool,
    leaving: frozenset[int] = frozenset(),
) -> tuple[tuple[Place, ...], list[Reason]]:
    """Return the places of a claim, most precise first, with the reasons.

    Its own words first, without those of the speaker ("an activist in Deir al-Zor", "the Britain-based monitor"). If
    they name only a country or region, the claim that it goes on about may lie within it; if nothing, its sentence,
    then that claim, then the report's first place. A `total` of the whole war lies in the war's country. Where
    people move, the places that they leave (`leaving`: where their names begin) come first.
    """
    spoken = [_chars(setting, s) for s in speaking]
    own = [p for p in _within(setting, span) if not any(a <= (p.place.start or 0) < b for a, b in spoken)]
    if total:
        return _of_the_war(setting, own)
    if not own:
        own = [
            p
            for p in _within(setting, _chars(setting, sentence))
            if not any(a <= (p.place.start or 0) < b for a, b in spoken)
        ]
    chosen = _once(sorted(own, key=lambda p: (p.place.start not in leaving, rank(p), p.place.start or 0)))
    places = tuple(p.place for p in chosen)
    reasons = [p.reason for p in chosen]
    if chosen and rank(chosen[0]) < _VAGUE and rank(chosen[0]) != _GENERIC:
        return places, reasons
    spot = bool(chosen) and rank(chosen[0]) == _GENERIC
    if spot and any(rank(p) > _GENERIC for p in chosen):
        return places, reasons
    if earlier is not None and earlier.places:
        why = _("its words name no place so precise: that of “{quote}”", quote=earlier.places[0].text)
        taken = tuple(p for p in earlier.places if p.precision not in {"region", "country"})
        if taken and _compatible(setting, taken[0], chosen):
            both = _merged(places, taken) if spot else _merged(taken, places)
            return both, [Reason(rule="place: carried over", text=why), *reasons]
    lead = _lead(setting)
    if chosen and (lead is None or not spot):
        return places, reasons
    if lead is not None:
        return _merged(places, (lead.place,)), [
            lead.reason,
            Reason(rule="place: lead", text=_("no place of its own: the report's first")),
        ]
    return (), [Reason(rule="place: none", text=_("no place given"))]


def rank(p: Placed) -> float:
    """How fine a place is: smaller is finer."""
    if p.kind == "quarter" or (p.place.precision == "district" and (p.radius_km or _TOWN_KM) < _TOWN_KM):
        return _SPOT
    if p.place.precision is None:
        return _SPOT if any(c.isupper() for c in p.place.text) else _GENERIC
    return _RANK[p.place.precision]


def _merged(carried: tuple[Place, ...], own: tuple[Place, ...]) -> tuple[Place, ...]:
    known = {p.place_id or p.text.lower() for p in carried}
    return (*carried, *(p for p in own if (p.place_id or p.text.lower()) not in known))


def _compatible(setting: Setting, place: Place, within: Sequence[Placed]) -> bool:
    """A carried place must lie in the country that the claim names, if it names one."""
    countries = {p.country for p in within if p.country}
    mine = next((p.country for p in setting.places if p.place.place_id and p.place.place_id == place.place_id), None)
    return not countries or mine is None or mine in countries or any(p.kind == "country" for p in within) is False


def _of_the_war(setting: Setting, own: list[Placed]) -> tuple[tuple[Place, ...], list[Reason]]:
    countries = [p for p in [*own, *setting.places] if p.kind == "country"]
    home = setting.theatre.countries if setting.theatre else ()
    chosen = next((p for p in own if p.kind == "country"), None) or next(
        (p for p in countries if p.country in home), None
    )
    if chosen is None:
        places = tuple(p.place for p in _once(sorted(own, key=rank)))
        return places, [p.reason for p in own]
    return (chosen.place,), [
        chosen.reason,
        Reason(rule="place: total", text=_("a total of the whole conflict: its country")),
    ]


def _chars(setting: Setting, span: Tokens) -> Chars:
    doc = setting.doc
    return doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])


def _lead(setting: Setting) -> Placed | None:
    """The most precise place of the title and the first sentences."""
    head = [p for p in setting.places if _usable(setting, p) and (p.place.start or 0) < setting.title_end + 400]
    return min(head, key=lambda p: (rank(p) if p.place.located else _VAGUE, p.place.start or 0), default=None)


def _within(setting: Setting, span: Chars) -> list[Placed]:
    return [
        p
        for p in setting.places
        if _usable(setting, p)
        and p.place.start is not None
        and p.place.end is not None
        and span[0] <= p.place.start
        and p.place.end <= span[1]
    ]


def _usable(setting: Setting, p: Placed) -> bool:
    """A place in the name of a party or a speaker is no place of an event ("Islamic State of Iraq and the Levant"), nor
    one that stands for its government or army ("Ankara dément", "les forces de Kiev"), nor the dateline's.
    """
    return p.kind != "demonym" and not any(a <= (p.place.start or 0) < b for a, b in setting.names)


def _once(found: list[Placed]) -> list[Placed]:
    seen: set[str] = set()
    out: list[Placed] = []
    for p in found:
        key = p.place.place_id or p.place.text.lower()
        if key not in seen:
            seen.add(key)
            out.append(p)
    return out
