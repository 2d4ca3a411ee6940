"""One document, read and its claims found: what a worker does, within its limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from recoupe import i18n
from recoupe.api import extract
from recoupe.corpus.documents import Document
from recoupe.corpus.rows import Row, report_row
from recoupe.errors import RecoupeError, UnreadableInput
from recoupe.extraction.limited import why
from recoupe.i18n import gettext as _
from recoupe.model import Rejected
from recoupe.reading.batch import rejection
from recoupe.reading.decoding import decode
from recoupe.reading.document import Defaults, Draft, to_report
from recoupe.reading.items import Skipped
from recoupe.reading.readers import draft_of, drafts
from recoupe.reading.records import line_record
from recoupe.reading.sources import Source

if TYPE_CHECKING:
    from recoupe.theatres.schema import Theatre
    from recoupe.workers import Limits, Lost


@dataclass(frozen=True)
class Job:
    """How documents are read: in which theatre (None: told from each report; "none": in none), what is meant where a
    document is silent, which of its columns stand for ours, and the language of reasons.
    """

    theatre: Theatre | str | None = None
    defaults: Defaults = field(default_factory=Defaults)
    columns: Mapping[str, str] = field(default_factory=dict)
    """{our column: theirs}."""
    ui_lang: str = "en"

    @property
    def words(self) -> tuple[str, ...]:
        """What parts hang on: the job in words."""
        theatre = self.theatre.model_dump_json() if self.theatre and not isinstance(self.theatre, str) else self.theatre
        given = (self.defaults.outlet, self.defaults.published, self.defaults.lang, self.ui_lang)
        return (str(theatre), *map(str, given), *(f"{a}={b}" for a, b in sorted(self.columns.items())))


def read_document(job: Job, document: Document) -> list[Row]:
    """Return the rows of a document: its reports with what was found in them, and what was rejected. Never raises but
    for memory: whatever breaks is the document's own row.
    """
    out: list[Row] = []
    with i18n.use(job.ui_lang):
        try:
            out.extend(_row(item, job, document.where) for item in _items(job, document))
        except RecoupeError as error:
            out.append(rejected_row(rejection(error, document.where)))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - the input is somebody else's, and so is much of what reads it
            what = f"{type(error).__name__}: {error}"[:200]
            problem = UnreadableInput(
                _("reading it failed ({what}); what was read before that is kept", what=what),
                todo=_("Report this, with the input if you may share it"),
            )
            out.append(rejected_row(rejection(problem, document.where)))
    return out


def lost_row(document: Document, lost: Lost, limits: Limits) -> Row:
    """Return the row of a document that took more than its limits."""
    return rejected_row(Rejected(input=document.where, why=why(lost, limits)))


def rejected_row(rejected: Rejected) -> Row:
    """Return the row of an input that did not become a report."""
    return {"input": rejected.input, "why": rejected.why}


def _items(job: Job, document: Document) -> Iterator[Draft | RecoupeError]:
    if document.kind != "record":
        source = Source(document.where, document.kind, document.data, document.url, document.charset)
        yield from (item for item in drafts(source) if not isinstance(item, Skipped))
        return
    record = line_record(_text(document.data), document.where)
    if isinstance(record, RecoupeError):
        yield record
    elif record is not None:
        where, values = record
        yield draft_of(_renamed(values, job.columns), where)


def _row(item: Draft | RecoupeError, job: Job, where: str) -> Row:
    if isinstance(item, RecoupeError):
        return rejected_row(rejection(item, where))
    try:
        report = to_report(item, job.defaults)
    except RecoupeError as error:
        return rejected_row(rejection(error, item.where))
    reading = extract(report, job.theatre)
    digest = sha256(report.model_dump_json().encode("utf8", "surrogatepass")).hexdigest()[:32]
    return {
        **report_row(reading),
        "input": item.where,
        "digest": digest,
        "theatre": reading.theatre,
        "reading": reading.model_dump_json(by_alias=True),
    }


def _renamed(values: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """Return a record under our columns' names, each cell decoded where its row was no UTF-8."""
    found = {k: _decoded(v) if isinstance(v, str) else v for k, v in values.items()}
    for ours, theirs in columns.items():
        if theirs in values:
            found[ours] = found[theirs]
    return found


def _text(data: bytes) -> str:
    try:
        return data.decode("utf8")
    except UnicodeDecodeError:
        return decode(data)


def _decoded(cell: str) -> str:
    """Return a cell whose bytes were kept because they are no UTF-8 (`surrogateescape`), as text."""
    try:
        cell.encode("utf8")
    except UnicodeEncodeError:
        try:
            return decode(cell.encode("utf8", "surrogateescape"))
        except UnicodeEncodeError:  # half a pair of the record's own: it is refused where texts are checked
            return cell
    return cell
