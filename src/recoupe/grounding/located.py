"""Evidence that names a place without coordinates is located as the places of reports are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.places import ground_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Undecided
    from recoupe.theatres.schema import Theatre

SPOTS = ("exact", "near", "area")


def located(evidence: Sequence[Undecided], theatre: Theatre | None) -> tuple[Undecided, ...]:
    """Return the evidence, coordinates filled in where its place is one that can be located as a spot.

    Of "Kafr Zita, Hama", the first name is looked up with the rest as its context. What has coordinates keeps them.
    """
    names = sorted({e.place for e in evidence if e.place and e.lat is None})
    known = {name: _spot(name, theatre) for name in names}
    out = []
    for e in evidence:
        spot = known.get(e.place or "") if e.lat is None else None
        out.append(e.model_copy(update={"lat": spot[0], "lon": spot[1]}) if spot else e)
    return tuple(out)


def _spot(name: str, theatre: Theatre | None) -> tuple[float, float] | None:
    first, *around = (part.strip() for part in name.split(",") if part.strip())
    place = ground_names([first, *around], name, None, theatre)[0].place
    if place.lat is None or place.lon is None or place.precision not in SPOTS:
        return None
    return place.lat, place.lon
