"""`read`: everything that the user named, as reports; what could not become one, as rejected records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from recoupe.errors import BadRecord, RecoupeError
from recoupe.i18n import gettext as _
from recoupe.model import Rejected, Report
from recoupe.reading.decoding import check_field, decode
from recoupe.reading.document import Defaults, Draft, to_report
from recoupe.reading.page import read_page
from recoupe.reading.published import checked_day, date_line, parse_published
from recoupe.reading.records import records
from recoupe.reading.sources import Input, Source, open_sources
from recoupe.reading.text import read_text

Progress = Callable[[str], None]
"""Called with the name of each file before it is read."""


@dataclass(frozen=True)
class Batch:
    """What was read, in the order given, and what was not."""

    reports: tuple[Report, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def rejection(error: RecoupeError, where: str) -> Rejected:
    """Return the rejected record of an error: which input, what is wrong and what to do."""
    why = ". ".join(part.rstrip(".") for part in (error.what, error.todo) if part) + "."
    return Rejected(input=_writable(error.where or where), why=_writable(why))


def _writable(text: str) -> str:
    """Return a text with what UTF-8 cannot hold (half a surrogate pair, from a file's name or a record) spelt out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


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


def drafts(source: Source) -> Iterator[Draft | RecoupeError]:
    """Yield the documents of one file, errors in the place of those that cannot be read."""
    if source.kind == "html":
        yield read_page(decode(source.data), source.name)
    elif source.kind == "text":
        yield read_text(decode(source.data), source.name)
    else:
        for item in records(source):
            if isinstance(item, RecoupeError):
                yield item
                continue
            where, record = item
            try:
                yield draft_of(record, where)
            except RecoupeError as error:
                yield error if error.where else type(error)(error.what, where=where, todo=error.todo)


class Register:
    """The ids given out so far: the same report twice is one report, one id for two reports is an error."""

    def __init__(self) -> None:
        """Start empty."""
        self._seen: dict[str, tuple[Report, str]] = {}

    def admits(self, report: Report, where: str) -> bool:
        """Whether `report` is new. Raises BadRecord where its id is that of a different report.

        It is not renamed: judgements and evidence name reports by id, and would end up on the wrong text.
        """
        known = self._seen.get(report.id)
        if known is None:
            self._seen[report.id] = (report, where)
            return True
        if known[0] == report:
            return False
        raise BadRecord(
            _("its id {id} is already that of a different report ({other})", id=report.id, other=known[1]),
            todo=_("Give it an id of its own, or leave id out"),
        )


def read(
    inputs: Input | Iterable[Input],
    *,
    outlet: str | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    progress: Progress | None = None,
) -> Batch:
    """Read files, folders or "-" into reports. `outlet`, `published`, `lang` hold where a document says nothing.

    Never raises for bad input: each input, line or row that does not become a report is in `rejected`, with what is
    wrong, where, and what to do. Raises BadRecord if `published` is no date, or
    one outside the years 1000 to 2999.
    """
    day = parse_published(published) if isinstance(published, str) else published and checked_day(published)
    defaults = Defaults(outlet=outlet, published=day, lang=lang)
    reports: list[Report] = []
    rejected: list[Rejected] = []
    register = Register()
    for source in open_sources(inputs):
        if isinstance(source, RecoupeError):
            rejected.append(rejection(source, "?"))
            continue
        if progress:
            progress(source.name)
        try:
            for draft in drafts(source):
                if isinstance(draft, RecoupeError):
                    rejected.append(rejection(draft, source.name))
                    continue
                try:
                    report = to_report(draft, defaults)
                    if register.admits(report, draft.where):
                        reports.append(report)
                except RecoupeError as error:
                    rejected.append(rejection(error, draft.where))
        except RecoupeError as error:
            rejected.append(rejection(error, source.name))
    return Batch(tuple(reports), tuple(rejected))
