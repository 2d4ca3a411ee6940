"""The comparisons of two claims: each a pure function that returns the name of a level, weighted in weights.yaml."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.grounding.containment import radius_km
from recoupe.linking.geography import distance_km, in_namesake_region, relation
from recoupe.provenance.parties import same_party
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from recoupe.linking.view import View
    from recoupe.model import Figure

HOMONYM_KM = 40
"""Places of one name farther apart than this are two places."""


TOWN_KM = 2.5
"""A populated place of this radius or more is a town, where more than one thing happens a day."""


def place_level(a: View, b: View) -> str:
    """Compare the most precise places: same, one within the other, beside one another, apart."""
    if not a.names or not b.names:
        return "unknown"
    if a.claim.event == b.claim.event == "troop movement" and len(a.names) > 1 and len(b.names) > 1:
        shared = sum(any(one_place(a, i, b, j) for j in range(len(b.names))) for i in range(len(a.names)))
        return "same spot" if shared > 1 else "beside" if shared else "apart"
    if one_place(a, 0, b, 0):
        return f"same {min(extent(a), extent(b))}"
    if any(one_place(a, 0, b, j) for j in range(1, len(b.names))):
        return "within"
    if any(one_place(a, i, b, 0) for i in range(1, len(a.names))):
        return "within"
    lie = relation(a.places[0], b.places[0])
    first_a, first_b = a.places[0], b.places[0]
    if lie in ("within", "contains") or in_namesake_region(first_a, first_b) or in_namesake_region(first_b, first_a):
        return "within"
    shared = any(one_place(a, i, b, j) for i in range(1, len(a.names)) for j in range(1, len(b.names)))
    if any(w.startswith("+") for w in a.names[0] & b.names[0]):
        return "same kind of site" if shared or lie != "apart" else "apart"
    return "beside" if shared or lie == "near" else "apart"


def extent(view: View) -> str:
    """Return how much ground the most precise place covers: a spot or village, a town, a wider area."""
    place = view.places[0]
    if place.precision in ("region", "country", "district"):
        return "wide"
    if not place.located or any(w.startswith("+") for w in view.names[0]):
        return "spot"
    return "spot" if (radius_km(place) or 0) <= TOWN_KM else "town"


def one_place(a: View, i: int, b: View, j: int) -> bool:
    """Tell whether a place of one claim is a place of the other: by id, or by name unless the map says otherwise."""
    one, other = a.places[i], b.places[j]
    if one.place_id and one.place_id == other.place_id:
        return True
    x, y = a.names[i], b.names[j]
    if not (x <= y or y <= x):
        return False
    near = distance_km(one, other)
    return near is None or near <= HOMONYM_KM


def time_level(a: View, b: View) -> str:
    """Compare when: the same days, overlapping, a day apart, days apart; or what publication dates still allow."""
    if a.when and b.when:
        if a.when == b.when:
            return "same"
        gap = max((a.when.start - b.when.end).days, (b.when.start - a.when.end).days)
        if gap <= 0:
            longer = max((a.when.end - a.when.start).days, (b.when.end - b.when.start).days)
            return "overlap" if longer <= 3 else "overlap, long"
        return "next day" if gap == 1 else "days apart" if gap <= 4 else "apart"
    if a.window is None or b.window is None:
        return "unknown"
    gap = max((a.window.start - b.window.end).days, (b.window.start - a.window.end).days)
    return "possible" if gap <= 0 else "apart"


@cache
def families(event: str) -> frozenset[str]:
    """Return the families of events.yaml that an event type stands in: types that reports confuse."""
    return frozenset(family for family, events in words("linking", "events").items() if event in events)


def effective_event(view: View) -> str:
    """Return the event type, made specific by the figures where it is only "other": flight, captures, harm done."""
    event = view.claim.event
    if event != "other":
        return event
    kinds = {f.kind for f in view.figures}
    if "displaced" in kinds:
        return "flight"
    if "captured" in kinds:
        return "abduction/arrest"
    return "harm" if kinds & {"killed", "wounded", "casualties"} else "other"


def event_level(a: View, b: View) -> str:
    """Compare event types: the same, often confused, one of them unspecific, different."""
    one, other = effective_event(a), effective_event(b)
    if one == other:
        return "unspecific" if one in ("other", "harm") else "same"
    if "other" in (one, other):
        return "one unspecific"
    return "confusable" if families(one) & families(other) else "different"


def actors_level(a: View, b: View) -> str:
    """Compare who did it to whom. Two sources that blame different parties may still mean one occurrence."""
    by, against = same_party(a.by, b.by), same_party(a.against, b.against)
    swapped = [same_party(a.by, b.against), same_party(a.against, b.by)]
    agree = sum(x in ("same", "allied") for x in (by, against))
    if agree == 2:
        return "both"
    if any(x in ("same", "allied") for x in swapped) and not agree:
        return "swapped"
    if agree:
        return "one" if "different" not in (by, against) else "one, other differs"
    return "different" if "different" in (by, against) else "unknown"


def figures_level(a: View, b: View) -> str:
    """Compare figures of one kind: a telling number in common, compatible, disjoint, none to compare."""
    pairs = [(x, y) for x in a.figures for y in b.figures if x.kind == y.kind and x.kind != "other"]
    if not pairs:
        return "none" if not (a.figures and b.figures) else "other kinds"
    if any(_telling(x, y) for x, y in pairs):
        return "telling"
    return "compatible" if any(_compatible(x, y) for x, y in pairs) else "disjoint"


def _telling(x: Figure, y: Figure) -> bool:
    equal = (x.low, x.high) == (y.low, y.high) and x.qualifier != "dozens"
    return equal and max(x.low or 0, x.high or 0) >= 4


def _compatible(x: Figure, y: Figure) -> bool:
    low, high = max(x.low or 0, y.low or 0), [h for h in (x.high, y.high) if h is not None]
    return not high or low <= min(high)


def site_level(a: View, b: View) -> str:
    """Compare the kinds of sites and targets spoken of: a convoy, a bakery, a hospital."""
    if not a.sites or not b.sites:
        return "unknown"
    return "shared" if a.sites & b.sites else "different"


def names_level(a: View, b: View) -> str:
    """Compare the proper names that the quotes hold besides the places."""
    shared = len(a.rare & b.rare)
    return "several" if shared > 1 else "one" if shared else "none"


def text_level(a: View, b: View) -> str:
    """Compare where the claims stand: one sentence, neighbours in one report, one report, another report."""
    if a.report.id != b.report.id:
        return "other report"
    if a.claim.quote == b.claim.quote:
        return "one quote"
    gap = abs(a.position - b.position)
    return "neighbours" if gap == 1 else "close" if gap <= 3 else "one report"


def wording_level(a: View, b: View) -> str:
    """Compare the words of two quotes of one language: a reprint keeps most, an account of one event some."""
    if a.report.lang != b.report.lang or not a.wording or not b.wording:
        return "two languages"
    share = len(a.wording & b.wording) / min(len(a.wording), len(b.wording))
    return "much" if share >= 0.6 else "some" if share >= 0.35 else "little"


def source_level(a: View, b: View) -> str:
    """Compare who speaks: one voice heard in two reports most often speaks of one thing."""
    if a.report.id == b.report.id:
        return "one report"
    return "same" if a.voice == b.voice else "other"


COMPARISONS = {
    "place": place_level,
    "time": time_level,
    "event": event_level,
    "actors": actors_level,
    "figures": figures_level,
    "site": site_level,
    "names": names_level,
    "text": text_level,
    "wording": wording_level,
    "source": source_level,
}


def levels(a: View, b: View) -> dict[str, str]:
    """Return the level of every comparison of two claims."""
    return {name: compare(a, b) for name, compare in COMPARISONS.items()}
