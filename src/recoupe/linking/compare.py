"""The comparisons of two claims: each a pure function that returns the name of a level, weighted in weights.yaml."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.linking.geography import distance_km
from recoupe.provenance.parties import same_party
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from recoupe.linking.view import View
    from recoupe.model import Figure

COMBATANT_ROLES = frozenset(
    {"armed clash", "territory taken", "territory retaken", "attack repelled", "troop movement"}
)


def place_level(a: View, b: View) -> str:
    """Compare the most precise places: same, one within the other, near, beside one another in one town, apart."""
    if not a.names or not b.names:
        return "unknown"
    first_a, first_b = a.names[0], b.names[0]
    if _one_place(a, 0, b, 0):
        return "same"
    if any(_one_place(a, 0, b, j) for j in range(1, len(b.names))):
        return "within"
    if any(_one_place(a, i, b, 0) for i in range(1, len(a.names))):
        return "within"
    near = distance_km(a.places[0], b.places[0])
    if near is not None and near <= 15:
        return "near"
    shared = any(_one_place(a, i, b, j) for i in range(1, len(a.names)) for j in range(1, len(b.names)))
    if first_a & first_b and any(w.startswith("+") for w in first_a & first_b):
        return "same kind of site" if shared or near is None else "apart"
    if shared:
        return "beside"
    return "far" if near is not None and near > 60 else "apart"


def _one_place(a: View, i: int, b: View, j: int) -> bool:
    one, other = a.places[i], b.places[j]
    if one.place_id and one.place_id == other.place_id:
        return True
    x, y = a.names[i], b.names[j]
    if not (x <= y or y <= x):
        return False
    near = distance_km(one, other)
    return near is None or near <= 40


def time_level(a: View, b: View) -> str:
    """Compare when: the same days, overlapping, a day apart, days apart; or what publication dates still allow."""
    if a.when and b.when:
        if a.when == b.when:
            return "same"
        gap = max((a.when.start - b.when.end).days, (b.when.start - a.when.end).days)
        if gap <= 0:
            return "overlap"
        return "next day" if gap == 1 else "days apart" if gap <= 4 else "apart"
    if a.window is None or b.window is None:
        return "unknown"
    gap = max((a.window.start - b.window.end).days, (b.window.start - a.window.end).days)
    return "possible" if gap <= 0 else "apart"


@cache
def families(event: str) -> frozenset[str]:
    """Return the families of events.yaml that an event type stands in: types that reports confuse."""
    return frozenset(family for family, events in words("linking", "events").items() if event in events)


def event_level(a: View, b: View) -> str:
    """Compare event types: the same, often confused, one of them unspecific, different."""
    one, other = a.claim.event, b.claim.event
    if one == other:
        return "unspecific" if one == "other" else "same"
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
    return "neighbours" if abs(a.position - b.position) == 1 else "one report"


COMPARISONS = {
    "place": place_level,
    "time": time_level,
    "event": event_level,
    "actors": actors_level,
    "figures": figures_level,
    "site": site_level,
    "names": names_level,
    "text": text_level,
}


def levels(a: View, b: View) -> dict[str, str]:
    """Return the level of every comparison of two claims."""
    return {name: compare(a, b) for name, compare in COMPARISONS.items()}
