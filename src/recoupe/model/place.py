"""Places: a name as written, and where it is if anyone could tell."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from recoupe.model.base import Noun

Precision = Literal["exact", "near", "area", "district", "region", "country"]
"""How far the true spot may be from the coordinates: `exact` a populated place or site, `near` within a few
kilometres, `area` a named stretch of land or a field known only approximately, then the administrative levels."""


Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
"""Degrees north and east."""


class Place(Noun):
    """A place mention. Located (`lat`, `lon`, `place_id`, `precision` all given) or not located (all null)."""

    text: str
    start: int | None = None
    end: int | None = None
    name: str | None = None
    lat: Latitude | None = None
    lon: Longitude | None = None
    place_id: str | None = None
    precision: Precision | None = None

    @model_validator(mode="after")
    def _coordinates_together(self) -> Place:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("lat and lon are given together or not at all")
        return self

    @property
    def located(self) -> bool:
        """Whether anyone could say where it is."""
        return self.lat is not None
