"""Where a claim's occurrence lies: places in its words, its sentence, or carried over from the claim before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.extraction.fineness import ONE_OF_MANY, UNNAMED, VAGUE, finest_first, rank
from recoupe.extraction.place_carry import first_told, lead, main_town, pointed_at, running, scene, stretch_near, usable
from recoupe.extraction.place_town import town_of
from recoupe.i18n import gettext as _
from recoupe.languages.forms import words
from recoupe.model import Place, Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.extraction.figures import FoundFigure
    from recoupe.extraction.setting import Setting
    from recoupe.grounding.places import Placed
    from recoupe.model import Claim, EventType

Chars = tuple[int, int]
Tokens = tuple[int, int]
_LIST = re.compile(r"\s?:\s*(?:\n\s*(?:[-–—•*]|\d{1,2}[.)])[^\n]*)+")
"""A colon and the items of a list."""
Found = tuple[tuple[Place, ...], list[Reason]]


def places_of(
    setting: Setting,
    span: Chars,
    sentence: Tokens,
    speaking: Sequence[Tokens],
    before: Sequence[Claim],
    *,
    event: EventType,
    told: Claim | None = None,
    total: bool = False,
    figures: Sequence[FoundFigure] = (),
) -> Found:
    """Return the places of a claim, most precise first, with the reasons.

    Its own words first, without those of the speaker ("an activist in Deir al-Zor", "the Britain-based monitor"), then
    its sentence. If they name no place finer than a region, what they point at ("the city"), then the claim that it
    goes on about (`told`, else the one `before` it), then the report's first place. A `total` of the whole war lies in
    the war's country; `figures` that run over some time ("since Tuesday") are the town's, not the quarter's told of
    last. Where people move, the places at the ends of their way come first, those that they leave before the others.
    """
    own = _own(setting, span, sentence, speaking, event)
    if total:
        return _of_the_war(setting, own)
    close = pointed_at(setting, span, closely=True)
    if close is not None:
        others = _once(finest_first(own, setting.report.lang))
        shown = _("the place that its words point at, last named as “{name}”", name=close.place.text)
        pointing = Reason(rule="place: pointed at", text=shown)
        return _merged((close.place,), tuple(p.place for p in others)), [pointing, *(p.reason for p in others)]
    lang = setting.report.lang
    chosen = _once(finest_first(own, lang, _way(setting, span, event)))
    places = tuple(p.place for p in chosen)
    reasons = [p.reason for p in chosen]
    finest = min((rank(p, lang) for p in chosen), default=VAGUE)
    named = any(rank(p, lang) not in {UNNAMED, ONE_OF_MANY} for p in chosen)
    land = stretch_near(setting, span, chosen[0]) if len(chosen) == 1 else None
    if land is not None:
        near = _("the stretch of land near {town} that the report names", town=places[0].text)
        return (land.place, *places), [Reason(rule="place: near", text=near), *reasons]
    if finest < VAGUE and named:
        town = town_of(setting, span[0], chosen)
        if town is None:
            return places, reasons
        inside = _("“{quarter}” lies in {town}, which the report names", quarter=places[0].text, town=town.place.text)
        return _merged(places, (town.place,)), [*reasons, Reason(rule="place: its town", text=inside)]
    spot = finest == UNNAMED
    taken, why = _carried(setting, span, before, told, chosen, over_time=running(setting, span, figures))
    if taken:
        if spot:  # without a name: only the town that it lies in is wanted
            taken = tuple(p for p in taken if p.located)
        return (_merged(places, taken) if spot else _merged(taken, places)), [*why, *reasons]
    if places:
        return places, reasons
    far = [p for p in _within(setting, span) if p.place.start in setting.lesser]
    if far:
        return tuple(p.place for p in _once(far)), [p.reason for p in far]
    return (), [Reason(rule="place: none", text=_("no place given"))]


def _own(setting: Setting, span: Chars, sentence: Tokens, speaking: Sequence[Tokens], event: EventType) -> list[Placed]:
    """The places of a claim's own words, and those that the ends of its movements stand for; else of its sentence."""
    spoken = [_chars(setting, s) for s in speaking]

    def there(stretch: Chars) -> list[Placed]:
        found = _within(setting, stretch)
        found = [p for p in found if not any(a <= (p.place.start or 0) < b for a, b in spoken)]
        return [p for p in found if p.place.start not in setting.lesser]

    ends = _ends(setting, span, event)
    return [*there(span), *ends] or there(_part_of_sentence(setting, span, sentence))


def _ends(setting: Setting, span: Chars, event: EventType) -> list[Placed]:
    """The places that movements in the claim, or in the list that it introduces, begin and end at, named elsewhere:
    "the base" for one named before, "along two axes:" for those of the items.
    """
    text = setting.report.text
    listed = _LIST.match(text, span[1])
    if listed is None and event != "troop movement":
        return []
    reach = listed.end() if listed else span[1]
    ends = [e for m in setting.movements if m.start < reach and span[0] < m.end for e in (*m.from_, *m.to)]
    named = {id(p): p for a, b in dict.fromkeys(ends) for p in setting.places_in(a, b)}
    elsewhere = [p for p in named.values() if usable(setting, p) and not span[0] <= (p.place.start or 0) < span[1]]
    return sorted(elsewhere, key=lambda p: p.place.start or 0)


