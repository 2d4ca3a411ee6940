"""The documents of all files, in batches that are each worked on once: named by what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from recoupe.corpus.documents import Document, documents
from recoupe.corpus.inputs import File
from recoupe.corpus.parts import key_of
from recoupe.errors import RecoupeError, UnreadableInput
from recoupe.model import Rejected
from recoupe.reading.batch import rejection
from recoupe.reading.items import Skipped

DOCUMENTS = 200
"""Of one batch, at most: some ten seconds' work, which is what a kill can cost."""
BYTES = 40_000_000
"""Of one batch, about: what is held of the input at a time."""

Entry = Document | Rejected


@dataclass(frozen=True)
class Batch:
    """Documents that follow each other in one file, and what is rejected among them. `key` names what is made of it."""

    key: str
    entries: tuple[Entry, ...]


@dataclass
class Batches:
    """Iterates over the batches of some files. `told(bytes)` is called as it goes on; `skipped` counts what was
    left aside as no report.
    """

    files: Iterable[File | UnreadableInput]
    stamp: tuple[str, ...]
    told: Callable[[int], None]
    size: int = DOCUMENTS
    skipped: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __iter__(self) -> Iterator[Batch]:
        before = 0
        for file in self.files:
            if isinstance(file, UnreadableInput):
                yield self._batch([rejection(file, "?")])
                continue
            yield from self._of_file(file, before)
            before += file.size
            self.told(before)

    def _of_file(self, file: File, before: int) -> Iterator[Batch]:
        waiting: list[Entry] = []
        held = 0
        for found in documents(file):
            if isinstance(found, Skipped):
                self.skipped[found.input, found.why] += found.n
                continue
            if isinstance(found, RecoupeError):
                waiting.append(rejection(found, file.name))
            else:
                waiting.append(found)
                held += len(found.data)
                self.told(before + min(found.at, file.size))
            if len(waiting) >= self.size or held >= BYTES:
                yield self._batch(waiting)
                waiting, held = [], 0
        if waiting:
            yield self._batch(waiting)

    def _batch(self, entries: list[Entry]) -> Batch:
        names = (e.digest if isinstance(e, Document) else f"{e.input}\x1f{e.why}" for e in entries)
        return Batch(key_of(*self.stamp, *names), tuple(entries))
