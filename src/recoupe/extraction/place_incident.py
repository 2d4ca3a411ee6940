"""Where the incident of a claim lies more precisely than its words say: named once, elsewhere in the report.

"A strike in Idlib province killed six people … the strike hit the village of X": every claim of that strike lies in X.
A claim that stays at a town or region takes the one finer place inside it that the report tells such an event of.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.events import SPECIFIC
from recoupe.extraction.fineness import ONE_OF_MANY, SPOT, UNNAMED, VAGUE, VILLAGE, finest_first, rank
from recoupe.extraction.place_carry import usable
from recoupe.extraction.place_town import in_town
from recoupe.grounding.containment import relation
from recoupe.i18n import gettext as _
from recoupe.languages.forms import words
from recoupe.model import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extraction.events import Trigger
    from recoupe.extraction.setting import Setting
    from recoupe.grounding.places import Placed
    from recoupe.model import Claim, Place

_REFINED = SPECIFIC | {"armed clash"}
"""Types of what happens at one spot; a town is taken, a truce is made, as a whole."""
_UNMOVED = frozenset({"troop movement", "ceasefire/evacuation"})
_WIDE = frozenset({"exact", "near", "region", "district"})
_MOST = 40
_LOSSES = frozenset({"killed", "wounded", "casualties"})


@dataclass(frozen=True, slots=True)
class _Told:
    """Places that one sentence tells an event of, the finest first, and the event's types and claims."""

    places: tuple[Placed, ...]
    spots: frozenset[str]
    """The spots without a name that it tells of besides: "police headquarters"."""
    events: frozenset[str]
    claims: tuple[Claim, ...]


_Finer = tuple[_Told, tuple["Placed", ...]]


def refined(setting: Setting, claims: Sequence[Claim], triggers: Sequence[Trigger]) -> list[Claim]:
    """Return the claims of a report, those at a town or region put where the report says that the event was."""
    told = _told(setting, claims, triggers)
    by_start = {p.place.start: p for p in setting.places}
    known: dict[tuple[str, str | None], list[_Finer]] = {}
    out = []
    for claim in claims:
        mine = [by_start[p.start] for p in claim.places if p.start in by_start]
        outer = _outer(setting, claim, mine) if len(mine) == len(claim.places) else None
        if outer is None:
            out.append(claim)
            continue
        key = (_key(outer.place), outer.place.precision)
        if key not in known:
            known[key] = [(t, inner) for t in told if (inner := _inside(setting, t, outer))]
        # A report that tells of many spots in a town is about no single one.
        out.append(_refined(setting, claim, mine, known[key]) if 0 < len(known[key]) <= _MOST else claim)
    return out


def _outer(setting: Setting, claim: Claim, mine: Sequence[Placed]) -> Placed | None:
    """The town or region that a claim stays at, if a finer place may be meant."""
    lang = setting.report.lang
    if claim.event not in _REFINED or _runs_on(claim, lang):
        return None
    outer = next((p for p in mine if rank(p, lang) not in {UNNAMED, ONE_OF_MANY}), None)
    # No quarter with a name of its own lies in a village: it is the next town's.
    if outer is None or outer.kind == "quarter" or outer.place.precision not in _WIDE or rank(outer, lang) <= VILLAGE:
        return None
    return outer


def _refined(setting: Setting, claim: Claim, mine: Sequence[Placed], finer: Sequence[_Finer]) -> Claim:
    lang = setting.report.lang
    spots = {p.place.text.lower() for p in mine if rank(p, lang) in {UNNAMED, ONE_OF_MANY}}
    fitting = [f for f in finer if _same_event(claim, f[0]) and not _elsewhere(spots, f[0].spots)]
    sharing = [f for f in fitting if any(_share(claim, c) for c in f[0].claims)]
    chosen = _only(sharing) or _only(fitting)
    if chosen is None or (claim.event == "armed clash" and len(chosen) > 1):
        return claim  # fighting in several quarters is the town's
    taken = tuple(p.place for p in chosen)
    why = _("the report tells this event of “{name}”, which lies there", name=taken[0].text)
    many = words(lang, "places", "many_of")
    # A spot that a town has one of is finer still.
    top = claim.places[0]
    first = (top,) if top.precision is None and top.text[:1].islower() and top.text.lower() not in many else ()
    places = tuple(dict.fromkeys((*first, *taken, *claim.places)))
    reason = Reason(rule="place: of the incident", text=why)
    return claim.model_copy(update={"places": places, "reasons": (*claim.reasons, reason)})


