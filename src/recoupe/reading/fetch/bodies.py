"""The body of an answer, unpacked as it comes and cut off at the limit: a few packed bytes can stand for gigabytes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

from recoupe.errors import Unfetched
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 65_536
ENCODINGS = "gzip, deflate"
"""What servers are told that they may pack with."""


class Stream(Protocol):
    """What bytes are read from, as they come: an answer, a file."""

    def read1(self, n: int, /) -> bytes:
        """Return at most `n` bytes, as soon as there are any; none at the end."""


class Packed:
    """Unpacks a stream piece by piece, never more than a piece at once."""

    def __init__(self, encoding: str) -> None:
        self._gzip = encoding == "gzip"
        self._first = True
        self._unpacker = zlib.decompressobj(31 if self._gzip else 15)

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Yield what some packed bytes stand for. Raises zlib.error for what is not packed so."""
        if self._first and not self._gzip and data[:1] != b"\x78":
            self._unpacker = zlib.decompressobj(-15)  # "deflate" without its frame, as some servers send it
        self._first = False
        waiting, more = data, False
        while waiting or more:
            if self._unpacker.eof:
                if not self._gzip or not waiting.startswith(b"\x1f"):
                    return  # padding behind the end
                self._unpacker = zlib.decompressobj(31)
            out = self._unpacker.decompress(waiting, PIECE)
            if out:
                yield out
            more = len(out) == PIECE
            waiting = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail

    @property
    def whole(self) -> bool:
        """Whether the end was reached."""
        return self._unpacker.eof


def body(stream: Stream, encoding: str, max_bytes: int, url: str) -> bytes:
    """Return all bytes of a stream, unpacked. `encoding` is what the header Content-Encoding says.

    Raises Unfetched for more than `max_bytes` of them (packed or unpacked), a packing that is not known, or broken.
    """
    packing = {"x-gzip": "gzip", "identity": ""}.get(encoding.strip().lower(), encoding.strip().lower())
    if packing not in {"", "gzip", "deflate"}:
        raise Unfetched(
            _("it is packed in a way that was not asked for ({encoding})", encoding=encoding[:40]),
            where=url,
            todo=_("Save the page yourself, and give the file"),
        )
    unpacker = Packed(packing) if packing else None
    out = bytearray()
    came = 0
    try:
        while data := stream.read1(PIECE):
            came += len(data)
            for piece in unpacker.pieces(data) if unpacker else (data,):
                out += piece
                if len(out) > max_bytes or came > max_bytes:
                    raise too_large(max_bytes, url)
    except zlib.error:
        raise _broken(url) from None
    if unpacker and came and not unpacker.whole:
        raise _broken(url)
    return bytes(out)


def too_large(max_bytes: int, url: str) -> Unfetched:
    """Return the error of what is larger than the limit."""
    return Unfetched(
        _("it has more than {limit} MB, the most that is fetched", limit=f"{max_bytes / 1_000_000:g}"),
        where=url,
        todo=_("Save the page yourself, and give the file"),
    )


def _broken(url: str) -> Unfetched:
    return Unfetched(_("what came is broken, or was cut off"), where=url, todo=_("Try again later"), retry=True)
