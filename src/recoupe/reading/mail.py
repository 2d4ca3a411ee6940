"""Mails and mailboxes: newsletters, wire copies, statements to the press. A report a mail, and one for each PDF and
each forwarded mail in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from recoupe.errors import BadRecord, RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.reading.decoding import decode
from recoupe.reading.document import Draft
from recoupe.reading.fragments import fragment_text
from recoupe.reading.items import Item
from recoupe.reading.page import read_page
from recoupe.reading.published import parse_published
from recoupe.reading.sources import MAX_DOCUMENT, Source
from recoupe.reading.unpacking import opened
from recoupe.reading.wrapping import unwrap

if TYPE_CHECKING:
    from datetime import date

    Reader = Callable[[Source], Iterator[Item]]

MOST_PARTS = 200
DEEPEST = 20
"""How deep parts may lie in parts; forwarded mails count."""

_SIGNATURE = re.compile(r"^-- ?$", re.M)
_REPLY = re.compile(r"^(?:>.*|.{0,200}(?:wrote|a écrit)[ \t\xa0]*:[ \t]*)$", re.M)
_FROM = b"From "


def read_mail(data: bytes, where: str, read: Reader) -> Iterator[Item]:
    """Yield the report of a mail, and what `read` makes of the PDFs in it. Raises UnreadableInput for one without
    text, or with too many parts.
    """
    if data.lower().count(b"boundary=") > MOST_PARTS:
        raise _too_many(where)
    try:
        message: Message = message_from_bytes(data)
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError, AssertionError) as error:
        raise UnreadableInput(
            _("it is no mail that can be read ({why})", why=type(error).__name__),
            where=where,
            todo=_("Save its text, and give the file"),
        ) from None
    yield from _mail(message, where, read, 0)


def _too_many(where: str) -> UnreadableInput:
    return UnreadableInput(
        _("it has more parts in parts than any mail needs"), where=where, todo=_("Save its text, and give the file")
    )


def _mail(message: Message, where: str, read: Reader, depth: int) -> Iterator[Item]:
    texts: list[str] = []
    pages: list[str] = []
    inside: list[tuple[int, Message]] = []
    pdfs: list[tuple[str, bytes]] = []
    waiting = [(depth, message)]
    errors: list[RecoupeError] = []
    n = 0
    while waiting:
        level, part = waiting.pop()
        n += 1
        if level > DEEPEST or n > MOST_PARTS:
            raise _too_many(where)
        media = part.get_content_type()
        payload = _payload(part)
        if media == "message/rfc822" and isinstance(payload, list):
            inside += [(level + 1, one) for one in payload if isinstance(one, Message)]
        elif isinstance(payload, list):
            waiting += [(level + 1, one) for one in reversed(payload) if isinstance(one, Message)]
        elif media == "application/pdf":
            pdfs.append((_name(part), _bytes(part)))
        elif media in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
            data = _bytes(part)
            if not data.strip():
                continue
            try:
                found = decode(data, _charset(part))
            except UnreadableInput as error:
                errors.append(UnreadableInput(error.what, where=where, todo=error.todo))
                continue
            (texts if media == "text/plain" else pages).append(found)
    text = _body(texts, pages, where)
    if text:
        yield _draft(message, text, where)
    elif not inside and not pdfs:
        raise (
            errors[0]
            if errors
            else UnreadableInput(_("the mail has no text"), where=where, todo=_("Save its text, and give the file"))
        )
    for name, data in pdfs:
        yield from _attached(name, data, message, where, read)
    for level, one in inside:
        yield from _mail(one, _("{file}, forwarded mail", file=where), read, level)


def _attached(name: str, data: bytes, message: Message, where: str, read: Reader) -> Iterator[Item]:
    """Yield what a PDF in a mail holds; its outlet and day are the mail's, where it says nothing."""
    here = _("{file}, attachment {name}", file=where, name=name)
    outlet, day = _sender(message), _day(message)
    try:
        for item in read(Source(here, "pdf", data)):
            if isinstance(item, Draft):
                yield replace(item, outlet_hint=outlet, published_hint=item.published_hint or day)
            else:
                yield item
    except RecoupeError as error:
        yield type(error)(error.what, where=error.where or here, todo=error.todo)


def _payload(part: Message) -> Any:
    """Return the parts of a part, or its text as it was sent; nothing where that is broken."""
    try:
        return part.get_payload()
    except (ValueError, LookupError, AssertionError, TypeError):
        return None


