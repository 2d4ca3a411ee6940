"""Places that users add: files of gazetteers read into indexes of their own, beside the one that comes with Recoupe."""

from typing import Literal

Kind = Literal["geonames", "wof", "pcodes", "table"]
"""What a file of places may be."""
KINDS: tuple[Kind, ...] = ("geonames", "wof", "pcodes", "table")
