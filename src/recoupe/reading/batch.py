"""`read`: everything that the user named, as reports; what could not become one, as rejected records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from recoupe.errors import BadRecord, RecoupeError, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.model import Rejected, Report
from recoupe.reading.document import Defaults, to_report
from recoupe.reading.items import Item, Skipped, counted
from recoupe.reading.published import checked_day, parse_published
from recoupe.reading.readers import drafts
from recoupe.reading.sources import Input, Source, open_sources
from recoupe.reading.web import Web, source_of

if TYPE_CHECKING:
    from recoupe.reading.fetch import Fetched

Progress = Callable[[str], None]
"""Called with the name of each file or address before it is read."""


@dataclass(frozen=True)
class Batch:
    """What was read, in the order given, what was not, and what was left aside as no report, counted."""

    reports: tuple[Report, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def rejection(error: RecoupeError, where: str) -> Rejected:
    """Return the rejected record of an error: which input, what is wrong and what to do."""
    why = ". ".join(part.rstrip(".") for part in (error.what, error.todo) if part) + "."
    return Rejected(input=_writable(error.where or where), why=_writable(why))


def _writable(text: str) -> str:
    """Return a text with what UTF-8 cannot hold (half a surrogate pair, from a file's name or a record) spelt out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


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
    allow_private: bool = False,
    progress: Progress | None = None,
    web: Web | None = None,
) -> Batch:
    """Read files, folders, addresses or "-" into reports. `outlet`, `published`, `lang` hold where a document says
    nothing. Addresses, and what feeds and lists of addresses lead to, are fetched: none on this machine or its own
    network unless `allow_private`. `web` fetches in place of that, with limits of its own.

    Never raises for bad input: each input, line or row that does not become a report is in `rejected`, with what is
    wrong, where, and what to do. Raises BadRecord if `published` is no date, or
    one outside the years 1000 to 2999.
    """
    web = web or Web(allow_private=allow_private, tell=progress)
    return read_sources(
        open_sources(inputs, web.first),
        outlet=outlet,
        published=published,
        lang=lang,
        progress=progress,
        web=web,
    )


def read_fetched(
    fetched: Fetched, *, outlet: str | None = None, published: date | str | None = None, lang: str | None = None
) -> Batch:
    """Read what `fetch` brought, as `read` reads it from its address. A feed in it is refused: see `feeds.poll`."""
    try:
        source: Source | RecoupeError = source_of(fetched)
    except RecoupeError as error:
        source = error
    if isinstance(source, Source) and source.kind == "feed":
        source = UnreadableInput(
            _("this is a feed"), where=fetched.url, todo=_("Watch it, or give it to recoupe brief")
        )
    return read_sources([source], outlet=outlet, published=published, lang=lang)


def _told(source: Source, web: Web | None) -> Iterator[Item]:
    """Yield what is in a source. Whatever breaks a reader is the source's last error, and the batch goes on."""
    try:
        yield from drafts(source, web)
    except RecoupeError:
        raise
    except Exception as error:  # noqa: BLE001 - the input is somebody else's, and so is much of what reads it
        yield _unforeseen(error, source.name)


def _unforeseen(error: Exception, where: str) -> UnreadableInput:
    what = f"{type(error).__name__}: {error}"[:200]
    return UnreadableInput(
        _("reading it failed ({what}); what was read before that is kept", what=what),
        where=where,
        todo=_("Report this, with the input if you may share it"),
    )


def read_sources(
    sources: Iterable[Source | RecoupeError],
    *,
    outlet: str | None = None,
    published: date | str | None = None,
    lang: str | None = None,
    progress: Progress | None = None,
    web: Web | None = None,
) -> Batch:
    """Read sources that were opened already, errors among them, as `read` does."""
    day = parse_published(published) if isinstance(published, str) else published and checked_day(published)
    defaults = Defaults(outlet=outlet, published=day, lang=lang)
    reports: list[Report] = []
    rejected: list[Rejected] = []
    skipped: list[Skipped] = []
    register = Register()
    for source in sources:
        if isinstance(source, RecoupeError):
            rejected.append(rejection(source, "?"))
            continue
        if progress:
            progress(source.name)
        try:
            for item in _told(source, web):
                if isinstance(item, Skipped):
                    skipped.append(item)
                    continue
                if isinstance(item, RecoupeError):
                    rejected.append(rejection(item, source.name))
                    continue
                try:
                    report = to_report(item, defaults)
                    if register.admits(report, item.where):
                        reports.append(report)
                except RecoupeError as error:
                    rejected.append(rejection(error, item.where))
                except Exception as error:  # noqa: BLE001 - as in _told
                    rejected.append(rejection(_unforeseen(error, item.where), item.where))
        except RecoupeError as error:
            rejected.append(rejection(error, source.name))
    return Batch(tuple(reports), tuple(rejected), counted(skipped))
