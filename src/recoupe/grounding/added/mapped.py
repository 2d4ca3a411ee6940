"""Any table, its columns named by `--map name=…,lat=…,lon=…`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from recoupe.errors import BadRecord
from recoupe.grounding.added.record import Added, Rows, Unusable, country_code, each, named, people, point
from recoupe.grounding.data_files import data
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.grounding.added.tables import Cells, Table

FIELDS = ("name", "lat", "lon", "names", "country", "kind", "region", "population", "radius", "id")
"""What a column may be mapped to; `names` may be given several times, its cells hold names between "|"."""
Mapping = tuple[tuple[str, str], ...]
_MOST_RADIUS = 500.0


def mapping(asked: Sequence[str]) -> Mapping:
    """Return the pairs (field, column) of `--map` options ("name=Town,lat=Y"). Raises BadRecord."""
    pairs = []
    for part in (p.strip() for text in asked for p in text.split(",")):
        name, mark, column = part.partition("=")
        if not mark or name.strip() not in FIELDS or not column.strip():
            raise BadRecord(
                _("“{part}” names no column", part=part),
                where="--map",
                todo=_("Write name=COLUMN,lat=COLUMN,lon=COLUMN; there are {fields}", fields=", ".join(FIELDS)),
            )
        pairs.append((name.strip(), column.strip()))
    single = [name for name, _column in pairs if name != "names"]
    if pairs and ("name" not in single or len(single) != len(set(single)) or ("lat" in single) != ("lon" in single)):
        raise BadRecord(_("name is needed, lat and lon go together, and each but names stands once"), where="--map")
    return tuple(pairs)


def rows(table: Table, pairs: Mapping, country: str, source: str) -> Rows:
    """Return the places of a table. Raises BadRecord if it lacks a column that the mapping names."""
    missing = [column for _name, column in pairs if column not in table.columns]
    if missing:
        raise BadRecord(
            _("there is no column {columns}", columns=", ".join(missing)),
            where="--map",
            todo=_("There are {columns}", columns=", ".join(c for c in table.columns if c)[:300]),
        )
    return each(table.rows, lambda _where, cells: _place(cells, pairs, country, source))


def _place(cells: Cells, pairs: Mapping, country: str, source: str) -> Added:
    of = {name: cells.get(column, "").strip() for name, column in pairs if name != "names"}
    name = named(of["name"])
    home = country_code(of.get("country", "")) or country
    kind = of.get("kind", "").lower() or "populated"
    if kind not in data("added")["kinds"]:
        raise Unusable(_("no kind that is known here: {value}", value=kind[:40]))
    at = point(of["lat"], of["lon"], home) if of.get("lat") or of.get("lon") else None
    number = of.get("id") or hashlib.sha256(repr((name, home, at)).encode()).hexdigest()[:12]
    return Added(
        id=f"{source}:{number[:60]}",
        name=name,
        kind=kind,
        point=at,
        country=home,
        region_name=of.get("region", "") if kind != "region" else name,
        population=people(of.get("population", "")),
        radius=_radius(of.get("radius", "")),
        names=[n for field, column in pairs if field == "names" for n in cells.get(column, "").split("|")],
    )


def _radius(text: str) -> float:
    if not text:
        return 0.0
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0 <= value <= _MOST_RADIUS:
        raise Unusable(
            _("radius is no number of kilometres up to {most}: {value}", most=round(_MOST_RADIUS), value=text[:30])
        )
    return value
