"""PDFs with a text layer, by pypdf: pure Python without dependencies, with bounds on what streams unpack to.

pdfminer.six tells paragraphs by itself, but takes twice as long, needs a library for cryptography, and unpickled tables
that a file could name (CVE-2025-64512). Paragraphs are told here, by where the lines stand (`pdf_lines`).
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from datetime import date, datetime
from itertools import dropwhile, takewhile
from typing import Any

from recoupe.errors import UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.model.claim import FIRST_DAY, LAST_DAY
from recoupe.reading.document import Draft
from recoupe.reading.items import Item
from recoupe.reading.pdf_lines import Line, Lines, paragraphs, without_repeats
from recoupe.reading.published import date_line
from recoupe.reading.text import first_line_title
from recoupe.reading.wrapping import joined

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MOST_PAGES = 1_000
MOST_SECONDS = 60.0
MOST_STREAM = 2_000_000
"""Bytes of one page's drawing, unpacked: text alone has a hundredth of it."""

LEAST_LETTERS = 40
_FILE_NAME = re.compile(r"^(?:microsoft word|untitled|document\d*\b)|\.(?:docx?|pdf|odt|indd|rtf|qxp)$", re.I)


class _TooLongError(Exception):
    """The time for one document is up."""


class _TooLargeError(Exception):
    """A page's drawing is larger than MOST_STREAM: taking it apart would outlast any limit of time."""


def read_pdf(data: bytes, where: str) -> Iterator[Item]:
    """Yield the report in a PDF; pages that cannot be read are errors of their own.

    Raises UnreadableInput for one that is no PDF, locked, has no text layer, or takes too long.
    """
    end = time.monotonic() + MOST_SECONDS
    reader = _opened(data, where)
    pages: list[list[Line]] = []
    failed: list[tuple[int, str]] = []
    try:
        count = len(reader.pages)
    except Exception as error:  # noqa: BLE001 - whatever a broken file makes pypdf raise, it is the file that is broken
        raise _unreadable(error, where) from None
    for n in range(min(count, MOST_PAGES)):
        try:
            pages.append(_page(reader.pages[n], end))
        except _TooLongError:
            raise UnreadableInput(
                _("reading it took more than {n} seconds", n=f"{MOST_SECONDS:g}"), where=where, todo=_("Split it")
            ) from None
        except _TooLargeError:
            failed.append((n + 1, _("its drawing is too large")))
        except Exception as error:  # noqa: BLE001 - as above
            failed.append((n + 1, type(error).__name__))
    pages = without_repeats(pages)
    text = "\n\n".join(p for p in paragraphs(pages) if p)
    if sum(c.isalpha() for c in text) < LEAST_LETTERS:
        if failed and not pages:
            raise _unreadable(failed[0][1], where)
        raise UnreadableInput(
            _("it has no text layer: its pages are pictures"), where=where, todo=_("Put it through text recognition")
        )
    heading = _heading(pages)
    yield Draft(
        where=where,
        text=text,
        title=_title(_stated(reader, "title"), heading, text),
        published=_day(heading, text),
        published_hint=_made(reader, text),
    )
    for number, why in failed:
        yield UnreadableInput(
            _("page {n} cannot be read ({why}); the others were", n=number, why=why),
            where=where,
            todo=_("Get it again"),
        )
    if count > MOST_PAGES:
        yield UnreadableInput(
            _("it has {n} pages; the first {limit} were read", n=count, limit=MOST_PAGES),
            where=where,
            todo=_("Split it"),
        )


def _unreadable(error: Exception | str, where: str) -> UnreadableInput:
    why = error if isinstance(error, str) else type(error).__name__
    return UnreadableInput(
        _("it is no PDF that can be read ({why})", why=why), where=where, todo=_("Save its text, and give the file")
    )


def _opened(data: bytes, where: str) -> Any:
    from pypdf import PdfReader  # a tenth of a second that only those with PDFs should wait for

    try:
        reader = PdfReader(io.BytesIO(data))
        # Many lock a file against changes with an empty password, which lets everybody read.
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception as error:  # noqa: BLE001 - as above
        if type(error).__name__ == "DependencyError":
            locked = True
        else:
            raise _unreadable(error, where) from None
    if locked:
        raise UnreadableInput(_("it is locked"), where=where, todo=_("Save it without a password"))
    return reader


def _page(page: Any, end: float) -> list[Line]:
    """Return the lines of a page. Raises _TooLongError, _TooLargeError, and what pypdf raises."""

    def watch(*_operation: object) -> None:
        if time.monotonic() > end:
            raise _TooLongError

    watch()
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MOST_STREAM:
        raise _TooLargeError
    lines = Lines()
    page.extract_text(visitor_operand_before=watch, visitor_text=lines.add)
    return lines.done()


def _stated(reader: Any, field: str) -> Any:
    try:
        return getattr(reader.metadata, field, None)
    except Exception:  # noqa: BLE001 - as above
        return None


def _heading(pages: list[list[Line]]) -> list[str]:
    """Return the largest lines at the head of the first page, those that follow each other; none if all are alike."""
    head = pages[0][:12] if pages else []
    sizes = sorted(line.size for page in pages for line in page)
    largest = max((line.size for line in head), default=0.0)
    if not head or largest <= 1.2 * sizes[len(sizes) // 2]:
        return []
    after = dropwhile(lambda line: line.size < largest, head)
    return [line.text for line in takewhile(lambda line: line.size == largest, after)]


def _title(stated: Any, heading: list[str], text: str) -> str | None:
    """Return the title that the file states if it is no file's name, else the largest line at the head of it."""
    if isinstance(stated, str):
        title = " ".join(stated.split())
        if len(title.split()) > 2 and not _FILE_NAME.search(title):
            return title
    largest = joined(heading)
    return largest if 2 < len(largest.split()) < 30 else first_line_title(text)


def _day(heading: list[str], text: str) -> date | None:
    """Return the day that stands in a line of its own at the head of the text, or under its heading."""
    at = text.find(heading[0]) if heading else -1
    return date_line(text) or (date_line(text[at:]) if at > 0 else None)


def _made(reader: Any, text: str) -> date | None:
    """Return the day on which the file was made, if its head speaks of that year: else it was made anew since."""
    made = _stated(reader, "creation_date")
    if isinstance(made, datetime) and str(made.year) in text[:3_000] and FIRST_DAY <= made.date() <= LAST_DAY:
        return made.date()
    return None
