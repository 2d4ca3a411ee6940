"""Rows of claims to incidents: the corpus's way to link, which gives what `linking.link` gives without judgements."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from recoupe.errors import BadRecord
from recoupe.i18n import gettext as _
from recoupe.linking.bulk.block import AT_ONCE, candidates, sql, stretches
from recoupe.linking.bulk.denials import settle
from recoupe.linking.bulk.rounds import join_in_rounds
from recoupe.linking.bulk.score import counting, score
from recoupe.linking.identity import LENGTH
from recoupe.linking.predict import connection
from recoupe.linking.record import schema
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb
    import pyarrow as pa

    Progress = Callable[[str, int, int], None]
    Scored = Callable[[duckdb.DuckDBPyConnection], dict[str, Any]]


@dataclass(frozen=True)
class Linking:
    """`incidents`: an Arrow table (report, claim, incident), a row a claim, in the order of what the claims say.

    `claims`, `items` (claims that say the very same are one) and `pairs` that were compared are counted.
    """

    incidents: pa.Table
    claims: int
    items: int
    pairs: int


def link_rows(
    rows: str | Path | pa.Table,
    *,
    memory: str = "2GB",
    temp: str | Path | None = None,
    threads: int | None = None,
    at_once: int = AT_ONCE,
    progress: Progress | None = None,
    scored: Scored = score,
) -> Linking:
    """Return the incident of every claim of `rows`: a Parquet file, a glob of such, or an Arrow table (`row_schema`).

    The order of the rows and the ids in them change nothing but what stands in `report` and `claim`. Time grows with
    the number of claims where claims per place and day do not; DuckDB holds `memory` at most and puts the rest in
    files in `temp`, the rest of the process holds some hundred bytes for each claim. `at_once` claims are blocked and
    compared in one go. `progress` is called with (stage, done, of how many). `scored` weighs the pairs of a stretch in
    place of `score`, with the same result, elsewhere (a corpus on Spark). Raises BadRecord for two rows of a claim.
    """
    tell = progress or (lambda _stage, _done, _of: None)
    with tempfile.TemporaryDirectory(dir=temp, prefix="recoupe-link-") as folder:
        con = connection(Path(folder) / "linking.duckdb")
        try:
            con.execute(f"SET memory_limit = '{memory}'")
            con.execute("SET preserve_insertion_order = false")
            if threads:
                con.execute(f"SET threads = {int(threads)}")
            return _linked(con, rows, at_once, tell, scored)
        finally:
            con.close()


def _linked(
    con: duckdb.DuckDBPyConnection, rows: str | Path | pa.Table, at_once: int, tell: Progress, scored: Scored
) -> Linking:
    """Link within a database, whose tables are gone when it is closed."""
    tell("rows", 0, 1)
    columns = tuple(f.name for f in schema() if f.name != "unique_id")
    _given(con, rows, columns)
    claims, items = _one(con, "SELECT count(*) FROM ordered"), _one(con, "SELECT count(*) FROM items")
    found: list[dict[str, Any]] = []
    pairs, steps = 0, len(stretches(con, at_once))
    for n, made in enumerate(candidates(con, items, at_once)):
        tell("pairs", n, steps)
        pairs += made
        found.append(scored(con))
    tell("clusters", 0, 1)
    home = _clusters(con, items, found)
    con.register("found", {"unique_id": np.arange(items, dtype=np.int64), "home": home})
    con.execute("CREATE OR REPLACE TEMP TABLE clusters AS FROM found")
    con.unregister("found")
    *tables, query = sql("names").replace("{length}", str(LENGTH)).split(";\n")
    for statement in tables:
        con.execute(statement)
    return Linking(con.sql(query).to_arrow_table(), claims, items, pairs)


def _given(con: duckdb.DuckDBPyConnection, rows: str | Path | pa.Table, columns: tuple[str, ...]) -> None:
    """Make the tables of base.sql from what was given."""
    if isinstance(rows, (str, Path)):
        con.from_parquet(str(rows)).create_view("given")
    else:
        con.register("given", rows)
    text = sql("base").replace("{columns}", ", ".join(columns)).replace("{idle}", str(counting().idle).upper())
    for statement in text.split(";\n"):
        con.execute(statement)
    twice = con.execute(
        "SELECT report, claim FROM ordered GROUP BY report, claim HAVING count(*) > 1 ORDER BY ALL LIMIT 1"
    ).fetchone()
    if twice:
        raise BadRecord(
            _("two rows are of one claim"), where="/".join(twice), todo=_("Give every claim of a report one row")
        )


def _clusters(con: duckdb.DuckDBPyConnection, size: int, found: list[dict[str, Any]]) -> Any:
    table = words("linking", "clustering")
    i, j, scores, answers = (
        np.concatenate([part[name] for part in found]) if found else np.zeros(0, dtype=kind)
        for name, kind in (("i", np.int64), ("j", np.int64), ("score", np.float64), ("answers", bool))
    )
    found.clear()
    home = join_in_rounds(size, i, j, scores, threshold=float(table["threshold"]), unlike=float(table["unlike"]))
    denying = con.execute("SELECT unique_id FROM compared WHERE denies").fetchnumpy()["unique_id"]
    denies = np.zeros(size, dtype=bool)
    denies[denying] = True
    answers = answers.astype(bool)
    return settle(home, denies, i[answers], j[answers], scores[answers], float(table["denial"]))


def _one(con: duckdb.DuckDBPyConnection, query: str) -> int:
    row = con.execute(query).fetchone()
    return int(row[0]) if row else 0
