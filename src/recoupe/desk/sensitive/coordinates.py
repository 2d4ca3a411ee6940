"""Coordinates written in a text: found, and made unreadable where they give a sensitive place away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from recoupe.grounding.geometry import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NEAR_KM = 2.0
MASK = "•"

_NUMBER = r"[-−+]?\d{1,3}[.,]\d{2,}"
_DECIMAL = re.compile(
    rf"(?P<ns1>[NS])?\s*(?P<a>{_NUMBER})\s*°?\s*(?P<ns>[NS])?\s*[,;/|]?\s*(?P<ew1>[EWO])?\s*(?P<b>{_NUMBER})\s*°?\s*(?P<ew>[EWO])?(?!\d)"
)
_PART = r"(\d{1,3})\s*[°º]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['’′]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"”″]|''|’’)\s*)?)?"
_SEXAGESIMAL = re.compile(rf"{_PART}([NS])\s*[,;/]?\s*{_PART}([EWO])")


class Spot(Protocol):
    """A point, and how far around it nothing is told."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""

    @property
    def km(self) -> int:
        """Kilometres."""


def masked(text: str, spots: Iterable[Spot]) -> str:
    """Return a text whose written coordinates within 2 km of a spot (or within its blur, if that is more) have dots for
    digits. Its length stays: positions in it go on to hold.
    """
    listed = list(spots)
    out = text
    for start, end, lat, lon in written(text):
        if any(distance_km(s.lat, s.lon, lat, lon) <= max(NEAR_KM, s.km) for s in listed):
            out = out[:start] + re.sub(r"\d", MASK, out[start:end]) + out[end:]
    return out


def written(text: str) -> Iterator[tuple[int, int, float, float]]:
    """Yield (start, end, lat, lon) of each pair of coordinates in a text, decimal or in degrees, minutes, seconds."""
    for found in _DECIMAL.finditer(text):
        lat, lon = _decimal(found["a"]), _decimal(found["b"])
        if (found["ns"] or found["ns1"]) == "S":
            lat = -abs(lat)
        if (found["ew"] or found["ew1"]) in {"W", "O"}:
            lon = -abs(lon)
        if abs(lat) <= 90 and abs(lon) <= 180:
            yield found.start(), found.end(), lat, lon
    for found in _SEXAGESIMAL.finditer(text):
        parts = found.groups()
        lat, lon = _degrees(parts[0:3]), _degrees(parts[4:7])
        yield found.start(), found.end(), -lat if parts[3] == "S" else lat, -lon if parts[7] in "WO" else lon


def _decimal(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))


def _degrees(parts: tuple[str | None, ...]) -> float:
    degrees, minutes, seconds = (float((p or "0").replace(",", ".")) for p in parts)
    return degrees + minutes / 60 + seconds / 3600
