"""Linking a corpus: rows in, incidents out, in DuckDB and numpy, with no record of a claim in Python's memory."""

from recoupe.linking.bulk.link import Linking, link_rows

__all__ = ["Linking", "link_rows"]
