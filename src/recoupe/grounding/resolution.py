"""Decide which of several places of one name a report means, by its context, and say why.

Every candidate starts from how well known it is (its population, a country before a region before a town). The report
then speaks: the theatre's countries, the countries and regions it names, phrases that contain ("X, in Y province";
"Paris, Texas"), and the distance to the other places in it. A small town far from everything that the report speaks of
is no answer: the name is left unlocated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from math import cos, exp, radians, sqrt
from typing import TYPE_CHECKING, Literal

from recoupe.grounding import gazetteer
from recoupe.grounding.geometry import KM_PER_DEGREE
from recoupe.grounding.place_prior import prior
from recoupe.grounding.resolution_doubt import by_sound, contradicted, misheard
from recoupe.grounding.resolution_groups import Group, grouped
from recoupe.grounding.toponym_keys import exact, skeleton, without_articles

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.toponym_scene import Mention

Why = Literal["local", "contained", "theatre", "named", "listed", "close", "known", "only", "demonym"]

_CLOSE_KM = 250.0
_MOST_COMPARED = 12
_NEAREST = 3
_SENTENCE = 150
"""Characters within which another place stands beside a name."""
_LEAST_BONES = 3
_NEEDED = 1.0
_SPOKEN_OF = 1.0
NAMED, LISTED, CLOSE, CONTAINED, THEATRE = 2.5, 1.5, 2.0, 4.0, 2.5
_LAND = frozenset({"region", "district", "area", "country"})


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a mention, or None and why not; `support` is what tipped the scale."""

    entry: Entry | None
    why: Why | Literal["nowhere", "unsupported"]
    rivals: int
    other: str = ""


def resolve(mentions: list[Mention], text: str, countries: tuple[str, ...] = ()) -> list[Choice]:
    """Return a choice for each mention. `countries` are the theatre's, the most favoured."""
    groups, of = grouped(mentions, text)
    votes = _votes(mentions, groups)
    if countries and _elsewhere(votes, countries):
        countries = ()
    _supplement(mentions, groups, votes, countries)
    for _ in range(2):
        anchors = [g for g in groups if g.chosen is not None]
        for group in groups:
            scored = _scored(group, groups, votes, countries, anchors)
            group.chosen = scored[0][1] if scored else None
        votes = _votes(mentions, groups)
    anchors = [g for g in groups if g.chosen is not None]
    verdicts = [_verdict(g, groups, votes, countries, anchors) for g in groups]
    return [verdicts[of[k]] if k in of else Choice(None, "demonym", 0) for k in range(len(mentions))]


def _elsewhere(votes: Counter[str], countries: tuple[str, ...]) -> bool:
    """Whether a report speaks of other countries and of none of the theatre's: its towns are not looked for there."""
    return not any(votes[c] for c in countries) and any(v >= _SPOKEN_OF for v in votes.values())


def _supplement(mentions: list[Mention], groups: list[Group], votes: Counter[str], countries: tuple[str, ...]) -> None:
    """Give the names that no gazetteer spells so the places that sound like them in the report's countries."""
    ranked = sorted((c for c in votes if votes[c] >= _SPOKEN_OF), key=lambda c: (-votes[c], c))[:2]
    asked = frozenset((*ranked, *countries))
    for group in groups:
        if not any((e.country in asked or not _small(e)) and not (e.local and by_sound(e)) for e in group.candidates):
            core = exact(mentions[group.mentions[0]].core)
            heard = gazetteer.alike(core, asked)
            if group.candidates and len(skeleton(core)) < _LEAST_BONES:
                # "Hill" is no Hillah: a short word sounds like many villages, and like few regions.
                heard = tuple(e for e in heard if e.kind == "region")
            group.candidates = (*group.candidates, *heard)
        if group.role == "region" and not any(e.kind in _LAND for e in group.candidates):
            group.candidates = (*group.candidates, *_named_after(group.candidates))


def _small(entry: Entry) -> bool:
    """Whether a place is so little known that its namesake's likeness in the report's own country may be meant."""
    spot = entry.kind in gazetteer.SPOTS or entry.kind == "district"
    return spot and entry.population < gazetteer.FAMOUS and not entry.capital


