"""Whether an index may have a key, told without asking it: most names that a text may hold are no places.

A bit for each hash of a key (a Bloom filter of one hash): what it denies is not there, what it grants is asked for on
disk. At sixteen bits a key one absent name in sixteen is asked for in vain.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BITS = 16
SCHEMA = "CREATE TABLE sieve (of TEXT PRIMARY KEY, bits BLOB) WITHOUT ROWID;"
"""The table of an index that holds its sieves."""


class Sieve:
    """The keys of one table of an index, as bits."""

    __slots__ = ("bits", "size")

    def __init__(self, bits: bytes) -> None:
        self.bits = bits
        self.size = 8 * len(bits)

    def __contains__(self, key: str) -> bool:
        at = crc32(key.encode()) % self.size
        return bool(self.bits[at >> 3] >> (at & 7) & 1)


def store(connection: sqlite3.Connection, of: str, count: int, keys: Iterable[str]) -> None:
    """Write a sieve of up to `count` keys under a name into the index's table."""
    bits = bytearray(max(8, count * _BITS // 8))
    size = 8 * len(bits)
    for key in keys:
        at = crc32(key.encode()) % size
        bits[at >> 3] |= 1 << (at & 7)
    connection.execute("INSERT INTO sieve VALUES (?,?)", (of, bytes(bits)))


def stored(path: Path, of: str) -> Sieve:
    """Return the sieve of that name of the index at `path`, once for all threads. Raises KeyError if it has none."""
    mark = path.stat()
    return _read(path, mark.st_mtime_ns, mark.st_size, of)


@lru_cache(maxsize=32)
def _read(path: Path, _time: int, _size: int, of: str) -> Sieve:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        row = connection.execute("SELECT bits FROM sieve WHERE of = ?", (of,)).fetchone()
    if row is None:
        raise KeyError(of)
    return Sieve(row[0])
