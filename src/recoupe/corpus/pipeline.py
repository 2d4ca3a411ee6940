"""The whole way of a corpus: read, heard, linked, weighed, written. Each step leaves parts behind and begins with those
that are there, so that a run goes on where another was ended, at whatever moment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from recoupe.corpus import database, payloads
from recoupe.corpus.batches import DOCUMENTS, Batch, Batches
from recoupe.corpus.decisions import ON_PAIRS, on_pairs, regrouped
from recoupe.corpus.engines import Engine
from recoupe.corpus.job import Job
from recoupe.corpus.linked import link_heard
from recoupe.corpus.parts import HEARD, LINKED, READ, WEIGHED, Parts, key_of
from recoupe.corpus.stamps import LINKING, READING, stamp
from recoupe.corpus.voices import Bench, hear
from recoupe.corpus.weighing import Scale, weigh_chunk

if TYPE_CHECKING:
    import duckdb

    from recoupe.corpus.inputs import File
    from recoupe.errors import UnreadableInput
    from recoupe.model import Rejected

Tell = Callable[[str, int, int], None]
"""Told of a stage ("read", "hear", "link", "weigh", "write"), how much of it is done, of how much."""

WINDOW, WINDOW_MOST, BEFORE = 2_000, 5_000, 3
"""Reports that provenance looks at together, at most of one day, and the days before that it looks at too."""
CHUNK, CHUNK_MOST = 500, 1_000
"""Incidents that are weighed and put into situations together, and at most of one day."""


@dataclass
class Pipeline:
    """A run: the engine, where its parts lie (`folder`), how documents are read and incidents weighed, and bounds."""

    engine: Engine
    folder: Path
    job: Job
    scale: Scale
    tell: Tell
    memory: str = "2GB"
    threads: int = 1
    batch: int = DOCUMENTS
    skipped: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def bench(self) -> Bench:
        """What linking is done with."""
        return self.scale.bench

    def read(self, files: Sequence[File | UnreadableInput]) -> list[str]:
        """Read all documents and find their claims; return the keys of the parts, in the order of the input."""
        parts = Parts(self.folder / "read", READ)
        size = sum(f.size for f in files if not isinstance(f, Exception))
        made_of = (stamp(READING, self.job.ui_lang), *self.job.words)
        batches = Batches(files, made_of, lambda done: self.tell("read", done, size), self.batch)
        keys: dict[str, None] = {}

        def missing() -> Iterator[Batch]:
            for batch in batches:
                if batch.key not in keys:
                    keys[batch.key] = None
                    if not parts.has(batch.key):
                        yield batch

        for key, rows in self.engine.read(self.job, missing()):
            parts.write(key, rows)
        self.skipped = batches.skipped
        return list(keys)

    def hear(self, con: duckdb.DuckDBPyConnection) -> list[str]:
        """Tell voices and reprints apart; return the keys of the parts."""
        database.run(con, "windows", size=WINDOW, most=WINDOW_MOST, before=BEFORE)
        parts = Parts(self.folder / "heard", HEARD)
        single = [j.model_dump_json() for j in self.bench.judgements if j.decision not in ON_PAIRS]
        theatres = ("theatres", *map(str, self.bench.theatres))
        bench = (stamp(LINKING, self.job.ui_lang), *self.job.words, *theatres, str(self.bench.min_confidence), *single)
        told = [(number, key_of(*bench, *reports)) for number, reports in payloads.window_digests(con)]
        todo = [(number, key) for number, key in told if not parts.has(key)]
        windows = payloads.windows(con, [number for number, _key in todo])
        self._work("hear", parts, hear, self.bench, [key for _n, key in todo], windows)
        keys = [key for _number, key in told]
        database.several(con, "heard_part", [parts.path(key) for key in keys], HEARD)
        database.run(con, "heard")
        return keys

    def link(self, con: duckdb.DuckDBPyConnection, heard: Sequence[str]) -> str:
        """Link the claims, and keep to people's judgements; return the key of the part."""
        parts = Parts(self.folder / "linked", LINKED)
        self.tell("link", 0, 1)
        key = key_of("link", *heard)
        if not parts.has(key):
            sources = [Parts(self.folder / "heard", HEARD).path(k) for k in heard]
            table = link_heard(sources, self.folder / "tmp", self.memory, self.threads, self.engine.score)
            parts.write_table(key, table)
        table = parts.read(key)
        if on_pairs(self.bench.judgements):
            table = regrouped(con, table, self.bench)
        con.register("given", table)
        con.execute("CREATE OR REPLACE TABLE member AS FROM given")
        con.unregister("given")
        return key

    def weigh(self, con: duckdb.DuckDBPyConnection, linked: str) -> list[str]:
        """Put incidents into situations and weigh them; return the keys of the parts."""
        database.run(con, "chunks", size=CHUNK, most=CHUNK_MOST)
        parts = Parts(self.folder / "weighed", WEIGHED)
        numbers = [n for (n,) in con.execute("SELECT DISTINCT chunk FROM chunked ORDER BY chunk").fetchall()]
        decided = [d.model_dump_json() for d in (*self.scale.evidence, *self.bench.judgements)]
        keys = [key_of("weigh", str(n), str(CHUNK), linked, *decided) for n in numbers]
        todo = [(n, k) for n, k in zip(numbers, keys, strict=True) if not parts.has(k)]
        chunks = payloads.chunks(con, [n for n, _key in todo])
        self._work("weigh", parts, weigh_chunk, self.scale, [key for _n, key in todo], chunks)
        database.several(con, "weighed", [parts.path(k) for k in keys], WEIGHED)
        return keys

    def refuse(self, con: duckdb.DuckDBPyConnection, others: Iterable[Rejected]) -> None:
        """Make the table of all that was rejected."""
        listed = list(others)
        table = pa.table({"input": pa.array([r.input for r in listed], pa.string()),
                          "why": pa.array([r.why for r in listed], pa.string())})  # fmt: skip
        con.register("others", table)
        database.run(con, "rejected")
        con.unregister("others")

    def _work(
        self,
        stage: str,
        parts: Parts,
        task: Callable[[Any, Any], Any],
        shared: object,
        keys: Sequence[str],
        items: Iterator[Any],
    ) -> None:
        self.tell(stage, 0, len(keys))
        for n, (key, rows) in enumerate(self.engine.work(task, shared, zip(keys, items, strict=True)), 1):
            parts.write(key, rows)
            self.tell(stage, n, len(keys))
