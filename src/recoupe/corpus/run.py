"""`corpus`: from what the user named to a folder of tables."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe import i18n
from recoupe.api import NO_THEATRE
from recoupe.corpus import database
from recoupe.corpus.batches import DOCUMENTS
from recoupe.corpus.decisions import decided
from recoupe.corpus.engines import Engine, Local
from recoupe.corpus.inputs import files
from recoupe.corpus.job import Job
from recoupe.corpus.parts import HEARD, LINKED, READ, WEIGHED, Parts, key_of
from recoupe.corpus.pipeline import Pipeline
from recoupe.corpus.points import write_points
from recoupe.corpus.schema import GEOJSON, SCHEMA_VERSION
from recoupe.corpus.tables import Written, digest, write_tables
from recoupe.corpus.voices import Bench
from recoupe.corpus.weighing import Scale
from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _
from recoupe.linking.judged import idle
from recoupe.reading.document import Defaults
from recoupe.reading.items import Skipped
from recoupe.theatres import load
from recoupe.theatres.schema import Theatre
from recoupe.writing import write_atomically

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.corpus.pipeline import Tell

WORK = ".recoupe"
"""The folder within the output where parts lie. Whoever removes it loses nothing but the time to make them again."""
MANIFEST = "corpus.json"


class Busy(RecoupeError):
    """A folder that another run is writing to."""


@dataclass(frozen=True)
class Made:
    """What was written, by file name; what of the input was left aside as no report; whether all was there already."""

    folder: Path
    files: Mapping[str, Written]
    skipped: tuple[Skipped, ...] = ()
    fresh: bool = True

    def rows(self, table: str) -> int:
        """Return how many rows a table has."""
        return self.files[f"{table}.parquet"].rows


def corpus(
    inputs: Sequence[str],
    out: str | Path,
    *,
    engine: Engine | None = None,
    theatre: str | None = None,
    defaults: Defaults | None = None,
    columns: Mapping[str, str] | None = None,
    judgements: Path | None = None,
    evidence: Path | None = None,
    min_confidence: float = 0.0,
    ui_lang: str = "en",
    memory: str = "2GB",
    batch: int = DOCUMENTS,
    tell: Tell | None = None,
) -> Made:
    """Read, link and weigh what `inputs` name (files, folders, globs, `s3://…`) and write the tables of
    `recoupe.corpus.schema` into `out`. What an earlier run left there is not done again.

    `judgements`, `evidence`: files of what people decided, as `recoupe link` takes them. `columns`: {our column:
    theirs}. `memory`: what the database holds at most. `batch`: documents of one part, which is what being ended costs.
    Bad input never raises: it is in the table `rejected`. Raises BadTheatre, UnreadableInput or BadRecord for files of
    decisions that cannot be read, Unstored where nothing can be written, Busy where another run writes.
    """
    engine = engine or Local(os.cpu_count() or 1)
    folder = Path(out)
    known = load(theatre) if theatre and theatre != NO_THEATRE else theatre
    job = Job(known, defaults or Defaults(), dict(columns or {}), ui_lang)
    bench = Bench(known if isinstance(known, Theatre) else None, (), (), min_confidence, ui_lang)
    work = folder / WORK
    with i18n.use(ui_lang), alone(work):
        threads = max(1, os.cpu_count() or 1)
        pipeline = Pipeline(engine, work, job, Scale(bench), tell or _silent, memory, threads, batch)
        try:
            return _made(pipeline, inputs, folder, judgements, evidence)
        finally:
            shutil.rmtree(work / "tmp", ignore_errors=True)


def _made(
    pipeline: Pipeline, inputs: Sequence[str], folder: Path, judgements: Path | None, evidence: Path | None
) -> Made:
    work = pipeline.folder
    read = pipeline.read(list(files(inputs)))
    skipped = tuple(Skipped(name, why, n) for (name, why), n in sorted(pipeline.skipped.items()))
    with database.opened(work / "tmp", pipeline.memory, pipeline.threads) as con:
        database.filed(con, [Parts(work / "read", READ).path(key) for key in read])
        judged, shown = decided(con, judgements, evidence)
        theatres = con.execute("SELECT DISTINCT theatre FROM kept ORDER BY theatre NULLS LAST").fetchall()
        read_in = () if pipeline.job.theatre else tuple(name for (name,) in theatres)
        bench = replace(pipeline.bench, judgements=judged.records, theatres=read_in)
        pipeline.scale = Scale(bench, shown.records)
        heard = pipeline.hear(con)
        linked = pipeline.link(con, heard)
        weighed = pipeline.weigh(con, linked)
        refused = (*judged.rejected, *shown.rejected, *idle(judged.records))
        key = key_of(str(SCHEMA_VERSION), *read, linked, *weighed, *(r.model_dump_json() for r in refused))
        there = _there(folder, key)
        if there is not None:
            return Made(folder, there, skipped, fresh=False)
        pipeline.refuse(con, refused)
        pipeline.tell("write", 0, 1)
        made = work / "tmp" / "tables"
        made.mkdir(parents=True, exist_ok=True)
        written = write_tables(con, made)
        points = write_points(made / "incidents.parquet", made / GEOJSON)
        written[GEOJSON] = Written(points, digest(made / GEOJSON))
    _put(made, folder, written, key)
    for name, schema, keys in (
        ("read", READ, read), ("heard", HEARD, heard), ("linked", LINKED, [linked]), ("weighed", WEIGHED, weighed),
    ):  # fmt: skip
        Parts(work / name, schema).keep(keys)
    return Made(folder, written, skipped)


def _there(folder: Path, key: str) -> dict[str, Written] | None:
    """Return what an earlier run wrote, if it is what this one would write and is all there."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf8"))
        written = {name: Written(**values) for name, values in found["files"].items()}
        whole = all(digest(folder / name) == w.sha256 for name, w in written.items())
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return written if whole and found.get("key") == key else None


def _put(made: Path, folder: Path, written: Mapping[str, Written], key: str) -> None:
    """Put the tables in their place. The manifest goes first and comes last: it never lists what is not there."""
    (folder / MANIFEST).unlink(missing_ok=True)
    for name in written:
        (made / name).replace(folder / name)
    manifest = {
        "schema": SCHEMA_VERSION,
        "recoupe": version("recoupe"),
        "key": key,
        "files": {name: asdict(w) for name, w in written.items()},
    }
    write_atomically(folder / MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode())


@contextmanager
def alone(work: Path) -> Iterator[None]:
    """Hold the folder for the block. Raises Busy where another run holds it, Unstored where it cannot be made."""
    import fcntl

    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(
                _("another run is writing there"), where=str(work.parent), todo=_("Wait for it, or give another folder")
            ) from None
        yield


def _silent(_stage: str, _done: int, _of: int) -> None:
    pass
