"""Outputs without what is withheld of sensitive places. Pure functions over plain records: no database."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, floor, radians
from typing import TYPE_CHECKING, Any, Literal

from recoupe import i18n
from recoupe.desk.sensitive.coordinates import masked
from recoupe.grounding import gazetteer
from recoupe.grounding.geometry import KM_PER_DEGREE, distance_km
from recoupe.i18n import gettext as _
from recoupe.model import Brief

if TYPE_CHECKING:
    from collections.abc import Sequence

SAME_KM = 2.0
"""What lies so near to a sensitive place is taken for it: another spelling, another gazetteer's point, a text's own."""

LEVELS = ((5, "near"), (20, "area"), (60, "district"))
"""Up to so many kilometres, the precision that a blurred place is given; "region" beyond."""

MACHINE = frozenset({"why", "reasons", "wanted", "rule", "reason", "title"})
"""Keys of what the program itself wrote, in which a withheld name is replaced: a report's words stay its own."""


@dataclass(frozen=True)
class Rule:
    """A sensitive place and what is shown instead: somewhere within `km`, its district, or nothing yet."""

    name: str
    place_id: str
    lat: float
    lon: float
    how: Literal["blurred", "district", "delayed"]
    km: int = 0

    def meets(self, place_id: str | None, lat: float | None, lon: float | None) -> bool:
        """Return whether a place is this one."""
        if place_id and place_id == self.place_id:
            return True
        return lat is not None and lon is not None and distance_km(self.lat, self.lon, lat, lon) <= SAME_KM


def public(brief: Brief, rules: Sequence[Rule], lang: str) -> Brief:
    """Return a brief as readers may see it; its own words in `lang`. Incidents at a delayed place are left out with the
    claims that are told of nothing else, and so are movements that touch it.
    """
    if not rules:
        return brief
    return Brief.model_validate(shown(without_delayed(brief.dump(), rules), rules, lang))


def shown(data: Any, rules: Sequence[Rule], lang: str) -> Any:
    """Return plain records (of the core's shapes) with every place, name and written coordinate that is withheld
    replaced.
    """
    if not rules:
        return data
    with i18n.use(i18n.fitting(lang)):
        names = {name: shown_name(rule) for rule in rules for name in _names(data, rule)}
        return _walked(data, rules, _replacer(names), machine=False)


def delayed(data: dict[str, Any], rules: Sequence[Rule]) -> bool:
    """Return whether an incident, a claim or a movement of plain values lies at a place that is shown later."""
    late = [r for r in rules if r.how == "delayed"]
    places = [data.get("place"), *data.get("places", ()), *data.get("from", ()), *data.get("to", ())]
    return any(r.meets(p.get("place_id"), p.get("lat"), p.get("lon")) for r in late for p in places if p)


def without_delayed(brief: dict[str, Any], rules: Sequence[Rule]) -> dict[str, Any]:
    """Return a brief of plain values without what lies at a delayed place."""
    gone = {i["id"] for i in brief["incidents"] if delayed(i, rules)}
    moved = {(r["id"], m["id"]) for r in brief["reports"] for m in r["movements"] if delayed(m, rules)}
    if not gone and not moved:
        return brief
    kept = [i for i in brief["incidents"] if i["id"] not in gone]
    told = {(c["report"], c["claim"]) for i in kept for c in i["claims"]}
    lost = {(c["report"], c["claim"]) for i in brief["incidents"] if i["id"] in gone for c in i["claims"]} - told
    reports = [
        {
            **r,
            "claims": [c for c in r["claims"] if (r["id"], c["id"]) not in lost],
            "movements": [m for m in r["movements"] if (r["id"], m["id"]) not in moved],
        }
        for r in brief["reports"]
    ]
    situations = [
        {
            **s,
            "incidents": [i for i in s["incidents"] if i not in gone],
            "movements": [m for m in s["movements"] if (m["report"], m["movement"]) not in moved],
        }
        for s in brief["situations"]
    ]
    return {
        **brief,
        "incidents": kept,
        "reports": [r for r in reports if r["claims"] or r["movements"]],
        "situations": [s for s in situations if s["incidents"] or s["movements"]],
        "changes": None if gone else brief.get("changes"),
    }


