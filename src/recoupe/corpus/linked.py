"""Linking the claims of a corpus, from the rows that provenance left: `recoupe.linking.link_rows`."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe.corpus import database
from recoupe.corpus.parts import HEARD, LINKED
from recoupe.linking import link_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from recoupe.corpus.engines import Scored


def link_heard(heard: Sequence[Path], temp: Path, memory: str, threads: int, scored: Scored) -> pa.Table:
    """Return the incident of every claim (parts.LINKED), by report and claim. `scored` weighs pairs."""
    temp.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=temp) as name:
        rows = Path(name) / "rows.parquet"
        with database.opened(Path(name), memory, threads) as con:
            database.several(con, "heard", heard, HEARD)
            con.sql("SELECT r.* FROM (SELECT unnest(rows) AS r FROM heard)").write_parquet(str(rows))
        found = link_rows(rows, memory=memory, temp=name, threads=threads, scored=scored).incidents
    return found.select(LINKED.names).cast(LINKED).sort_by([("report", "ascending"), ("claim", "ascending")])
