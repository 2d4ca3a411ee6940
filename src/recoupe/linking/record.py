"""A claim as a row of the linker's table: the columns that functions.sql compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.grounding import gazetteer
from recoupe.grounding.containment import radius_km
from recoupe.linking.compare import effective_event, families
from recoupe.linking.geography import POINTS, namesake_region

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from recoupe.linking.view import View
    from recoupe.model import Place
    from recoupe.provenance.parties import Party

TOWN_KM = 2.5
"""A populated place of this radius or more is a town, where more than one thing happens a day."""
_RANK = {"district": 1, "region": 2, "country": 3}
"""What holds what, at least: a spot or an area lies in a district, that in a region."""


def table(views: Sequence[View]) -> pa.Table:
    """Return the claims as an Arrow table, `unique_id` being their position in `views`."""
    import pyarrow as pa

    return pa.Table.from_pylist([row(n, v) for n, v in enumerate(views)], schema=schema())


def row(number: int, view: View) -> dict[str, Any]:
    """Return the columns of one claim. Days are counted as by `date.toordinal`; sets are sorted lists."""
    days = view.window
    return {
        "unique_id": number,
        "places": [_place(p, n) for p, n in zip(view.places, view.names, strict=True)],
        "days": {
            "dated": view.when is not None,
            "first": days.start.toordinal() if days else None,
            "last": days.end.toordinal() if days else None,
        },
        "event": {"type": effective_event(view), "families": sorted(families(effective_event(view)))},
        "actor": _party(view.by),
        "target": _party(view.against),
        "figures": [
            {"kind": f.kind, "low": f.low, "high": f.high, "dozens": f.qualifier == "dozens"} for f in view.figures
        ],
        "sites": sorted(view.sites),
        "targets": sorted(view.targets),
        "victims": sorted({p.side for p in view.victims if p.side}),
        "names": sorted(view.rare),
        "hours": sorted(view.hours),
        "around": {"names": sorted(view.around.names), "places": sorted(view.around.places)},
        "spot": {
            "report": view.report.id,
            "position": view.position,
            "quote": view.claim.quote,
            "lang": view.report.lang,
            "voice": view.voice,
            "wording": sorted(view.wording),
            "another": view.another,
        },
    }  # fmt: skip


def extent(place: Place, words: frozenset[str]) -> str:
    """Return how much ground a place covers: a spot or village, a town, a wider area."""
    if place.precision in ("region", "country", "district"):
        return "wide"
    if not place.located or any(w.startswith("+") for w in words):
        return "spot"
    return "spot" if (radius_km(place) or 0) <= TOWN_KM else "town"


def _place(place: Place, words: frozenset[str]) -> dict[str, Any]:
    entry = gazetteer.by_id(place.place_id) if place.place_id else None
    return {
        "id": place.place_id or None,
        "words": sorted(words),
        "sites": sorted(w for w in words if w.startswith("+")),
        "extent": extent(place, words),
        "lat": place.lat,
        "lon": place.lon,
        "spot": place.located and place.precision in POINTS,
        "radius": radius_km(place) or 0.0,
        "rank": _RANK.get(place.precision or "exact", 0),
        "kind": entry.kind if entry else None,
        "country": entry.country if entry else None,
        "region": entry.region if entry else None,
        "district": entry.district if entry else None,
        "namesake": namesake_region(place.place_id) if place.place_id else None,
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "known": party.known,
        "id": party.id or None,
        "side": party.side or None,
        "state": party.state or None,
        "names": sorted(party.names),
        "initials": party.initials,
    }


def schema() -> pa.Schema:
    """Return the columns of the linker's table."""
    import pyarrow as pa

    words = pa.list_(pa.string())
    party = pa.struct(
        [("known", pa.bool_()), *((n, pa.string()) for n in ("id", "side", "state")), ("names", words),
         ("initials", pa.string())]
    )  # fmt: skip
    place = pa.struct(
        [("id", pa.string()), ("words", words), ("sites", words), ("extent", pa.string()), ("lat", pa.float64()),
         ("lon", pa.float64()), ("spot", pa.bool_()), ("radius", pa.float64()), ("rank", pa.int32()),
         *((n, pa.string()) for n in ("kind", "country", "region", "district", "namesake"))]
    )  # fmt: skip
    figure = pa.struct([("kind", pa.string()), ("low", pa.int64()), ("high", pa.int64()), ("dozens", pa.bool_())])
    spot = pa.struct(
        [*((n, pa.string()) for n in ("report", "quote", "lang", "voice")), ("position", pa.int32()),
         ("wording", words), ("another", pa.bool_())]
    )  # fmt: skip
    return pa.schema(
        [
            ("unique_id", pa.int64()),
            ("places", pa.list_(place)),
            ("days", pa.struct([("dated", pa.bool_()), ("first", pa.int64()), ("last", pa.int64())])),
            ("event", pa.struct([("type", pa.string()), ("families", words)])),
            ("actor", party),
            ("target", party),
            ("figures", pa.list_(figure)),
            ("sites", words),
            ("targets", words),
            ("victims", words),
            ("names", words),
            ("hours", pa.list_(pa.int32())),
            ("around", pa.struct([("names", words), ("places", words)])),
            ("spot", spot),
        ]
    )
