"""What the gazetteer that comes with Recoupe knows of a place of a file: the same place keeps one id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.geometry import distance_km
from recoupe.grounding.romanised import bare
from recoupe.grounding.toponym_keys import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.grounding.added.record import Added
    from recoupe.grounding.gazetteer import Entry

NEAR_KM = {"populated": 5.0, "district": 60.0, "region": 150.0}
"""Points of one place in two gazetteers lie no farther apart: units have their seat's, or their middle's."""
_ENOUGH, _SHARE = 3, 0.9


def same_place(row: Added) -> Entry | None:
    """Return the packaged place that a row is: by its GeoNames id, else by a name, its kind and where it is."""
    if row.geonames:
        found = gazetteer.packaged_by_id(f"geonames:{row.geonames}")
        if found is not None and (found.kind == row.kind or row.id == found.id):
            return found
    if row.kind not in NEAR_KM or not row.country:
        return None
    alike = [e for e in _namesakes(row) if e.country == row.country and e.kind == row.kind]
    if row.point is None:
        # A unit without a point is the only one of its name and kind in the country, or is told from none.
        return alike[0] if len({e.id for e in alike}) == 1 and row.kind != "populated" else None
    near = [(distance_km(*row.point, e.lat, e.lon), e) for e in alike]
    km, entry = min(near, key=lambda n: (n[0], n[1].id), default=(0.0, None))
    return entry if entry is not None and km <= NEAR_KM[row.kind] else None


def identity(row: Added) -> str:
    """Return the id that a place keeps: GeoNames' where that is known, so that several sources agree; else its own."""
    if row.geonames and row.kind == "populated" and gazetteer.packaged_by_id(f"geonames:{row.geonames}") is None:
        return f"geonames:{row.geonames}"
    return row.id


def _namesakes(row: Added) -> Iterator[Entry]:
    for name in (row.name, *row.mains):
        key = exact(name)
        for form in dict.fromkeys((key, bare(key))):
            yield from gazetteer.packaged_by_key(form)


def country_of(rows: Iterable[Added]) -> str:
    """Return the country that places of one file lie in, told by those whose packaged namesake lies at their point; ""
    if they are too few or do not agree.
    """
    votes: Counter[str] = Counter()
    for row in rows:
        if row.point is None:
            continue
        near = {
            e.country for e in _namesakes(row) if e.kind == row.kind and distance_km(*row.point, e.lat, e.lon) <= 5.0
        }
        votes.update(near if len(near) == 1 else ())
    if not votes:
        return ""
    country, n = votes.most_common(1)[0]
    return country if n >= _ENOUGH and n >= votes.total() * _SHARE else ""


def region_code(name: str, country: str) -> str:
    """Return the GeoNames code of the region that a file names ("|" between its spellings), "" if none is known so."""
    for spelt in filter(None, (n.strip() for n in name.split("|"))):
        for entry in gazetteer.look_up(spelt, [country]):
            if entry.kind == "region" and entry.country == country:
                return entry.region
    return ""
