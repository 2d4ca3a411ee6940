"""Build the base map: Natural Earth countries, from npm's `world-atlas`, as two small gzip files.

    npm install world-atlas@2.0.2 --prefix BUILD && python tools/basemap.py BUILD/node_modules/world-atlas

Only this step needs npm; the files it writes to `src/recoupe/drawing/data/` are committed. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import pycountry

DATA = Path(__file__).parents[1] / "src" / "recoupe" / "drawing" / "data"
SCALES = ("10m", "50m")

# Natural Earth's units that ISO 3166 has no numeric code for here, but that have (user-assigned) letters.
LETTERS = {"Kosovo": "XK"}


def country(geometry: dict[str, Any]) -> dict[str, Any]:
    """Return {name, iso, polygons}: polygons are lists of rings, rings lists of arc numbers as TopoJSON has them."""
    name = geometry["properties"]["name"]
    numeric = geometry.get("id")
    found = pycountry.countries.get(numeric=numeric) if numeric and int(numeric) > 0 else None
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return {"name": name, "iso": found.alpha_2 if found else LETTERS.get(name), "polygons": polygons}


def derive(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the parts that we draw from: the transform, the countries, the arcs (quantised, delta-coded)."""
    countries = [country(g) for g in topology["objects"]["countries"]["geometries"] if g.get("arcs")]
    return {
        "transform": topology["transform"],
        "countries": sorted(countries, key=lambda c: str(c["name"])),
        "arcs": [[n for point in arc for n in point] for arc in topology["arcs"]],
    }


def main() -> None:
    """Read `world-atlas` and write the derived files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path, help="the unpacked world-atlas package")
    atlas = parser.parse_args().atlas
    for scale in SCALES:
        topology = json.loads((atlas / f"countries-{scale}.json").read_text(encoding="utf8"))
        text = json.dumps(derive(topology), ensure_ascii=False, separators=(",", ":"))
        (DATA / f"countries-{scale}.json.gz").write_bytes(gzip.compress(text.encode("utf8"), 9, mtime=0))


if __name__ == "__main__":
    main()
