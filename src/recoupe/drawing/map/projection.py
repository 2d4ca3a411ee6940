"""A local map projection: azimuthal equidistant around the middle of the picture, so a scale bar is true there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to pixels: `lon`, `lat` fall on pixel `x`, `y`; `scale` is pixels a kilometre there.

    Snyder, Map Projections: A Working Manual (USGS 1395), pages 191-202, sphere.
    """

    lon: float
    lat: float
    x: float
    y: float
    scale: float

    def forward(self, lonlat: Floats) -> Floats:
        """Project an (n, 2) array of degrees to an (n, 2) array of pixels (y downwards)."""
        lam = np.radians(lonlat[:, 0] - self.lon)
        phi, phi0 = np.radians(lonlat[:, 1]), np.radians(self.lat)
        cos_c = np.clip(np.sin(phi0) * np.sin(phi) + np.cos(phi0) * np.cos(phi) * np.cos(lam), -1, 1)
        c = np.arccos(cos_c)
        sin_c = np.sin(c)
        k = np.where(sin_c > 1e-12, c / np.where(sin_c > 1e-12, sin_c, 1), 1)
        east = k * np.cos(phi) * np.sin(lam)
        north = k * (np.cos(phi0) * np.sin(phi) - np.sin(phi0) * np.cos(phi) * np.cos(lam))
        factor = EARTH_KM * self.scale
        return np.column_stack((self.x + east * factor, self.y - north * factor))

    def inverse(self, pixels: Floats) -> Floats:
        """Return the degrees of an (n, 2) array of pixels; longitudes lie within 180 of the centre's."""
        factor = EARTH_KM * self.scale
        east, north = (pixels[:, 0] - self.x) / factor, (self.y - pixels[:, 1]) / factor
        c = np.hypot(east, north)
        safe = np.where(c > 1e-12, c, 1)
        phi0 = np.radians(self.lat)
        sin_phi = np.cos(c) * np.sin(phi0) + np.where(c > 1e-12, north * np.sin(c) * np.cos(phi0) / safe, 0)
        phi = np.arcsin(np.clip(sin_phi, -1, 1))
        lam = np.arctan2(east * np.sin(c), safe * np.cos(phi0) * np.cos(c) - north * np.sin(phi0) * np.sin(c))
        return np.column_stack((self.lon + np.degrees(np.where(c > 1e-12, lam, 0)), np.degrees(phi)))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Project one point."""
        x, y = self.forward(np.array([[lon, lat]]))[0]
        return float(x), float(y)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance between two (lon, lat) points."""
    (lon1, lat1), (lon2, lat2) = np.radians(a), np.radians(b)
    h = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return float(2 * EARTH_KM * np.arcsin(np.sqrt(min(1.0, h))))
