"""Incidents as a list, page by page, and all of them as CSV or GeoJSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from recoupe.corpus.points import feature
from recoupe.exchange.sheet import sheet

if TYPE_CHECKING:
    from recoupe.corpus.explore.asked import Asked
    from recoupe.corpus.explore.shelf import Shelf

A_PAGE = 50
_ORDER = "ORDER BY i.when_end NULLS LAST, i.when_start DESC, i.id"
_COLUMNS = (
    "id", "situation", "theatre", "event", "when_start", "when_end", "place", "place_id", "lat", "lon", "precision",
    "status", "claims", "reports", "independent_sources", "first_published", "last_published",
)  # fmt: skip
_SELECT = ", ".join(f"i.{name}" for name in _COLUMNS)


def page(shelf: Shelf, asked: Asked, number: int) -> list[dict[str, Any]]:
    """Return the incidents of a page (from 1), the earliest last day first, those without a day at the end."""
    return shelf.found(asked, _SELECT, f"{_ORDER} LIMIT {A_PAGE} OFFSET ?", [max(0, number - 1) * A_PAGE])


def as_csv(shelf: Shelf, asked: Asked) -> str:
    """Return all incidents that are asked for, a row each. Harmless in a spreadsheet."""
    rows = shelf.found(asked, _SELECT, _ORDER)
    return sheet(_COLUMNS, ({k: str(v) if isinstance(v, date) else v for k, v in row.items()} for row in rows))


def as_geojson(shelf: Shelf, asked: Asked) -> str:
    """Return all incidents that are asked for as a FeatureCollection (RFC 7946); no geometry where nobody could place
    one.
    """
    properties = [name for name in _COLUMNS if name not in ("id", "lat", "lon")]
    features = [feature(row, properties) for row in shelf.found(asked, _SELECT, _ORDER)]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
