"""What windows and chunks are worked out from, taken out of the database one after the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from recoupe.corpus.database import rows
from recoupe.corpus.voices import Window, voice_of
from recoupe.corpus.weighing import Chunk, Heard
from recoupe.model import ClaimRef
from recoupe.provenance.reprints import Repeat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb


def window_digests(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, list[str]]]:
    """Yield (window, ids and digests of its reports in their order), by number."""
    found = rows(
        con,
        """SELECT win,
            list(id || ' ' || digest || ' ' || before ORDER BY before DESC, published NULLS LAST, id) AS reports
        FROM window_report GROUP BY win ORDER BY win""",
    )
    for row in found:
        yield row["win"], row["reports"]


def windows(con: duckdb.DuckDBPyConnection, wanted: Sequence[int]) -> Iterator[Window]:
    """Yield the windows of these numbers, in their order."""
    if not wanted:
        return
    con.execute("SET VARIABLE wanted = ?", [list(wanted)])
    found = rows(
        con,
        """SELECT w.win, w.before, r.reading
        FROM window_report AS w JOIN report AS r ON r.no = w.no AND r.n = w.n
        WHERE list_contains(getvariable('wanted'), w.win)
        ORDER BY w.win, w.before DESC, w.published NULLS LAST, w.id""",
    )
    for _number, each in groupby(found, key=lambda row: row["win"]):
        lines = list(each)
        yield Window(
            [row["reading"] for row in lines if row["before"]],
            [row["reading"] for row in lines if not row["before"]],
        )


def chunks(con: duckdb.DuckDBPyConnection, wanted: Sequence[int]) -> Iterator[Chunk]:
    """Yield the chunks of these numbers, in their order."""
    if not wanted:
        return
    con.execute("SET VARIABLE chunks = ?", [list(wanted)])
    found = rows(
        con,
        """SELECT n.chunk, n.report, r.reading, o.own, h.repeats, h.repeats_report, h.repeats_why, h.origin,
            h.army, h.voices, EXISTS (FROM mover AS x WHERE x.report = n.report AND x.chunk = n.chunk) AS moves
        FROM needed AS n JOIN report AS r ON r.id = n.report LEFT JOIN heard AS h ON h.id = n.report LEFT JOIN (
            SELECT c.chunk, m.report, list({'incident': m.incident, 'claim': m.claim} ORDER BY m.claim) AS own
            FROM chunked AS c JOIN member AS m ON m.incident = c.incident GROUP BY c.chunk, m.report
        ) AS o ON o.chunk = n.chunk AND o.report = n.report
        WHERE list_contains(getvariable('chunks'), n.chunk)
        ORDER BY n.chunk, r.published NULLS LAST, n.report""",
    )
    for _number, each in groupby(found, key=lambda row: row["chunk"]):
        yield _chunk(list(each))


def reports(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> tuple[list[str], Heard]:
    """Return the JSON lines of some reports and of those that they repeat, and their voices."""
    con.execute("SET VARIABLE reports = ?", [list(ids)])
    found = list(
        rows(
            con,
            """SELECT r.id AS report, r.reading, h.* EXCLUDE (id) FROM report AS r LEFT JOIN heard AS h ON h.id = r.id
            WHERE list_contains(getvariable('reports'), r.id)
                OR r.id IN (SELECT origin FROM heard WHERE list_contains(getvariable('reports'), id))
            ORDER BY r.published NULLS LAST, r.id""",
        )
    )
    return [row["reading"] for row in found], _heard(found)


def _chunk(reports: list[dict[str, Any]]) -> Chunk:
    incidents: dict[str, list[ClaimRef]] = {}
    for row in reports:
        for own in row["own"] or ():
            incidents.setdefault(own["incident"], []).append(ClaimRef(report=row["report"], claim=own["claim"]))
    return Chunk(
        incidents=incidents,
        reports=[row["reading"] for row in reports],
        moving=frozenset(row["report"] for row in reports if row["moves"]),
        heard=_heard(reports),
    )


def _heard(reports: list[dict[str, Any]]) -> Heard:
    told = [row for row in reports if row["origin"]]
    return Heard(
        by_claim={
            ClaimRef(report=row["report"], claim=voice["claim"]): voice_of(voice)
            for row in told
            for voice in row["voices"]
        },
        repeats={
            row["report"]: Repeat(row["repeats_report"], row["repeats"], row["repeats_why"])
            for row in told
            if row["repeats"]
        },
        armies={row["report"]: row["army"] for row in told if row["army"]},
        origins={row["report"]: row["origin"] for row in told},
    )
