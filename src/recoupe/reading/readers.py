"""From a source to what is in it: a reader for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from recoupe.errors import BadRecord, RecoupeError
from recoupe.i18n import gettext as _
from recoupe.reading.decoding import check_field, decode
from recoupe.reading.document import Draft
from recoupe.reading.items import Item
from recoupe.reading.links import follow, host
from recoupe.reading.mail import read_mail, read_mailbox
from recoupe.reading.page import read_page
from recoupe.reading.pdf import read_pdf
from recoupe.reading.published import date_line, parse_published
from recoupe.reading.records import some_records
from recoupe.reading.telegram import read_telegram
from recoupe.reading.text import read_text
from recoupe.reading.warc import read_warc
from recoupe.reading.web import Web

if TYPE_CHECKING:
    from recoupe.reading.sources import Source


def drafts(source: Source, web: Web | None = None) -> Iterator[Item]:
    """Yield the documents of one source, errors in the place of those that cannot be read, and what is only counted.
    Raises RecoupeError where the source as a whole cannot be read. `web` fetches what it leads to.
    """
    if source.kind in {"feed", "bookmarks", "urls"}:
        yield from follow(source, web or Web(), _read)
    else:
        yield from _read(source)


def _read(source: Source) -> Iterator[Item]:
    """Yield the documents of a source that leads nowhere else."""
    if source.kind == "html":
        yield _placed(read_page(decode(source.data, source.charset), source.name), source)
    elif source.kind == "text":
        yield _placed(read_text(decode(source.data, source.charset), source.name), source)
    elif source.kind == "pdf":
        for item in read_pdf(source.data, source.name):
            yield _placed(item, source) if isinstance(item, Draft) else item
    elif source.kind == "mail":
        yield from read_mail(source.data, source.name, _read)
    elif source.kind == "mailbox":
        yield from read_mailbox(source, _read)
    elif source.kind == "warc":
        yield from read_warc(source, _read)
    elif source.kind == "telegram":
        yield from read_telegram(source.data, source.name)
    else:
        yield from _records(source)


def _placed(draft: Draft, source: Source) -> Draft:
    """Return the draft of a fetched document with its address, and its site in place of an outlet's name."""
    return replace(draft, url=draft.url or source.url, outlet_hint=host(source.url)) if source.url else draft


def _records(source: Source) -> Iterator[Item]:
    for item in some_records(source):
        if isinstance(item, RecoupeError):
            yield item
            continue
        where, record = item
        try:
            yield draft_of(record, where)
        except RecoupeError as error:
            yield error if error.where else type(error)(error.what, where=where, todo=error.todo)


def _string(record: Mapping[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is None or value == "":
        return None
    if isinstance(value, int) and field == "id" and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadRecord(
            _("{field} must be a string, not {kind}", field=field, kind=type(value).__name__),
            todo=_("Correct or remove it"),
        )
    if field != "text":  # whose own check comes later, and can bear a stray control character
        check_field(field, value)
    return value


def draft_of(record: Mapping[str, Any], where: str) -> Draft:
    """Return the draft of a record in the contract's shape. Claims, movements and credits in it are not looked at."""
    published = _string(record, "published")
    lang = _string(record, "lang")
    text = _string(record, "text") or ""
    return Draft(
        where=where,
        text=text,
        id=_string(record, "id"),
        url=_string(record, "url"),
        title=_string(record, "title"),
        outlet=_string(record, "outlet"),
        published=parse_published(published) if published else date_line(text),
        lang=lang.strip().replace("_", "-").split("-")[0].lower() if lang else None,
    )