def _named_after(towns: tuple[Entry, ...]) -> list[Entry]:
    """Return the regions named after towns whose other spelling they lack ("province d'Alep")."""
    out: list[Entry] = []
    for town in towns:
        region = gazetteer.region_of(town.region) if town.region else None
        keys = {without_articles(exact(name)) for name in (town.name, region.name)} if region else set()
        alike = len(keys) == 1 or any(e.id == region.id for e in gazetteer.by_key(exact(town.name)) if region)
        if region is not None and alike and region not in out:
            out.append(region)
    return out


def _votes(mentions: list[Mention], groups: list[Group]) -> Counter[str]:
    """Return how much the report speaks of each country: its name and people count full, a place chosen in it half."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "demonym" and mention.country:
            votes[mention.country] += 0.7  # type: ignore[assignment]
    for group in groups:
        votes.update(_own_votes(group))
    return votes


def _own_votes(group: Group) -> Counter[str]:
    chosen = group.chosen or _obvious(group)
    if chosen is None or not chosen.country:
        return Counter()
    weight = 1.0 if chosen.kind == "country" else 0.7 if chosen.kind == "region" else 0.5
    return Counter({chosen.country: weight * min(3, len(group.mentions))})


def _listed_alike(entry: Entry, group: Group, groups: list[Group]) -> bool:
    """Whether a neighbour in a list is of the candidate's kind and country ("Virginia, Washington and Wyoming")."""
    if entry.kind not in {"country", "region"}:
        return False
    near = [groups[n].chosen for n in group.beside]
    return any(
        c is not None and c.kind == entry.kind and (c.country == entry.country or entry.kind == "country") for c in near
    )


def _obvious(group: Group) -> Entry | None:
    """Return the candidate that needs no context, if there is one, to give the first vote."""
    if not group.candidates:
        return None
    best = max(group.candidates, key=lambda e: (prior(e, group.role), e.id))
    if best.local or best.kind in {"country", "region"} or best.population >= gazetteer.FAMOUS:
        return best
    return best if len(group.candidates) == 1 and best.population >= 15_000 else None


def _scored(
    group: Group, groups: list[Group], votes: Counter[str], countries: tuple[str, ...], anchors: list[Group]
) -> list[tuple[float, Entry, dict[str, float]]]:
    """Return the candidates with their scores and what the report adds to each, the best first."""
    others = votes - _own_votes(group)
    total = sum(others.values()) or 1.0
    rough: list[tuple[float, Entry, dict[str, float]]] = []
    for entry in group.candidates:
        support = {
            "theatre": THEATRE if entry.country in countries else 0.0,
            "named": NAMED * min(1.0, max(0.0, others[entry.country]) / min(total, 6.0)) if entry.country else 0.0,
            "listed": LISTED if _listed_alike(entry, group, groups) else 0.0,
            "contained": CONTAINED if _inside(entry, group, groups) else 0.0,
        }
        rough.append((prior(entry, group.role) + sum(support.values()), entry, support))
    rough.sort(key=lambda r: (-r[0], r[1].id))
    out: list[tuple[float, Entry, dict[str, float]]] = []
    # A place of this very name, told in another role ("Old Damascus"), is no neighbour of its namesakes.
    own = {e.id for e in group.candidates}
    anchors = [a for a in anchors if a is not group and a.chosen is not None and a.chosen.id not in own]
    for score, entry, support in rough[:_MOST_COMPARED]:
        # Everything in a region is close to it, the town of its name first: that makes no quarter of it.
        far = entry.kind in {"country", "continent"} or (group.role == "quarter" and entry.kind == "region")
        support["close"] = CLOSE * (0.0 if far or not entry.located else _closeness(entry, anchors))
        out.append((score + support["close"], entry, support))
    out.sort(key=lambda r: (-r[0], r[1].id))
    return out


def _inside(entry: Entry, group: Group, groups: list[Group]) -> bool:
    """Whether the report says that the name lies in a place of which this candidate is a part."""
    for number in group.inside:
        for outer in groups[number].candidates[:8]:
            if outer.id == entry.id:
                continue
            if outer.kind == "country" and outer.country == entry.country and entry.kind != "country":
                return True
            if (
                outer.kind in {"region", "district"}
                and outer.country == entry.country
                and entry.kind in gazetteer.SPOTS
            ):
                if (outer.district or outer.region) in {entry.region, entry.district}:
                    return True
            elif outer.kind == "region" and entry.kind == "district" and outer.region == entry.region:
                return True
    return False


