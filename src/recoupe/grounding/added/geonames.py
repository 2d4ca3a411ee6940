"""GeoNames' dumps: `XX.txt`, `allCountries.txt`, `cities500.txt`, tab-separated (https://download.geonames.org/export/dump/)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.added.record import (
    Added,
    NoPlace,
    Rows,
    Unusable,
    country_code,
    each,
    named,
    people,
    point,
    spelling,
)
from recoupe.grounding.added.tables import MOST_CELL, decoded
from recoupe.grounding.data_files import data
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = 19
_ID, _NAME, _ASCII, _OTHERS, _LAT, _LON, _CLASS, _CODE, _COUNTRY = 0, 1, 2, 3, 4, 5, 6, 7, 8
_ADM1, _ADM2, _PEOPLE = 10, 11, 14


def recognised(head: list[str]) -> bool:
    """Whether the first lines of a file are a dump's: 19 columns, a number first and degrees in their place."""
    fit = 0
    for line in head:
        cells = line.rstrip("\r\n").split("\t")
        fit += len(cells) == COLUMNS and cells[_ID].isdigit() and _degrees(cells[_LAT]) and _degrees(cells[_LON])
    return bool(head) and fit * 2 >= len(head)


def _degrees(cell: str) -> bool:
    try:
        return -180 <= float(cell) <= 180
    except ValueError:
        return False


def rows(numbered: Iterator[tuple[int, bytes | None]]) -> Rows:
    """Return the places of a dump, and what is none."""
    return each(_split(numbered), _place)


def _split(numbered: Iterator[tuple[int, bytes | None]]) -> Iterator[tuple[str, list[str]] | NoPlace]:
    for n, raw in numbered:
        where, text = _("line {n}", n=n), decoded(raw)
        if isinstance(text, NoPlace):
            yield NoPlace(where, text.why)
        elif (line := text.rstrip("\r\n")) and not line.startswith("#"):
            yield where, line.split("\t")


def _place(where: str, cells: list[str]) -> Added | NoPlace:
    if len(cells) != COLUMNS:
        raise Unusable(_("the row has {n} cells for {columns} columns", n=len(cells), columns=COLUMNS))
    if not cells[_ID].isdigit() or len(cells[_ID]) > 12:
        raise Unusable(_("its id is no number: {value}", value=cells[_ID][:30]))
    kind = _kind(cells[_CLASS], cells[_CODE])
    if not kind:
        return NoPlace(
            where, _("feature class {letter}: not looked for in reports", letter=cells[_CLASS][:1] or "-"), fault=False
        )
    if len(cells[_OTHERS]) > MOST_CELL:
        raise Unusable(_("a cell has more than {n} characters", n=MOST_CELL))
    name = named(cells[_NAME])
    country = country_code(cells[_COUNTRY])
    region = f"{country}.{cells[_ADM1]}" if country and cells[_ADM1] not in {"", "00"} else ""
    at = point(cells[_LAT], cells[_LON], country)
    number = int(cells[_ID])
    return Added(
        id=f"geonames:{number}",
        name=name,
        kind=kind,
        point=at,
        country=country,
        region=region,
        district=f"{region}.{cells[_ADM2]}" if region and cells[_ADM2] and kind != "region" else "",
        population=people(cells[_PEOPLE]),
        capital=cells[_CODE] == data("added")["geonames"]["capital"],
        geonames=number,
        # Codes of airports and of locations stand among the alternate names, in capitals.
        mains=[cells[_ASCII]],
        names=[a for a in cells[_OTHERS].split(",") if not (len(a) <= 5 and a.isupper() and a.isascii())],
    )


def _kind(letter: str, code: str) -> str:
    known = data("added")["geonames"]
    return str(known["codes"].get(code, known["classes"].get(letter, "")))


def alternate(numbered: Iterator[tuple[int, bytes | None]]) -> Iterator[tuple[int, str]]:
    """Yield (GeoNames id, name) of an alternate names' file (`alternateNamesV2.txt`), codes left out."""
    codes = frozenset(data("added")["geonames"]["no_names"])
    for _n, raw in numbered:
        cells = (raw or b"").decode("utf-8", "replace").split("\t")
        if len(cells) >= 4 and cells[1].isdigit() and cells[2] not in codes and (name := spelling(cells[3])):
            yield int(cells[1]), name
