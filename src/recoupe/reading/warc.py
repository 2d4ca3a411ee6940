"""Web archives (WARC, and its forerunner ARC), plain and packed, record by record: the file may have any size.

warcio takes a record's headers apart. Its own loop over records is not used, for it ends in silence where a file is
cut off, and reads a line or a chunk whole, however long it is.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from recoupe.errors import RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.fetch.bodies import body
from recoupe.reading.items import Skipped
from recoupe.reading.kinds import DOCUMENTS, of_answer
from recoupe.reading.sources import MAX_DOCUMENT, Source
from recoupe.reading.unpacking import opened

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

logging.getLogger("warcio").setLevel(logging.CRITICAL)

LONGEST_LINE = 65_536
MOST_LINES = 1_000
"""Header lines of one record."""

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_BROKEN = (ArchiveLoadFailed, ValueError, AttributeError, KeyError, IndexError, TypeError, EOFError, AssertionError)
"""What warcio raises on headers that make no sense."""


class _Lines:
    """A stream as warcio wants one, with an end to lines and headers."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._at = self._lines = 0

    def tell(self) -> int:
        return self._at

    def start(self) -> None:
        """Begin a record: its header lines are counted anew."""
        self._lines = 0

    def read(self, length: int | None = None) -> bytes:
        data = self._stream.read(MAX_DOCUMENT if length is None else length)
        self._at += len(data)
        return data

    def readline(self, length: int | None = None) -> bytes:
        line = self._stream.readline(min(length or LONGEST_LINE, LONGEST_LINE))
        self._at += len(line)
        self._lines += 1
        if len(line) >= LONGEST_LINE or self._lines > MOST_LINES:
            raise ValueError
        return line


def read_warc[T](source: Source, read: Callable[[Source], Iterator[T]]) -> Iterator[T | RecoupeError | Skipped]:
    """Yield the pages, texts and PDFs of a web archive, read by `read`; what holds none is counted. A record that
    cannot be read costs itself; where the file breaks off, what came before is kept and the rest is an error.
    """
    with source.open() as file:
        stream, unpacked = opened(file, source.name)
        lines = _Lines(stream)
        loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
        n = 0
        while True:
            n += 1
            where = _("{file}, record {n}", file=source.name, n=n)
            try:
                first = _first_line(lines)
                if not first:
                    break
                lines.start()
                record = loader.parse_record_stream(lines, first)
            except _BROKEN:
                yield _breaks_off(where)
                return
            data = _payload(record)
            whole = _drain(record)
            if not whole:
                yield _breaks_off(where)
                return
            yield from _documents(record, data, source.name, where, read)
        if unpacked and unpacked.cut:
            yield _breaks_off(where)
        elif n == 1:
            yield UnreadableInput(_("there is no record in it"), where=source.name, todo=_("Get it again"))


def _breaks_off(where: str) -> UnreadableInput:
    return UnreadableInput(
        _("the archive breaks off or is damaged here; what comes before was read"), where=where, todo=_("Get it again")
    )


def _first_line(lines: _Lines) -> bytes:
    """Return the next line that is not blank; none at the end."""
    lines.start()
    while line := lines.readline():
        if line.strip():
            return line
        lines.start()
    return b""


def _payload(record: ArcWarcRecord) -> bytes:
    """Return what a record holds, packed as it was sent, up to just beyond the largest document that is read."""
    out = bytearray()
    while len(out) <= MAX_DOCUMENT and (data := record.raw_stream.read(MAX_DOCUMENT + 1 - len(out))):
        out += data
    return bytes(out)


def _drain(record: ArcWarcRecord) -> bool:
    """Pass over the rest of a record. Returns whether it is all there."""
    while record.raw_stream.read(LONGEST_LINE):
        pass
    return getattr(record.raw_stream, "limit", 1) == 0


def _documents[T](
    record: ArcWarcRecord, data: bytes, name: str, where: str, read: Callable[[Source], Iterator[T]]
) -> Iterator[T | RecoupeError | Skipped]:
    """Yield what one record holds. Errors have its address."""
    kind = record.rec_type
    if kind not in {"response", "resource", "conversion"}:
        what = _("records that repeat an earlier one") if kind == "revisit" else _("records about the archive itself")
        yield Skipped(name, what)
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or where
    http = record.http_headers
    if http and http.get_statuscode() not in {"200", "203"}:
        yield Skipped(name, _("answers that are no page (moved, not found, failed)"))
        return
    stated = (http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")) or ""
    media, charset = _media(stated)
    if media not in PAGES:
        yield Skipped(name, _("records that are no page, text or PDF"))
        return
    try:
        there = _unpacked(http, data, url)
        found = of_answer(media, there, url)
        if found not in DOCUMENTS:
            yield Skipped(name, _("records that are no page, text or PDF"))
            return
        yield from read(Source(url, found, there, url=url, charset=charset))
        if record.rec_headers.get_header("WARC-Truncated"):
            yield UnreadableInput(
                _("it was cut off when it was archived; what is there was read"), where=url, todo=_("Get it again")
            )
    except RecoupeError as error:
        yield type(error)(error.what, where=error.where or url, todo=error.todo)


def _media(stated: str) -> tuple[str, str | None]:
    """Return the type and the encoding of a Content-Type."""
    media, *parameters = stated.split(";")
    for parameter in parameters:
        key, _equals, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return media.strip().lower(), value.strip(" \"'") or None
    return media.strip().lower(), None


def _unpacked(http: Any, data: bytes, url: str) -> bytes:
    """Return a payload without the chunks and the packing that it was sent in. Raises UnreadableInput."""
    if len(data) > MAX_DOCUMENT:
        raise UnreadableInput(
            _("it has {size} MB; at most {limit} MB are read", size="> 20", limit=MAX_DOCUMENT // 1_000_000),
            where=url,
            todo=_("Split it, or save the article alone"),
        )
    if http is None:
        return data
    if (http.get_header("Transfer-Encoding") or "").lower() == "chunked":
        data = ChunkedDataReader(io.BytesIO(data)).read()
    packing = (http.get_header("Content-Encoding") or "").strip().lower()
    # Many archives keep the header and unpack the page.
    if packing in {"gzip", "x-gzip"} and not data.startswith(b"\x1f\x8b"):
        packing = ""
    return body(io.BytesIO(data), packing, MAX_DOCUMENT, url)