def _elsewhere(spots: set[str], others: frozenset[str]) -> bool:
    """Whether two tellings speak of spots without a name, and of none in common: a market, a police station."""
    return bool(spots and others) and spots.isdisjoint(others)


def _told(setting: Setting, claims: Sequence[Claim], triggers: Sequence[Trigger]) -> list[_Told]:
    """What each sentence with a named place below a region tells of it."""
    lang, doc = setting.report.lang, setting.doc
    starts = [a for a, _b in setting.sentences]
    events: dict[int, set[str]] = {}
    for trigger in triggers:
        events.setdefault(bisect_right(starts, doc[trigger.start].idx) - 1, set()).add(trigger.event)
    inside: dict[int, list[Claim]] = {}
    for claim in claims:
        inside.setdefault(bisect_right(starts, claim.start or 0) - 1, []).append(claim)
    out = []
    for k, (a, b) in enumerate(setting.sentences):
        own = tuple(c for c in inside.get(k, ()) if c.event not in _UNMOVED)
        if k not in events or setting.moved.meets(a, b) or (k in inside and not own):
            continue
        named = [p for p in setting.places_in(a, b) if usable(setting, p) and p.place.start not in setting.lesser]
        fine = [p for p in named if any(c.isupper() for c in p.place.text)]
        if any(rank(p, lang) < VAGUE for p in fine):
            spots = frozenset(p.place.text.lower() for p in named if p not in fine)
            out.append(_Told(tuple(finest_first(fine, lang)), spots, frozenset(events[k]), own))
    return out


def _same_event(claim: Claim, told: _Told) -> bool:
    if claim.event not in told.events and not any(c.event == claim.event or _share(claim, c) for c in told.claims):
        return False
    return all(_one_day(claim, c) for c in told.claims[:1])


def _runs_on(claim: Claim, lang: str) -> bool:
    """Whether a claim's losses count over some time: they are the town's, not one quarter's."""
    losses = [f for f in claim.figures if f.kind in _LOSSES]
    since = not words(lang, "places", "since").isdisjoint(claim.quote.lower().split())
    counted = bool(losses) and (since or all(f.cumulative for f in losses))
    return counted or any(r.rule == "place: running count" for r in claim.reasons)


def _one_day(a: Claim, b: Claim) -> bool:
    if a.when is None or b.when is None:
        return True
    return a.when.start <= b.when.end and b.when.start <= a.when.end


def _share(a: Claim, b: Claim) -> bool:
    """Whether two claims give one figure of losses."""
    mine = {(f.kind, f.low) for f in a.figures if f.kind in _LOSSES}
    return any((f.kind, f.low) in mine for f in b.figures)


def _inside(setting: Setting, told: _Told, outer: Placed) -> tuple[Placed, ...]:
    """The places of a sentence that lie in `outer` and are finer."""
    lang = setting.report.lang
    at = rank(outer, lang)
    beside = any(p.place.precision != "near" and relation(p.place, outer.place) == "same" for p in told.places)
    return tuple(
        p
        for p in told.places
        if rank(p, lang) < at and relation(p.place, outer.place) != "same" and _holds(outer, p, setting, beside=beside)
    )


def _holds(outer: Placed, p: Placed, setting: Setting, *, beside: bool) -> bool:
    lang = setting.report.lang
    if not p.place.located:
        return (
            beside and (p.place.start or 0) >= setting.title_end
        )  # "X village in Idlib province"; capitals say nothing in a title
    return relation(p.place, outer.place) == "within" or (rank(p, lang) == SPOT and in_town(p, outer))


def _only(found: Sequence[tuple[_Told, tuple[Placed, ...]]]) -> tuple[Placed, ...] | None:
    """The places of the sentences if they all name the same, else None."""
    if not found:
        return None
    first = found[0][1]
    key = {_key(p.place) for p in first}
    return first if all({_key(p.place) for p in inner} <= key for _t, inner in found) else None


def _key(place: Place) -> str:
    return place.place_id or place.text.lower()
