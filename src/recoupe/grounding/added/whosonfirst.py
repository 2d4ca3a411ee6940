"""Who's On First's places as CSV: a row a place, with placetype, names by language ("|" between them), deprecation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.added.record import Added, NoPlace, Rows, Unusable, country_code, each, named, people, point
from recoupe.grounding.added.tables import column_of
from recoupe.grounding.data_files import data
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection

    from recoupe.grounding.added.tables import Cells, Table


def _columns(columns: Collection[str]) -> dict[str, str]:
    """Return the column of each thing that is asked for, where the table has one."""
    known: dict[str, list[str]] = data("added")["wof"]["columns"]
    return {what: column for what, names in known.items() if (column := column_of(columns, names))}


def recognised(columns: Collection[str]) -> bool:
    """Whether a table is Who's On First's: it has ids, names, placetypes and degrees."""
    return {"id", "name", "placetype", "lat", "lon"} <= _columns(columns).keys()


def rows(table: Table, country: str) -> Rows:
    """Return the places of a table; `country` is that of rows without one of their own."""
    columns = _columns(table.columns)
    names = [c for c in table.columns if c.lower().startswith(("names_", "name_", "name:"))]
    return each(table.rows, lambda where, cells: _place(where, cells, columns, names, country))


def _place(where: str, cells: Cells, columns: dict[str, str], names: list[str], country: str) -> Added | NoPlace:
    def cell(what: str) -> str:
        return cells.get(columns.get(what, ""), "").strip()

    known = data("added")["wof"]
    kind = known["placetypes"].get(cell("placetype"), "")
    if cell("deprecated") not in {"", "0", "uuuu"} or cell("superseded"):
        return NoPlace(where, _("deprecated"), fault=False)
    if not kind:
        if cell("placetype") in known["known"]:
            return NoPlace(where, _("a {kind}: the gazetteer has them", kind=cell("placetype")), fault=False)
        raise Unusable(_("no placetype that is known here: {value}", value=cell("placetype")[:40] or "-"))
    name, number = named(cell("name")), cell("id")
    if not number.lstrip("-").isdigit() or len(number) > 20:
        raise Unusable(_("its id is no number: {value}", value=number[:30]))
    home = country_code(cell("country")) or country
    geonames = cell("geonames")
    return Added(
        id=f"wof:{number}",
        name=name,
        kind=kind,
        point=point(cell("lat"), cell("lon"), home),
        country=home,
        region_name=cell("region") if kind != "region" else name,
        population=people(cell("population")),
        geonames=int(geonames) if geonames.isdigit() and len(geonames) < 12 else 0,
        names=[n for column in names for n in cells.get(column, "").split("|")],
    )