def _closeness(entry: Entry, anchors: list[Group]) -> float:
    """Return 0 to 1: how close the candidate lies to the nearest other place of the report (its scale is 250 km)."""
    best = 0.0
    for anchor in anchors:
        other = anchor.chosen
        if other is None or not other.located or other.kind in {"country", "continent"}:
            continue
        dy = entry.lat - other.lat
        dx = (entry.lon - other.lon) * cos(radians((entry.lat + other.lat) / 2))
        # Within a region's own circle nothing is far from it.
        km = max(0.0, sqrt(dx * dx + dy * dy) * KM_PER_DEGREE - entry.radius)
        best = max(best, exp(-km / _CLOSE_KM))
    return best


def _gap(at: int, starts: list[int]) -> int:
    """How far the nearest of some starts (in order) lies from the place where a name is first told."""
    k = bisect_left(starts, at)
    return min(abs(s - at) for s in starts[max(0, k - 1) : k + 1])


def _beside(group: Group, anchors: list[Group]) -> list[Entry]:
    """The places below a country that the report names close to a name, else the nearest three."""
    apart: list[tuple[int, int, Entry]] = []
    for n, other in enumerate(anchors):
        c = other.chosen
        # What only sounds like a place vouches for none: two chance likenesses often lie together.
        heard = c is not None and by_sound(c)
        if other is not group and c is not None and c.located and c.kind not in {"country", "continent"} and not heard:
            apart.append((_gap(group.at[0], other.at), n, c))
    apart.sort(key=lambda one: one[:2])
    close = [c for distance, _n, c in apart if distance <= _SENTENCE]
    return close or [c for _distance, _n, c in apart[:_NEAREST]]


def _obscure(entry: Entry, support: dict[str, float]) -> bool:
    """Whether a place outside the theatre is too small to be meant unless the report leads straight to it."""
    if (
        (entry.kind not in gazetteer.SPOTS and entry.kind != "district")
        or support["contained"]
        or support["close"] >= CLOSE * exp(-0.4)
    ):
        return False
    return entry.population < (gazetteer.FAMOUS if entry.quality < 1.0 else 50_000)


def _verdict(
    group: Group, groups: list[Group], votes: Counter[str], countries: tuple[str, ...], anchors: list[Group]
) -> Choice:
    scored = _scored(group, groups, votes, countries, anchors)
    if not scored:
        return Choice(None, "nowhere", 0)
    _, entry, support = scored[0]
    rivals = len({e.id for _, e, _ in scored}) - 1
    within = [c for n in group.stated if (c := groups[n].chosen) is not None and c.located]
    beside = _beside(group, anchors)
    if group.role == "quarter" and entry.kind == "region" and countries and entry.country not in countries:
        return Choice(None, "unsupported", rivals)  # "al-Karak neighborhood" is no governorate of Jordan
    if misheard(entry, beside, quarter=group.role == "quarter") or contradicted(entry, within, spot=group.spot):
        return Choice(None, "unsupported", rivals)
    if entry.local:
        return Choice(entry, "local", rivals)
    if (
        group.role == "quarter"
        and entry.kind == "populated"
        and entry.population < gazetteer.FAMOUS
        and support["close"] < CLOSE * exp(-0.3)
    ):
        return Choice(None, "unsupported", rivals)
    if countries and entry.country not in countries and _obscure(entry, support):
        return Choice(None, "unsupported", rivals)
    given = max(support, key=lambda name: (support[name], name))
    if support[given] >= _NEEDED:
        return Choice(entry, given, rivals)  # type: ignore[arg-type]
    wide = entry.kind in {"country", "continent", "region"} or (entry.kind == "area" and not entry.source)
    if wide or entry.population >= gazetteer.FAMOUS:
        return Choice(entry, "only" if not rivals else "known", rivals)
    if not rivals and not countries and entry.quality == 1.0 and not votes:
        return Choice(entry, "only", rivals)
    return Choice(None, "unsupported", rivals)