def _bytes(part: Message) -> bytes:
    """Return what a part holds, decoded from how it was sent; as it stands where that is broken."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, TypeError):
        data = None
    if isinstance(data, bytes):
        return data
    return str(_payload(part) or "").encode("utf-8", "replace")


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _name(part: Message) -> str:
    try:
        return " ".join((part.get_filename() or "PDF").split())[:100]
    except (ValueError, LookupError, TypeError, AttributeError):
        return "PDF"


def _header(message: Message, name: str) -> str | None:
    """Return a header's text on one line, its encoded words decoded; as it stands where they are broken."""
    value = message.get(name)
    if value is None:
        return None
    try:
        value = str(make_header(decode_header(value)))
    except (ValueError, LookupError, TypeError, AssertionError, HeaderParseError):
        value = str(value)
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split()) or None


def _sender(message: Message) -> str | None:
    """Return who sent a mail: the name, else the address's domain."""
    name, address = parseaddr(_header(message, "From") or "")
    return name or address.rpartition("@")[2] or None


def _day(message: Message) -> date | None:
    try:
        return parse_published(_header(message, "Date") or "")
    except BadRecord:
        return None


def _draft(message: Message, text: str, where: str) -> Draft:
    archived = (_header(message, "Archived-At") or "").strip("<> ")
    number = (_header(message, "Message-ID") or "").strip("<> ")
    return Draft(
        where=where,
        text=text,
        id=number or None,
        url=archived if archived.startswith(("http://", "https://")) else None,
        title=_header(message, "Subject"),
        outlet_hint=_sender(message),
        published=_day(message),
    )


def _body(texts: list[str], pages: list[str], where: str) -> str:
    """Return a mail's text: that of its HTML, which says where paragraphs are, without furniture; the plain text where
    there is no HTML, or hardly any of the words survive.
    """
    plain = _own("\n\n".join(t.replace("\r\n", "\n") for t in texts))
    found: list[str] = []
    for page in pages:
        try:
            found.append(read_page(page, where).text)
        except UnreadableInput:
            found.append(fragment_text(page))
    page_text = "\n\n".join(t for t in found if t)
    return page_text if page_text and len(page_text) >= len(plain) / 2 else plain


def _own(text: str) -> str:
    """Return a plain text without its signature and without what it quotes of earlier mails; wrapped lines joined."""
    signed = list(_SIGNATURE.finditer(text))
    if signed and len(text) - signed[-1].start() < 1_000:
        text = text[: signed[-1].start()]
    return unwrap(_REPLY.sub("", text).strip("\n\ufeff"))


def read_mailbox(source: Source, read: Reader) -> Iterator[Item]:
    """Yield the mails of a mailbox (mbox), one after the other: the file may have any size."""
    with source.open() as file:
        stream, unpacked = opened(file, source.name)
        n = 0
        for data in _split(stream):
            n += 1
            where = _("{file}, mail {n}", file=source.name, n=n)
            if data is None:
                yield UnreadableInput(
                    _("it has {size} MB; at most {limit} MB are read", size="> 20", limit=MAX_DOCUMENT // 1_000_000),
                    where=where,
                    todo=_("Split it, or save the article alone"),
                )
                continue
            try:
                yield from read_mail(data, where, read)
            except RecoupeError as error:
                yield type(error)(error.what, where=error.where or where, todo=error.todo)
        if unpacked and unpacked.cut:
            yield UnreadableInput(_("it breaks off or is damaged"), where=source.name, todo=_("Get it again"))
        if not n:
            yield UnreadableInput(_("there is no mail in it"), where=source.name, todo=_("Export it again"))


def _split(stream: Any) -> Iterator[bytes | None]:
    """Yield the mails between lines that begin with "From " after a blank one; None for one that is too large."""
    out: bytearray | None = None
    large, blank, fresh = False, True, True
    while line := stream.readline(1_000_000):
        if fresh and blank and line.startswith(_FROM):
            if out is not None:
                yield None if large else bytes(out)
            out, large = bytearray(), False
        elif out is not None and not large:
            out += line[1:] if fresh and line.lstrip(b">").startswith(_FROM) and line[:1] == b">" else line
            large = len(out) > MAX_DOCUMENT
            if large:
                out = bytearray()
        blank, fresh = not line.strip(), line.endswith(b"\n")
    if out is not None:
        yield None if large else bytes(out)
