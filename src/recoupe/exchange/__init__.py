"""The brief as files for others, each a pure function of it; `FORMATS` has them by name."""

from recoupe.exchange.brief_json import read_json, to_json, write_json
from recoupe.exchange.claims_csv import COLUMNS, claims_csv
from recoupe.exchange.formats import FORMATS, Format, UnknownFormat, export
from recoupe.exchange.geojson import geojson
from recoupe.exchange.proposals_csv import proposals_csv

__all__ = [
    "COLUMNS", "FORMATS", "Format", "UnknownFormat", "claims_csv", "export", "geojson", "proposals_csv", "read_json",
    "to_json", "write_json",
]  # fmt: skip
