"""The work of a corpus on Apache Spark: the same functions, in `mapInArrow`, on as many machines as a cluster has.

The driver reads the input and puts the parts together; whatever takes the processor's time goes out: finding claims,
telling voices apart, weighing pairs, weighing incidents. Every executor needs Recoupe (the same version) and Python.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import batched
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from recoupe.corpus.engines import Broken, checked, read_batch, read_entry
from recoupe.corpus.job import Job
from recoupe.errors import RecoupeError
from recoupe.extraction.limited import begin
from recoupe.i18n import gettext as _
from recoupe.linking.bulk.score import score
from recoupe.linking.predict import connection
from recoupe.workers import Limits, Workers

if TYPE_CHECKING:
    import duckdb

    from recoupe.corpus.batches import Batch
    from recoupe.corpus.engines import Task
    from recoupe.corpus.rows import Row

    Step = Callable[[Any], Any]

WAVE = 4
"""Items for each core that are sent out at a time: what the driver holds."""
PAIRS = 100_000
"""Pairs that are weighed by one task."""


class Unready(RecoupeError):
    """Spark that cannot be started: no Java, no PySpark, no cluster at that address."""


class Spark:
    """A Spark session. `master`: `local[*]`, or the address of a cluster (spark://HOST:PORT)."""

    def __init__(self, master: str = "local[*]", limits: Limits | None = None) -> None:
        """Start the session. `limits` are those of a document. Raises Unready."""
        self.limits = limits or Limits()
        self.session = _session(master)
        self.cores = int(self.session.sparkContext.defaultParallelism)

    def read(self, job: Job, batches: Iterable[Batch]) -> Iterator[tuple[str, list[Row]]]:
        """See Engine. A batch is one task's work, each of its documents within its limits."""
        limits = self.limits

        def step(batches: Iterator[Batch]) -> Iterator[list[Row]]:
            with Workers(read_entry, job, limits=limits, begin=begin) as workers:
                for batch in batches:
                    yield read_batch(workers, batch, limits)

        for batch, rows in self._sent(step, batches):
            yield batch.key, rows

    def work(self, task: Task, shared: object, items: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, list[Row]]]:
        """See Engine."""

        def step(items: Iterator[tuple[str, Any]]) -> Iterator[list[Row]]:
            for _key, item in items:
                yield task(shared, item)

        for (key, _item), rows in self._sent(step, items):
            yield key, checked(rows)

    def score(self, con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
        """See Engine. Tasks weigh some pairs each, with the claims that are in them, by the same query."""
        pairs = con.sql("SELECT i, j FROM pairs ORDER BY i, j").to_arrow_table()
        slab = con.sql("FROM slab ORDER BY unique_id").to_arrow_table()
        numbers = slab["unique_id"].to_numpy()

        def parts() -> Iterator[tuple[pa.Table, pa.Table]]:
            for start in range(0, len(pairs), PAIRS):
                some = pairs.slice(start, PAIRS)
                wanted = np.unique(np.concatenate([some["i"].to_numpy(), some["j"].to_numpy()]))
                yield some, slab.take(np.searchsorted(numbers, wanted))

        found = [scores for _part, scores in self._sent(_scores, parts())]
        kinds = {"i": np.int64, "j": np.int64, "answers": np.bool_, "score": np.float64}
        return {
            name: np.concatenate([np.asarray(part[name]) for part in found]) if found else np.zeros(0, dtype=kind)
            for name, kind in kinds.items()
        }

    def close(self) -> None:
        """End the session."""
        self.session.stop()

    def _sent[T](self, step: Callable[[Iterator[T]], Iterator[Any]], items: Iterable[T]) -> Iterator[tuple[T, Any]]:
        """Yield each item with what `step` makes of it, some items for each core at a time."""

        def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            numbers: list[int] = []

            def given() -> Iterator[Any]:
                for batch in batches:
                    for number, item in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
                        numbers.append(number)
                        yield pickle.loads(item)  # noqa: S301 - what the driver has made

            for made in step(given()):
                yield pa.RecordBatch.from_pydict(
                    {"n": pa.array([numbers.pop(0)], pa.int32()), "made": pa.array([pickle.dumps(made)], pa.binary())}
                )

        for wave in batched(items, WAVE * self.cores):
            rows = pa.table(
                {"n": pa.array(range(len(wave)), pa.int32()), "item": pa.array(map(pickle.dumps, wave), pa.binary())}
            )
            frame = self.session.createDataFrame(rows).repartition(len(wave))
            try:
                found = frame.mapInArrow(run, "n int, made binary").toArrow()
            except Exception as error:
                raise Broken(
                    _("a task on Spark failed ({what})", what=str(error).strip().split("\n")[-1][:300]),
                    todo=_("See Spark's log; what is done stays done, and the next run goes on from there"),
                ) from error
            made = dict(zip(found["n"].to_pylist(), found["made"].to_pylist(), strict=True))
            for n, item in enumerate(wave):
                yield item, pickle.loads(made[n])  # noqa: S301 - what our own tasks have made


def _scores(parts: Iterator[tuple[pa.Table, pa.Table]]) -> Iterator[dict[str, Any]]:
    for pairs, slab in parts:
        con = connection()
        con.execute("SET threads = 1")
        con.register("pairs", pairs)
        con.register("slab", slab)
        yield {name: np.asarray(values) for name, values in score(con).items()}
        con.close()


def _session(master: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise Unready(_("PySpark is not installed"), where="--on", todo=_("Install recoupe[spark]")) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.maxResultSize": "0",
        "spark.rpc.message.maxSize": "1024",
    }
    builder = SparkSession.builder.appName("recoupe").master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise Unready(
            _("Spark cannot be started ({what})", what=str(error).strip().split("\n")[0][:300]),
            where="--on",
            todo=_("It needs Java 17 or later (JAVA_HOME), and the address of its master"),
        ) from error
