"""How far the true spot of a place may lie from its coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.containment import radius_km

if TYPE_CHECKING:
    from recoupe.model import Place
    from recoupe.theatres.schema import Theatre


def spread_km(place: Place, theatre: Theatre | None) -> float:
    """Return 0 for a point (and for what is not located), else the radius that the theatre or the gazetteer gives."""
    if place.precision == "exact":
        return 0.0
    local = theatre.local(place.place_id) if theatre else None
    return local.radius_km if local else radius_km(place) or 0.0
