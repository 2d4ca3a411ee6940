"""Candidate pairs of a table of claims, a stretch of days at a time, so that time grows with the claims and memory not.

The pairs are those of `linking.block` wherever no bound binds, but for claims far apart (`FAR_KM`). A claim meets fewer
others than there: in a corpus many claims of a day share something with it, and those that share least are of other
incidents (docs/scale.md). Under a key that more than `LOOK_BACK` claims of ten days share, each meets the nearest by
day, the fewer the more there are.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from recoupe.linking.block import LOOK_BACK, SLACK

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb
    from numpy.typing import NDArray

MOST = 40
"""Claims that one claim is compared with at most."""
MOST_BINS = 12
"""Ten-day bins that a claim falls into after its first, at most."""
LEAST_REACH = 20
"""Others that a claim meets under a key, however many claims share it."""
FAR_KM = 400.0
"""Beyond the ground that each covers: claims with no place of one nearer than this to a place of the other are never
compared, so that wars do not run into one another. A brief's are: there a place taken for a far namesake is more likely
than another war (docs/scale.md).
"""
AT_ONCE = 40_000
"""Claims that begin in one stretch of days, about: what blocking and comparing hold in memory at a time."""


@cache
def sql(name: str) -> str:
    """Return a file of SQL statements, its bounds filled in; other names in braces are left."""
    text = (files("recoupe") / "linking" / "bulk" / f"{name}.sql").read_text(encoding="utf8")
    bounds: dict[str, float] = {
        "look_back": LOOK_BACK,
        "least_reach": LEAST_REACH,
        "slack": SLACK.days,
        "most_bins": MOST_BINS,
        "far_km": FAR_KM,
    }
    for key, value in bounds.items():
        text = text.replace(f"{{{key}}}", str(value))
    return text


def stretches(con: duckdb.DuckDBPyConnection, at_once: int = AT_ONCE) -> list[tuple[int, int]]:
    """Return stretches of ten-day bins, first and last, in which about `at_once` claims begin."""
    out: list[tuple[int, int]] = []
    low, held = None, 0
    for bin_, claims in con.execute("SELECT f, count(*) FROM compared GROUP BY f ORDER BY f").fetchall():
        if low is not None and held + claims > at_once:
            out.append((low, bin_ - 1))
            low, held = None, 0
        low, held, last = bin_ if low is None else low, held + claims, bin_
    return [*out, (low, last)] if low is not None else out


def candidates(con: duckdb.DuckDBPyConnection, size: int, at_once: int = AT_ONCE) -> Iterator[int]:
    """Fill the table `pairs` (i, j) with the candidates of one stretch after another; yield how many there are.

    While a stretch is held, `slab` has its claims. No claim is in more than `MOST` pairs: those that share most.
    """
    met = np.zeros(size, dtype=np.int32)
    for low, high in stretches(con, at_once):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE slab AS FROM compared WHERE f <= $hi AND l >= $lo OR unique_id IN"
            " (SELECT unnest([i, j]) FROM beside WHERE f BETWEEN $lo AND $hi)",
            {"lo": low, "hi": high},
        )
        for statement in sql("block").split(";\n"):
            given = {"lo": low, "hi": high} if "$lo" in statement else None
            con.execute(statement, given)
        found = con.execute("SELECT i, j, shared FROM met ORDER BY shared DESC, i, j").fetchnumpy()
        i, j = found["i"].astype(np.int64), found["j"].astype(np.int64)
        kept = within_bound(i, j, met)
        con.register("kept", {"i": i[kept], "j": j[kept]})
        con.execute("CREATE OR REPLACE TEMP TABLE pairs AS SELECT i, j FROM kept")
        con.unregister("kept")
        yield int(kept.sum())


def within_bound(i: NDArray[np.int64], j: NDArray[np.int64], met: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Tell which of the pairs given, best first, to keep so that no claim is in more than `MOST`; count them in `met`.

    Only pairs of a claim that would be in too many are gone through one by one.
    """
    asked = met + np.bincount(i, minlength=len(met)) + np.bincount(j, minlength=len(met))
    contested = (asked[i] > MOST) | (asked[j] > MOST)
    kept = ~contested
    counts = met + np.bincount(i[kept], minlength=len(met)) + np.bincount(j[kept], minlength=len(met))
    # A pair that nobody contests leaves room for itself: its claims are in no more pairs than they may be, all told.
    left = counts.tolist()
    for n in np.flatnonzero(contested).tolist():
        a, b = int(i[n]), int(j[n])
        if left[a] < MOST and left[b] < MOST:
            left[a] += 1
            left[b] += 1
            kept[n] = True
    met[:] = left
    return kept
