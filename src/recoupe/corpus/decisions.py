"""What people decided about the claims of a corpus: read from files, and kept to where claims are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from recoupe.corpus import payloads
from recoupe.corpus.database import rows
from recoupe.corpus.parts import LINKED
from recoupe.linking.gather import gathered
from recoupe.linking.identity import name_incidents
from recoupe.linking.link import all_views
from recoupe.model import Claim, ClaimRef, Reading
from recoupe.reading.attached import Attached, read_evidence, read_judgements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import duckdb

    from recoupe.corpus.voices import Bench
    from recoupe.model import Evidence, Judgement

ON_PAIRS = ("same incident", "not the same")


def decided(
    con: duckdb.DuckDBPyConnection, judgements: Path | None, evidence: Path | None
) -> tuple[Attached[Judgement], Attached[Evidence]]:
    """Return the judgements and the evidence of files, about claims of the reports that are kept. Raises
    UnreadableInput, BadRecord.
    """
    return (
        read_judgements(judgements, _named(con)) if judgements else Attached(),
        read_evidence(evidence, _named(con)) if evidence else Attached(),
    )


def _named(con: duckdb.DuckDBPyConnection) -> Iterator[Reading]:
    """Yield the reports with the ids of their claims, and nothing else of them."""
    for row in rows(con, "SELECT id, list_transform(claims, lambda c: c.claim) AS claims FROM report"):
        claims = tuple(Claim.model_construct(id=name, quote="") for name in row["claims"])
        yield Reading.model_construct(id=row["id"], lang="", text="", claims=claims)


def on_pairs(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that join or part claims; the others accept or reject them."""
    return [j for j in judgements if j.decision in ON_PAIRS]


def regrouped(con: duckdb.DuckDBPyConnection, table: pa.Table, bench: Bench) -> pa.Table:
    """Return the incidents (parts.LINKED) as people's judgements have them.

    The incidents that a judgement touches are linked anew, by themselves, as `recoupe link` links with judgements; all
    others stay as they are.
    """
    named = {(r.report, r.claim) for j in on_pairs(bench.judgements) for r in j.claims}
    lines = table.to_pylist()
    touched = {row["incident"] for row in lines if (row["report"], row["claim"]) in named}
    if not touched:
        return table
    refs = {(row["report"], row["claim"]) for row in lines if row["incident"] in touched}
    kept = [row for row in lines if row["incident"] not in touched]
    made = _linked(con, {report for report, _claim in refs}, refs, bench)
    taken = {row["incident"] for row in kept}
    for name, claims in made:
        while name in taken:  # another incident begins with the very same words
            name += "-2"
        taken.add(name)
        kept += [{"report": r.report, "claim": r.claim, "incident": name} for r in claims]
    return pa.Table.from_pylist(kept, schema=LINKED).sort_by([("report", "ascending"), ("claim", "ascending")])


def _linked(
    con: duckdb.DuckDBPyConnection,
    reports: set[str],
    refs: set[tuple[str, str]],
    bench: Bench,
) -> list[tuple[str, list[ClaimRef]]]:
    texts, voices = payloads.reports(con, sorted(reports))
    readings = bench.taking_part(texts)
    views = all_views([r for r in readings if r.id in reports], voices, bench.known)
    own = [v for v in views if (v.ref.report, v.ref.claim) in refs]
    clusters = gathered(own, voices, bench.judgements).views()
    return [(name, [v.ref for v in c]) for name, c in zip(name_incidents(clusters), clusters, strict=True)]
