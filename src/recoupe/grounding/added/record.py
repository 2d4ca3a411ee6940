"""A place of a file, and what became of the rows that are none; the bounds that a row is held to."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from recoupe.grounding import gazetteer
from recoupe.grounding.geometry import distance_km
from recoupe.i18n import gettext as _

LONGEST_NAME = 200
MOST_NAMES = 400
"""Characters of a name, and names of a place: beyond them the rest is dropped, since nobody writes so."""
_STRAY_KM = 700.0
"""A point lies no farther than this beyond the circle of its country's area; long countries are longer than that."""
_NUMBER = re.compile(r"^[+-]?\d{1,3}([.,]\d+)?$")


@dataclass(slots=True)
class Added:
    """A place of a file, before it has a number. `point` None: the file does not say where it is. `geonames`: its id
    there, 0 if unknown. `region`: a GeoNames code, or the region's `region_name` as the file writes it ("|" between
    several). `mains`: names as good as `name`; `names`: others.
    """

    id: str
    name: str
    kind: str
    point: tuple[float, float] | None
    country: str = ""
    region: str = ""
    region_name: str = ""
    district: str = ""
    population: int = 0
    radius: float = 0.0
    capital: bool = False
    geonames: int = 0
    mains: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NoPlace:
    """A row that gives no place: where it stands and why. `fault` false: it is well formed and not wanted (a stream, a
    deprecated record), so that it is counted and not listed.
    """

    where: str
    why: str
    fault: bool = True


Row = Added | NoPlace
Rows = Iterator[Row]


class Unusable(ValueError):
    """What is wrong with a row, said to the user."""


def each[Read](rows: Iterable[tuple[str, Read] | NoPlace], place: Callable[[str, Read], Row]) -> Rows:
    """Yield what `place` makes of rows as they are read: where each stands and what it holds. One that cannot be read,
    or that `place` finds unusable, costs itself alone.
    """
    for row in rows:
        if isinstance(row, NoPlace):
            yield row
            continue
        where, read = row
        try:
            yield place(where, read)
        except Unusable as error:
            yield NoPlace(where, str(error))


def point(lat: str, lon: str, country: str) -> tuple[float, float]:
    """Return the degrees that two cells hold. Raises Unusable: no degrees, 0 and 0, far from `country`."""
    values = []
    for name, cell, most in (("lat", lat, 90), ("lon", lon, 180)):
        text = cell.strip()
        if not text:
            raise Unusable(_("no {column}", column=name))
        try:
            value = float(text.replace(",", ".") if _NUMBER.match(text) else text)
        except ValueError:
            raise Unusable(_("{column} is no number of degrees: {value}", column=name, value=text[:30])) from None
        if not math.isfinite(value) or abs(value) > most:
            raise Unusable(
                _("{column} is not between -{most} and {most}: {value}", column=name, most=most, value=text[:30])
            )
        values.append(value)
    if values == [0.0, 0.0]:
        raise Unusable(_("lat and lon are 0, which stands for an unknown place"))
    home = gazetteer.country(country) if country else None
    if home is not None:
        km = distance_km(values[0], values[1], home.lat, home.lon) - home.radius * 2
        if km > _STRAY_KM:
            raise Unusable(
                _("it lies {km} km outside {country}: are lat and lon exchanged?", km=round(km), country=home.name)
            )
    return values[0], values[1]


def country_code(text: str) -> str:
    """Return an ISO 3166-1 alpha-2 code as it is written here, "" for none. Raises Unusable for one of no country."""
    code = text.strip().upper()
    if code and gazetteer.country(code) is None:
        raise Unusable(_("no country has the code {code}", code=code[:20]))
    return code


def people(text: str) -> int:
    """Return a population; 0 where a cell holds none that can be read."""
    digits = re.sub(r"[\s,.'’](?=\d{3}\b)", "", text.strip())
    try:
        value = float(digits or 0)
    except ValueError:
        return 0
    return int(value) if math.isfinite(value) and 0 <= value < 3e9 else 0


def spelling(name: str) -> str:
    """Return a name as it is kept, "" if it is none."""
    text = " ".join(name.replace("\x00", "").split())
    return text if len(text) <= LONGEST_NAME else ""


def named(cell: str) -> str:
    """Return the name that a cell holds, as it is kept. Raises Unusable if it is none."""
    name = spelling(cell)
    if not name:
        raise Unusable(_("it has no name, or too long a one"))
    return name
