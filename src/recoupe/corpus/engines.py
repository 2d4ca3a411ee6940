"""Where the work is done: in processes of this machine, or on Spark. Both do the same work with the same functions."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any, Protocol

from recoupe.corpus.documents import Document
from recoupe.corpus.job import Job, lost_row, read_document, rejected_row
from recoupe.corpus.rows import Row
from recoupe.errors import RecoupeError
from recoupe.extraction.limited import begin
from recoupe.i18n import gettext as _
from recoupe.linking.bulk.score import score
from recoupe.workers import Limits, Lost, Workers

if TYPE_CHECKING:
    import duckdb

    from recoupe.corpus.batches import Batch, Entry

    Scored = Callable[[duckdb.DuckDBPyConnection], dict[str, Any]]

Task = Callable[[Any, Any], list[Row]]
"""A function of a module: what is the same for all items, an item, the rows that come of it."""

_SHARED = ("recoupe.corpus.job", "recoupe.corpus.weighing", "recoupe.corpus.voices")
PATIENT = Limits(seconds=24 * 3600, megabytes=64_000)
"""For our own work, which is bounded otherwise."""


class Engine(Protocol):
    """Does the work of a corpus. Results come in the order of what they are made from."""

    def read(self, job: Job, batches: Iterable[Batch]) -> Iterator[tuple[str, list[Row]]]:
        """Yield the key of each batch, and the rows of its documents in their order."""

    def work(self, task: Task, shared: object, items: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, list[Row]]]:
        """Yield the key of each item, and what `task(shared, item)` returns of it."""

    def score(self, con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
        """Weigh pairs of claims as `linking.bulk.score` does."""

    def close(self) -> None:
        """End what was started."""


class Broken(RecoupeError):
    """A step of our own that failed: no document's fault, so that nothing can go on."""


class Local:
    """Processes of this machine. A document that takes more than its limits is ended with its process."""

    def __init__(self, processes: int, limits: Limits | None = None) -> None:
        """`limits` are those of a document."""
        self.processes = processes
        self.limits = limits or Limits()

    def read(self, job: Job, batches: Iterable[Batch]) -> Iterator[tuple[str, list[Row]]]:
        """See Engine. Documents are given out one by one, so that no process waits for the end of a batch."""
        with Workers(
            read_entry, job, processes=self.processes, limits=self.limits, begin=begin, preload=_SHARED
        ) as workers:
            yield from _grouped(workers, batches, self.limits)

    def work(self, task: Task, shared: object, items: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, list[Row]]]:
        """See Engine. What is one item alone is worked on here. Raises Broken where the task fails."""
        items = iter(items)
        first = list(islice(items, 2))
        if len(first) < 2:
            for key, item in first:
                yield key, task(shared, item)
            return
        items = chain(first, items)
        waiting: deque[str] = deque()

        def payloads() -> Iterator[Any]:
            for key, item in items:
                waiting.append(key)
                yield item

        with Workers(task, shared, processes=self.processes, limits=PATIENT, ahead=2, preload=_SHARED) as workers:
            for found in workers.run(payloads()):
                yield waiting.popleft(), checked(found)

    def score(self, con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
        """See Engine: the database has threads of its own."""
        return score(con)

    def close(self) -> None:
        """See Engine: processes end with what they are started for."""


def checked(found: list[Row] | Lost) -> list[Row]:
    """Return what a task returned. Raises Broken where it failed."""
    if isinstance(found, Lost):
        raise Broken(
            _("linking or weighing failed ({what})", what=f"{found.cause} {found.what}".strip()),
            todo=_("Report this; what is done stays done, and the next run goes on from there"),
        )
    return found


def read_batch(workers: Workers[Job, Entry, list[Row]], batch: Batch, limits: Limits) -> list[Row]:
    """Return the rows of one batch."""
    return next(_grouped(workers, [batch], limits))[1]


def _grouped(
    workers: Workers[Job, Entry, list[Row]], batches: Iterable[Batch], limits: Limits
) -> Iterator[tuple[str, list[Row]]]:
    given: deque[tuple[str, Entry]] = deque()

    def entries() -> Iterator[Entry]:
        for batch in batches:
            for entry in batch.entries:
                given.append((batch.key, entry))
                yield entry

    def results() -> Iterator[tuple[str, list[Row]]]:
        for found in workers.run(entries()):
            key, entry = given.popleft()
            if isinstance(found, Lost):
                found = [lost_row(entry, found, limits)] if isinstance(entry, Document) else []
            yield key, found

    for key, each in groupby(results(), key=lambda pair: pair[0]):
        rows = [row for _key, found in each for row in found]
        yield key, [row | {"n": n} for n, row in enumerate(rows)]


def read_entry(job: Job, entry: Entry) -> list[Row]:
    """Return the rows of a document, or of what was rejected in its place."""
    return read_document(job, entry) if isinstance(entry, Document) else [rejected_row(entry)]
