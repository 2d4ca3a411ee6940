#!/usr/bin/env python3
"""Turn the Syrian Archive's verified videos into an evidence file that `recoupe evidence` takes.

    archive.py VIOLATIONS.csv PLACES.csv OUT.csv

VIOLATIONS.csv has a row a video (Reference_Code, City, Neighborhood, Latitude, Longitude, Recording_Date,
Recording_Hour, Recording_Minute, Description), PLACES.csv the coordinates of some neighbourhoods, by hand (City,
Neighborhood, Latitude, Longitude). A video with neither keeps its place's name. Dates that do not exist are left out.
Syrian Archive, CC BY-SA 4.0, by way of S. Kross's package.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from recoupe.exchange.claims_csv import safe
from recoupe.reading.attached import COLUMNS

Row = Mapping[str, str]


def given(row: Row, column: str) -> str:
    """Return a cell; empty for R's NA."""
    text = (row.get(column) or "").strip()
    return "" if text == "NA" else text


def places(rows: Iterator[Row]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return {(city, neighbourhood), in lower case: (latitude, longitude)}."""
    return {
        (given(r, "City").lower(), given(r, "Neighborhood").lower()): (given(r, "Latitude"), given(r, "Longitude"))
        for r in rows
    }


def captured(row: Row) -> str:
    """Return the day, with the time where there is one; empty where there is no such day."""
    try:
        day = date.fromisoformat(given(row, "Recording_Date")).isoformat()
    except ValueError:
        return ""
    hour, minute = given(row, "Recording_Hour"), given(row, "Recording_Minute")
    return f"{day}T{int(float(hour)):02d}:{int(float(minute or 0)):02d}" if hour else day


def record(row: Row, known: Mapping[tuple[str, str], tuple[str, str]]) -> dict[str, str]:
    """Return a video as a row of an evidence file, nothing decided."""
    city, quarter = given(row, "City"), given(row, "Neighborhood")
    lat, lon = given(row, "Latitude"), given(row, "Longitude")
    if not (lat and lon):
        lat, lon = known.get((city.lower(), quarter.lower()), ("", ""))
    return {
        "id": given(row, "Reference_Code"),
        "kind": "video",
        "place": ", ".join(filter(None, (quarter, city.title()))),
        "lat": lat,
        "lon": lon,
        "captured": captured(row),
        "note": given(row, "Description"),
    }


def main() -> int:
    """Write the evidence file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("violations", "places", "out"):
        parser.add_argument(name, type=Path)
    options = parser.parse_args()
    with options.places.open(encoding="utf8", newline="") as file:
        known = places(csv.DictReader(file))
    with options.violations.open(encoding="utf8", newline="") as file:
        rows = [record(r, known) for r in csv.DictReader(file)]
    with options.out.open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        texts = {"place", "note"}
        writer.writerows([safe(r.get(c)) if c in texts else r.get(c, "") for c in COLUMNS] for r in rows)
    dated, put = sum(bool(r["captured"]) for r in rows), sum(bool(r["lat"]) for r in rows)
    print(f"{len(rows)} videos, {dated} dated, {put} with coordinates")
    return 0


if __name__ == "__main__":
    sys.exit(main())
