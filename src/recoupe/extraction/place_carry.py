"""Which place a claim that names none takes over: what it points at, what stands before it, the report's lead."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from recoupe.extraction.fineness import ONE_OF_MANY, SPOT, VAGUE, VILLAGE, finest_first, is_stretch, is_town, rank
from recoupe.extraction.taking_up import takes_up
from recoupe.grounding import gazetteer
from recoupe.grounding.containment import relation
from recoupe.languages.columns import columns
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.extraction.figures import FoundFigure
    from recoupe.extraction.setting import Setting
    from recoupe.grounding.places import Placed
    from recoupe.model import Claim, Place

Chars = tuple[int, int]

_LOSSES = frozenset({"killed", "wounded", "casualties", "captured", "destroyed"})
_BROAD = frozenset({"country", "region", "continent", "quarter"})
_HEAD = 400
"""Characters of the body in which a report says where its lead is."""


def stretch_near(setting: Setting, span: Chars, town: Placed) -> Placed | None:
    """Return the report's stretch of land that "a rebel-held region near Damascus" must be: the first close to it."""
    doc, lang = setting.doc, setting.report.lang
    tokens = doc.char_span(*span, alignment_mode="expand")
    unnamed = words(lang, "places", "taken_up", "stretches")
    if town.place.precision != "near" or tokens is None or not any(t.lower_ in unnamed for t in tokens):
        return None
    lands = [p for p in setting.places if is_stretch(p) and usable(setting, p)]
    return next((p for p in lands if relation(p.place, town.place) not in {"apart", "unknown"}), None)


def pointed_at(setting: Setting, span: Chars, *, closely: bool = False) -> Placed | None:
    """Return the place that "the city" or "ce quartier" in a claim's words takes up: the last one of its kind.

    `closely`: only by a demonstrative ("this hill"), which points at what was just named, whatever else is.
    """
    doc, lang = setting.doc, setting.report.lang
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return None
    pointers = words(lang, "places", "taken_up", "closely" if closely else "pointers")
    lows = columns(doc).lows
    if pointers.isdisjoint(lows[max(0, tokens.start - 2) : tokens.end]):
        return None
    for i in range(tokens.start, tokens.end):
        if pointers.isdisjoint(lows[max(0, i - 2) : i]):
            continue
        token = doc[i]
        if is_one_of(token, words(lang, "places", "taken_up", "capitals")):
            return next((p for p in setting.places if _is_capital(setting, p)), None)
        if lows[i - 1] not in pointers:
            continue
        earlier = setting.places_in(0, token.idx)[::-1]
        if is_one_of(token, words(lang, "places", "taken_up", "towns")):
            return next((p for p in earlier if is_town(p) and usable(setting, p)), None)
        if closely and is_one_of(token, words(lang, "places", "taken_up", "heights")):
            return next((p for p in earlier if p.kind not in _BROAD and not is_town(p) and usable(setting, p)), None)
        if is_one_of(token, words(lang, "places", "taken_up", "quarters")):
            return next((p for p in earlier if rank(p, lang) == SPOT and usable(setting, p)), None)
    return None


def _is_capital(setting: Setting, p: Placed) -> bool:
    entry = gazetteer.by_id(p.place.place_id) if p.place.place_id and is_town(p) else None
    home = p.place.start not in setting.lesser or not setting.theatre or p.country in setting.theatre.countries
    return entry is not None and entry.capital and home


def scene(setting: Setting, start: int, before: Sequence[Claim]) -> tuple[Place, ...]:
    """Return the places of the sentence nearest before `start` in its paragraph that has any finer than a region.

    A claim in that sentence has weighed them already; movements are passed over, since they lie between places, but
    "the fighting" right after one is where it led.
    """
    lang = setting.report.lang
    here = setting.paragraph(start)
    for k in range(bisect_left(setting.sentences, (start, start)) - 1, -1, -1):
        a, end = setting.sentences[k]
        if setting.paragraph(a) != here:
            break
        b = min(end, start)
        claims = _claims_in(before, a, b)
        if any(c.event == "troop movement" for c in claims):
            reached = _reached(setting, (a, b)) if _fought_there(setting, start) else ()
            if reached:
                return reached
            continue
        if not claims and setting.moved.meets(a, b):
            continue
        told = [c for c in claims if c.places]
        if told:
            return told[-1].places
        named = [p for p in setting.places_in(a, b) if usable(setting, p)]
        fine = [p for p in named if rank(p, lang) < VAGUE and p.place.start not in setting.lesser]
        if any(rank(p, lang) != ONE_OF_MANY for p in fine):
            return tuple(p.place for p in finest_first(fine, lang))
    return ()


