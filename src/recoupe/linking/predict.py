"""Splink's prediction over pairs of claims: the level of every comparison, and the match weight that they add up to.

The model (model.json) is trained beforehand by `benchmarks/fit_links.py` and only applied here, so what a pair weighs
hangs on its two claims alone. Match weights are in bits: each one doubles the odds that two claims are about one
occurrence.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from recoupe.linking.record import row, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import duckdb

    from recoupe.linking.view import View

Pair = tuple[int, int]

AT_ONCE = 200_000
"""Pairs that one query predicts: it holds the columns of both claims of each."""
MOST_REMEMBERED = 200_000
_REMEMBERED: dict[tuple[bytes, bytes, bool, bool], Compared] = {}


@dataclass(frozen=True)
class Compared:
    """Two claims compared: {comparison: level}, and the match weight in bits."""

    levels: Mapping[str, str]
    weight: float


@cache
def model() -> dict[str, Any]:
    """Return the trained model, a Splink settings dictionary. Treat it as read-only: it is cached."""
    found: dict[str, Any] = json.loads((files("recoupe") / "linking" / "model.json").read_text(encoding="utf8"))
    return found


def compare(
    views: Sequence[View], pairs: Iterable[Pair], settings: Mapping[str, Any] | None = None
) -> dict[Pair, Compared]:
    """Return what Splink finds of every pair (i < j) of positions in `views`, in the order of the pairs.

    `settings`: another model than the one that comes with Recoupe (the fit tries several). Pairs of claims compared
    before in this process are remembered: a second run over grown input predicts what is new.
    """
    wanted = sorted(set(pairs))
    if settings is not None:
        return _predict(views, wanted, settings)
    known = {n: _content(views[n]) for n in sorted({n for pair in wanted for n in pair})}
    keys = {(i, j): (known[i], known[j], *_shared(views[i], views[j])) for i, j in wanted}
    new = [pair for pair in wanted if keys[pair] not in _REMEMBERED]
    if len(_REMEMBERED) + len(new) > MOST_REMEMBERED:
        _REMEMBERED.clear()
        new = wanted
    _REMEMBERED.update({keys[pair]: compared for pair, compared in _predict(views, new, model()).items()})
    return {pair: _REMEMBERED[keys[pair]] for pair in wanted}


def _content(view: View) -> bytes:
    """Return a digest of what is compared of a claim but for the ids that only tell whether two are the same."""
    columns = row(0, view)
    columns["spot"] = {k: v for k, v in columns["spot"].items() if k not in ("report", "voice")}
    return sha256(repr(columns).encode("utf8", "surrogatepass")).digest()


def _shared(a: View, b: View) -> tuple[bool, bool]:
    return a.report.id == b.report.id, a.voice == b.voice


def _predict(views: Sequence[View], wanted: Sequence[Pair], settings: Mapping[str, Any]) -> dict[Pair, Compared]:
    if not wanted:
        return {}
    import pyarrow as pa
    from splink import DuckDBAPI, Linker

    _quiet()
    api = DuckDBAPI(connection())
    linker = Linker(api.register(table(views)), dict(settings), log_level=None, validate_settings=False)
    names = level_names(settings)
    columns = ", ".join(["unique_id_l", "unique_id_r", "match_weight", *(f"gamma_{name}" for name in names)])
    found: dict[Pair, Compared] = {}
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        blocked = pa.table(
            {"match_key": ["0"] * len(part), "join_key_l": [i for i, _j in part], "join_key_r": [j for _i, j in part]}
        )
        given = api.register(blocked)
        linker.table_management.register_blocked_pairs_for_predict(given)
        predicted = linker.inference.predict(warning_mode="never")
        for r in predicted.as_duckdbpyrelation().project(columns).to_arrow_table().to_pylist():
            levels = {name: labels[r[f"gamma_{name}"]] for name, labels in names.items()}
            found[r["unique_id_l"], r["unique_id_r"]] = Compared(levels, r["match_weight"])
        predicted.drop_table_from_database_and_remove_from_cache()
    return found


def connection(path: str | Path = ":memory:") -> duckdb.DuckDBPyConnection:
    """Return a database, in memory unless told, that knows the comparisons (functions.sql) and fetches nothing."""
    import duckdb

    con = duckdb.connect(path, config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    con.execute((files("recoupe") / "linking" / "functions.sql").read_text(encoding="utf8"))
    return con


def _quiet() -> None:
    """Keep Splink from warning that comparisons have no null level: in ours a level says that nothing is known."""
    log = logging.getLogger("splink.internals.settings")
    if _no_null_level not in log.filters:
        log.addFilter(_no_null_level)


def _no_null_level(record: logging.LogRecord) -> bool:
    return "No null level found" not in record.getMessage()


def level_names(settings: Mapping[str, Any]) -> dict[str, dict[int, str]]:
    """Return {comparison: {comparison vector value: level}} of a model: Splink counts down to 0, the last level."""
    return {
        c["output_column_name"]: {
            len(c["comparison_levels"]) - 1 - n: level["label_for_charts"]
            for n, level in enumerate(c["comparison_levels"])
        }
        for c in settings["comparisons"]
    }
