"""The brief as files for others: brief.json (and back), a table of claims, a map layer."""

from recoupe.exchange.brief_json import read_json, to_json, write_json
from recoupe.exchange.claims_csv import COLUMNS, claims_csv
from recoupe.exchange.geojson import geojson
from recoupe.exchange.proposals_csv import proposals_csv

__all__ = ["COLUMNS", "claims_csv", "geojson", "proposals_csv", "read_json", "to_json", "write_json"]