def _claims_in(before: Sequence[Claim], start: int, end: int) -> list[Claim]:
    """The claims that begin within a stretch, looked for from the last one back."""
    out: list[Claim] = []
    for claim in reversed(before):
        if claim.end is not None and claim.end <= start:
            break  # claims come in text order
        if claim.start is not None and start <= claim.start < end:
            out.append(claim)
    return out[::-1]


def _fought_there(setting: Setting, start: int) -> bool:
    """Whether the words at `start` take an advance or a battle up: "in this fighting"."""
    first = setting.doc.char_span(start, start + 1, alignment_mode="expand")
    return first is not None and takes_up(setting.doc, first.start, len(setting.doc), setting.report.lang)


def _reached(setting: Setting, span: Chars) -> tuple[Place, ...]:
    """The places that movements in a stretch lead to."""
    ends = [e for m in setting.movements if m.start < span[1] and span[0] < m.end for e in m.to]
    return tuple(p.place for p in setting.places if any(a <= (p.place.start or 0) < b for a, b in ends))


def first_told(setting: Setting, before: Sequence[Claim]) -> tuple[Place, ...]:
    """Return the places of the report's first claim, movements passed over; none if the headline makes it, whose
    places the lead weighs.
    """
    first = next((c for c in before if c.event != "troop movement"), None)
    return first.places if first is not None and (first.start or 0) >= setting.title_end else ()


def lead(setting: Setting) -> Placed | None:
    """Return the most precise place of the title and the first sentences; if those name only countries, the first
    finer place of the report.
    """
    lang = setting.report.lang
    known = [p for p in setting.places if usable(setting, p) and (p.place.start or 0) not in setting.lesser]
    head = [p for p in known if (p.place.start or 0) < setting.title_end + _HEAD]
    title = [p for p in head if (p.place.start or 0) < setting.title_end and p.place.located and rank(p, lang) < VAGUE]
    head = title or head
    best = min(head, key=lambda p: (rank(p, lang) if p.place.located else VAGUE, p.place.start or 0), default=None)
    if best is not None and (rank(best, lang) < VAGUE or (best.kind == "region" and best.place.located)):
        return best
    town = next((p for p in known if is_town(p)), None)
    spoken_of = _spoken_of(setting, best)
    if town is not None and spoken_of is not None and rank(town, lang) == VILLAGE:
        # A village that comes up once is no report's scene where it speaks of a town or region again and again.
        once = sum(p.place.place_id == town.place.place_id for p in known) == 1
        town = None if once else town
    return town or spoken_of or best


def _spoken_of(setting: Setting, within: Placed | None) -> Placed | None:
    """The town or region that a report names most, and more than once, if only as somebody's seat."""
    finer = [p for p in setting.places if p.kind in {"populated", "region"} and p.place.located]
    towns = [p for p in finer if within is not None and p.country == within.country]
    count = Counter(p.place.text for p in towns)
    best = max(towns, key=lambda p: (count[p.place.text], -(p.place.start or 0)), default=None)
    return best if best is not None and count[best.place.text] > 1 else None


def usable(setting: Setting, p: Placed) -> bool:
    """A place in the name of a party or a speaker is no place of an event ("Islamic State of Iraq and the Levant"), nor
    one that stands for its government or army ("Ankara dément", "les forces de Kiev"), nor the dateline's.
    """
    return p.kind != "demonym" and (p.place.start or 0) not in setting.named


def running(setting: Setting, span: Chars, figures: Sequence[FoundFigure]) -> bool:
    """Whether figures of losses count over some time: "since Tuesday", "depuis le début de l'assaut"."""
    losses = [f for f in figures if f.figure.kind in _LOSSES]
    if not losses:
        return False
    tokens = setting.doc.char_span(*span, alignment_mode="expand")
    since = words(setting.report.lang, "places", "since")
    return all(f.figure.cumulative for f in losses) or (tokens is not None and any(t.lower_ in since for t in tokens))


def main_town(setting: Setting) -> Placed | None:
    """Return the town that the report is about: the first of its title (even one not located), else of its body."""
    named = [p for p in setting.places if usable(setting, p) and p.place.start not in setting.lesser]
    title = [p for p in named if (p.place.start or 0) < setting.title_end]
    return (
        next((p for p in title if is_town(p)), None)
        or next((p for p in title if p.kind == "unknown"), None)
        or next((p for p in named if is_town(p)), None)
    )