def _part_of_sentence(setting: Setting, span: Chars, sentence: Tokens) -> Chars:
    """The sentence around a claim, up to its nearest semicolons."""
    a, b = _chars(setting, sentence)
    text = setting.report.text
    before, after = text.rfind(";", a, span[0]), text.find(";", span[1], b)
    return max(a, before), b if after < 0 else after


def _carried(
    setting: Setting,
    span: Chars,
    before: Sequence[Claim],
    told: Claim | None,
    chosen: Sequence[Placed],
    *,
    over_time: bool,
) -> Found:
    """Return the places that a claim takes over, with the reason."""
    pointed = pointed_at(setting, span)
    if pointed is not None:
        why = _("the place that its words point at, last named as “{name}”", name=pointed.place.text)
        return (pointed.place,), [Reason(rule="place: pointed at", text=why)]
    if over_time:
        town = setting.once(main_town)
        if town is not None and _compatible(setting, town.place, chosen):
            why = _("a count over some time: the town that the report is about")
            return (town.place,), [Reason(rule="place: running count", text=why)]
    near = scene(setting, span[0], before)
    far = told.places if told else ()
    beside = told is not None and setting.paragraph(told.start or 0) == setting.paragraph(span[0])
    first, opening = setting.once(lead), first_told(setting, before)
    if first is not None and first.place.located:
        far, opening = far if beside else _somewhere(far), _somewhere(opening)
    for earlier in (*((far, near) if beside else (near, far)), opening):
        taken = tuple(p for p in earlier if p.precision not in {"region", "country"})
        telling = any(p.text.lower() not in words(setting.report.lang, "places", "many_of") for p in taken)
        if telling and _compatible(setting, taken[0], chosen):
            why = _("its words name no place so precise: that of “{quote}”", quote=taken[0].text)
            return taken, [Reason(rule="place: carried over", text=why)]
    if first is None or not _compatible(setting, first.place, chosen):
        return (), []
    return (first.place,), [
        first.reason,
        Reason(rule="place: lead", text=_("no place of its own: the report's first")),
    ]


def _somewhere(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return places unless nobody knows where they are: told of in another paragraph, they say less than the lead."""
    return places if any(p.located for p in places) else ()


def _way(setting: Setting, span: Chars, event: EventType) -> Callable[[Placed], int]:
    """Return a key that puts the ends of a movement in the claim first: where it starts, then where it leads."""
    leave: list[Chars] = []
    reach: list[Chars] = []
    moved = event in {"troop movement", "other"}
    for m in setting.movements:
        if m.start < span[1] and span[0] < m.end:
            leave.extend(m.from_)
            reach.extend(m.to)

    def order(p: Placed) -> int:
        at = p.place.start or 0
        if not moved:
            return int(any(a <= at < b for a, b in reach))
        return 0 if any(a <= at < b for a, b in leave) else 1 if any(a <= at < b for a, b in reach) else 2

    return order


def _merged(first: tuple[Place, ...], rest: tuple[Place, ...]) -> tuple[Place, ...]:
    known = {p.place_id or p.text.lower() for p in first}
    return (*first, *(p for p in rest if (p.place_id or p.text.lower()) not in known))


def _compatible(setting: Setting, place: Place, within: Sequence[Placed]) -> bool:
    """A place carried over lies in the country and region that the claim names, if it names them."""
    named = [p for p in within if p.kind in {"country", "region"}]
    if not named:
        return True
    if not place.located:
        return False
    mine = next((p for p in setting.places if p.place.place_id and p.place.place_id == place.place_id), None)
    if mine is None:
        return True
    # Of several countries, "northern Iraq" is where it happened.
    parts = [p for p in named if p.kind == "country" and _part(setting, p)] or named
    return any(mine.region == p.region if p.kind == "region" else mine.country == p.country for p in parts)


def _part(setting: Setting, p: Placed) -> bool:
    """Whether a country is named for a part of it: "northern Iraq", "le nord de la Syrie"."""
    span = setting.doc.char_span(p.place.start or 0, p.place.end or 0, alignment_mode="expand")
    directions = words(setting.report.lang, "places", "parts")
    return span is not None and any(t.lower_ in directions for t in setting.doc[max(0, span.start - 4) : span.start])


def _of_the_war(setting: Setting, own: list[Placed]) -> Found:
    countries = [p for p in [*own, *setting.places] if p.kind == "country"]
    home = setting.theatre.countries if setting.theatre else ()
    chosen = next((p for p in own if p.kind == "country"), None) or next(
        (p for p in countries if p.country in home), None
    )
    if chosen is None:
        own = finest_first(own, setting.report.lang)
        return tuple(p.place for p in _once(own)), [p.reason for p in own]
    return (chosen.place,), [
        chosen.reason,
        Reason(rule="place: total", text=_("a total of the whole conflict: its country")),
    ]


def _chars(setting: Setting, span: Tokens) -> Chars:
    doc = setting.doc
    return doc[span[0]].idx, doc[span[1] - 1].idx + len(doc[span[1] - 1])


def _within(setting: Setting, span: Chars) -> list[Placed]:
    return [
        p
        for p in setting.places_in(span[0], span[1] + 1)
        if usable(setting, p) and p.place.start is not None and p.place.end is not None and p.place.end <= span[1]
    ]


def _once(found: list[Placed]) -> list[Placed]:
    seen: set[str] = set()
    out: list[Placed] = []
    for p in found:
        key = p.place.place_id or p.place.text.lower()
        if key not in seen:
            seen.add(key)
            out.append(p)
    return out
