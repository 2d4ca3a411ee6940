"""incidents.geojson: a point for every incident that has a place, from the table of incidents, row by row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from recoupe.corpus.storing import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_PROPERTIES = (
    "situation", "theatre", "event", "when_start", "when_end", "place", "place_id", "precision", "status", "claims",
    "reports", "independent_sources", "languages", "sides",
)  # fmt: skip


def write_points(incidents: Path, path: Path) -> int:
    """Write a GeoJSON FeatureCollection (RFC 7946), a feature to a line, and return how many. Incidents that nobody
    could place have no geometry, and are counted like the others. Raises Unstored.
    """
    n = 0
    names = ["id", "lat", "lon", *_PROPERTIES]
    with whole(path) as temporary, temporary.open("w", encoding="utf8") as out:
        out.write('{"type": "FeatureCollection", "features": [')
        for batch in pq.ParquetFile(incidents).iter_batches(columns=names):
            for row in batch.to_pylist():
                out.write(",\n" if n else "\n")
                out.write(json.dumps(feature(row, _PROPERTIES), ensure_ascii=False, allow_nan=False))
                n += 1
        out.write("\n]}\n")
    return n


def feature(row: Mapping[str, Any], properties: Iterable[str]) -> dict[str, Any]:
    """Return an incident's row as a feature with some of its columns; null in place of a point that nobody knows."""
    located = row["lat"] is not None
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if located else None,
        "properties": {name: _plain(row[name]) for name in properties},
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