def shown_name(rule: Rule) -> str:
    """Return the name that stands for a sensitive place: its district's, its region's, or that it is withheld."""
    around = district(rule)
    return around.name if around else _("place withheld")


def district(rule: Rule) -> gazetteer.Entry | None:
    """Return the district that a place lies in, else its region, as far as the gazetteer knows."""
    entry = gazetteer.by_id(rule.place_id) if rule.place_id else None
    for code in (entry.district, entry.region) if entry else ():
        found = gazetteer.region_of(code) if code else None
        # A district may be known by the point of its chief town, which may be the place itself.
        if found and found.located and not rule.meets(found.id, found.lat, found.lon):
            return found
    return None


def blurred(lat: float, lon: float, km: float) -> tuple[float, float]:
    """Return the middle of the cell of a fixed grid, `km` wide, that a point lies in. Every point of a cell gives the
    same, so that the point cannot be told from it, and asking often tells no more.
    """
    high = km / KM_PER_DEGREE
    middle = (floor(lat / high) + 0.5) * high
    wide = high / max(0.01, cos(radians(middle)))
    # Cells end at the poles and at the date line: beyond it another grid begins, which would give the same cell twice.
    across = (floor(lon / wide) + 0.5) * wide
    return round(max(-90.0, min(90.0, middle)), 4), round(max(-180.0, min(180.0, across)), 4)


def stand_in(place: dict[str, Any], rule: Rule) -> dict[str, Any]:
    """Return what is shown for a sensitive place (of plain values). Its own words and id go too: both can be looked
    up.
    """
    name = shown_name(rule)
    around = district(rule)
    lat: float | None = None
    lon: float | None = None
    precision = place_id = None
    if rule.how == "blurred":
        lat, lon = blurred(rule.lat, rule.lon, rule.km)
        precision = next((level for most, level in LEVELS if rule.km <= most), "region")
    elif rule.how == "district" and around:
        lat, lon, place_id = around.lat, around.lon, around.id
        precision = "district" if around.kind == "district" else "region"
    made = {**place, "lat": lat, "lon": lon}
    values = {"text": name, "name": name, "place_id": place_id, "precision": precision, "start": None, "end": None}
    made.update({key: value for key, value in values.items() if key in place})
    if isinstance(place.get("place"), str):
        made["place"] = name
    return made


def _walked(value: Any, rules: Sequence[Rule], renamed: Any, *, machine: bool) -> Any:
    if isinstance(value, list | tuple):
        return [_walked(v, rules, renamed, machine=machine) for v in value]
    if isinstance(value, str):
        text = masked(value, rules)
        return renamed(text) if machine else text
    if not isinstance(value, dict):
        return value
    if "lat" in value and "lon" in value:
        for rule in rules:
            if rule.meets(value.get("place_id"), value["lat"], value["lon"]):
                value = stand_in(value, rule)
                break
    own = "lang" in value and "text" in value  # a report: its title is its own
    return {
        key: _walked(v, rules, renamed, machine=not own and (key in MACHINE or (machine and key == "text")))
        for key, v in value.items()
    }


def _names(data: Any, rule: Rule) -> set[str]:
    """Return what a sensitive place is called anywhere in some records."""
    found = {rule.name}
    if isinstance(data, list | tuple):
        for each in data:
            found |= _names(each, rule)
    elif isinstance(data, dict):
        if "lat" in data and rule.meets(data.get("place_id"), data["lat"], data.get("lon")):
            found |= {str(data[key]) for key in ("text", "name") if data.get(key)}
        for each in data.values():
            if isinstance(each, dict | list | tuple):
                found |= _names(each, rule)
    return {name for name in found if name.strip()}


def _replacer(names: dict[str, str]) -> Any:
    """Return a function that puts one name in the place of another, longest first, whole words only."""
    if not names:
        return str
    every = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    pattern = re.compile(rf"(?<!\w)(?:{every})(?!\w)")
    return lambda text: pattern.sub(lambda m: names[m[0]], text)
