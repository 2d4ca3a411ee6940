"""Tables of p-codes, as OCHA publishes them on HDX: administrative units, a row each, those above it beside it.

A row is the unit of its deepest level. A unit that is only named above others lies among them: the middle of what they
outline is its point (`geometry.middle`), as for the regions that come with Recoupe. A unit that neither has a point
nor any below it is kept as a name: it is recognised and gets no pin.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from math import pi, sqrt
from typing import TYPE_CHECKING

from recoupe.grounding.added.record import Added, NoPlace, Rows, Unusable, country_code, each, people, point, spelling
from recoupe.grounding.added.tables import column_of
from recoupe.grounding.data_files import data
from recoupe.grounding.geometry import middle
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from recoupe.grounding.added.tables import Cells, Table

_CODE = re.compile(r"^[A-Z]{2}[A-Z0-9]{0,18}$")
MOST_UNITS = 200_000
"""Units above others that are remembered; the world has fewer."""


@dataclass(frozen=True, slots=True)
class _Columns:
    codes: dict[int, str]
    names: dict[int, list[str]]
    lat: str
    lon: str
    area: str
    population: str


@dataclass(slots=True)
class _Above:
    """A unit that rows name above theirs, and the points of those."""

    level: int
    names: list[str]
    above: str
    points: list[tuple[float, float]] = field(default_factory=list)


def _columns(columns: Collection[str]) -> _Columns:
    known = data("added")["pcodes"]
    code, name = re.compile(known["code"], re.IGNORECASE), re.compile(known["name"], re.IGNORECASE)
    codes: dict[int, str] = {}
    names: dict[int, list[str]] = {}
    for column in columns:
        if found := code.match(column):
            codes.setdefault(int(found["level"]), column)
        elif found := name.match(column):
            names.setdefault(int(found["level"]), []).append(column)
    return _Columns(codes, names, *(column_of(columns, known[what]) for what in ("lat", "lon", "area", "population")))


def recognised(columns: Collection[str]) -> bool:
    """Whether a table is one of p-codes: it has the code and a name of some level below the country."""
    found = _columns(columns)
    return any(level and level in found.names for level in found.codes)


def rows(tables: Iterable[Table], country: str) -> Rows:
    """Yield the units of the tables of one file, those named only above others last."""
    own: set[str] = set()
    waiting: dict[str, Added] = {}
    above: dict[str, _Above] = {}
    units = (_units(t, country, own, above) for t in tables if recognised(t.columns))
    for unit in chain.from_iterable(units):
        if isinstance(unit, Added) and unit.point is None and len(waiting) < MOST_UNITS:
            waiting[unit.id] = unit  # until the units in it are known
        else:
            yield unit
    for unit in waiting.values():
        inner = above.get(unit.id.removeprefix("pcode:"))
        if inner and inner.points:
            *at, unit.radius = middle(inner.points)
            unit.point = (at[0], at[1])
        yield unit
    yield from _units_above(own, above, country)


def _units(table: Table, country: str, own: set[str], above: dict[str, _Above]) -> Rows:
    columns = _columns(table.columns)
    return each(table.rows, lambda where, cells: _unit(where, cells, columns, country, own, above))


def _unit(
    where: str, cells: Cells, columns: _Columns, country: str, own: set[str], above: dict[str, _Above]
) -> Added | NoPlace:
    if any(c.startswith("#") for c in cells.values()):
        return NoPlace(where, _("a row of HXL tags"), fault=False)
    chain = [(level, cells.get(column, "").strip().upper()) for level, column in sorted(columns.codes.items())]
    chain = [(level, code) for level, code in chain if code]
    if not chain:
        raise Unusable(_("no p-code"))
    level, code = chain[-1]
    if level == 0:
        return NoPlace(where, _("a {kind}: the gazetteer has them", kind="country"), fault=False)
    if not _CODE.match(code):
        raise Unusable(_("no p-code: {value}", value=code[:30]))
    names = _names(cells, columns, level)
    if not names:
        raise Unusable(_("it has no name, or too long a one"))
    home = _country(chain, code, country)
    own.add(code)
    at = _point(cells, columns, home)
    _remember(chain, cells, columns, at, above)
    known = data("added")["pcodes"]
    upper = next((c for lev, c in chain if lev == 1), "")
    first = _names(cells, columns, 1)
    return Added(
        id=f"pcode:{code}",
        name=names[0],
        kind=known["kinds"][level],
        point=at,
        country=home,
        region_name="|".join(dict.fromkeys(first)) if first else upper,
        population=people(cells.get(columns.population, "")),
        radius=_radius(cells.get(columns.area, "")) or known["radius"][level],
        mains=names,
    )


def _country(chain: list[tuple[int, str]], code: str, country: str) -> str:
    stated = next((c for level, c in chain if level == 0 and len(c) == 2), "")
    return country_code(stated) if stated else country or country_code(code[:2])


def _names(cells: Cells, columns: _Columns, level: int) -> list[str]:
    return [n for column in columns.names.get(level, ()) if (n := spelling(cells.get(column, "")))]


def _point(cells: Cells, columns: _Columns, home: str) -> tuple[float, float] | None:
    lat, lon = cells.get(columns.lat, ""), cells.get(columns.lon, "")
    return point(lat, lon, home) if lat.strip() or lon.strip() else None


def _radius(text: str) -> float:
    try:
        area = float(text.replace(",", ""))
    except ValueError:
        return 0.0
    return round(sqrt(area / pi), 1) if 0 < area < 2e7 else 0.0


def _remember(
    chain: list[tuple[int, str]],
    cells: Cells,
    columns: _Columns,
    at: tuple[float, float] | None,
    above: dict[str, _Above],
) -> None:
    """Keep the names of the units above a row's, and its point for their middles."""
    for k, (level, code) in enumerate(chain[:-1]):
        if level == 0 or not _CODE.match(code) or (code not in above and len(above) >= MOST_UNITS):
            continue
        if code not in above:
            outer = chain[k - 1][1] if k and chain[k - 1][0] else ""
            above[code] = _Above(level, _names(cells, columns, level), outer)
        if at:
            above[code].points.append(at)


def _units_above(own: set[str], above: dict[str, _Above], country: str) -> Rows:
    known = data("added")["pcodes"]
    for code, unit in above.items():
        if code in own:
            continue
        if not unit.names:
            yield NoPlace(code, _("it has no name, or too long a one"))
            continue
        try:
            home = country or country_code(code[:2])
        except Unusable as error:
            yield NoPlace(code, str(error))
            continue
        lat, lon, radius = middle(unit.points) if unit.points else (0.0, 0.0, float(known["radius"][unit.level]))
        first = unit.names if unit.level == 1 else above[unit.above].names if unit.above in above else []
        yield Added(
            id=f"pcode:{code}", name=unit.names[0], kind=known["kinds"][unit.level],
            point=(lat, lon) if unit.points else None, country=home,
            region_name="|".join(dict.fromkeys(first)), radius=radius, mains=unit.names,
        )  # fmt: skip
