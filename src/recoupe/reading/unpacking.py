"""Files packed with gzip, unpacked as they are read and never further than asked: a small one may hold gigabytes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.fetch.bodies import PIECE, Packed

GZIP = b"\x1f\x8b"
FREE = 500_000_000
"""Bytes that may come out of a file whatever its size; beyond them it may not hold MOST_TIMES as much as it takes."""

MOST_TIMES = 100
"""How many times its size a file may hold: web archives hold 5 to 20 times theirs."""


class Unpacked(io.RawIOBase):
    """What a gzip file holds, all its members one after the other. `cut`: it broke off, or is broken, at some point;
    what came before was read. Raises UnreadableInput for one that holds far too much.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._packed = Packed("gzip")
        self._pieces: Iterator[bytes] = iter(())
        self._waiting = b""
        self._came = self._given = 0
        self.cut = False

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put the next bytes into a buffer, and return how many."""
        while not self._waiting and self._more():
            pass
        taken = self._waiting[: len(buffer)]
        buffer[: len(taken)] = taken
        self._waiting = self._waiting[len(taken) :]
        self._given += len(taken)
        if self._given > FREE and self._given > MOST_TIMES * self._came:
            raise UnreadableInput(
                _("it unpacks to more than {n} times its size", n=MOST_TIMES), where=self._name, todo=_("Leave it out")
            )
        return len(taken)

    def _more(self) -> bool:
        """Unpack a piece. Returns whether there may be another."""
        try:
            piece = next(self._pieces, b"")
            if piece:
                self._waiting = piece
                return True
            data = b"" if self.cut else self._stream.read(PIECE)
            if not data:
                self.cut = self.cut or not self._packed.whole
                return False
            self._came += len(data)
            self._pieces = self._packed.pieces(data)
        except (zlib.error, OSError):
            self._pieces, self.cut = iter(()), True
            return False
        return True

    def close(self) -> None:
        """Close the file under it too."""
        self._stream.close()
        super().close()


def opened(stream: BinaryIO, name: str) -> tuple[io.BufferedReader, Unpacked | None]:
    """Return a stream to read from, and beside it what unpacks it if it is packed."""
    buffered = cast(
        io.BufferedReader, stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(Any, stream))
    )
    if buffered.peek(2)[:2] != GZIP:
        return buffered, None
    unpacked = Unpacked(cast(BinaryIO, buffered), name)
    return io.BufferedReader(unpacked, PIECE), unpacked


def unpack(stream: BinaryIO, name: str, limit: int) -> bytes:
    """Return what a packed file holds, and one byte more than `limit` if it holds more. Raises UnreadableInput for one
    that breaks off.
    """
    found, packed = opened(stream, name)
    data = found.read(limit + 1)
    if packed and packed.cut:
        raise UnreadableInput(_("it breaks off or is damaged"), where=name, todo=_("Get it again"))
    return data
