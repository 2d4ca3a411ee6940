"""The match weights of many pairs in a few queries: what Splink computes, without a record of Python for each pair.

The levels and weights are those of the model's settings; Splink's own prediction gives the same (tested). Splink keeps
the level of every comparison for every pair, which a page needs and a corpus cannot hold. Most candidates are of two
incidents, and most of those are told by what is quickly compared: what is slow is compared only where it can matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING, Any

from recoupe.linking.answers import PLACES
from recoupe.linking.predict import model
from recoupe.linking.record import schema
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

GRAIN = 2.0**-20
"""Scores are rounded to multiples of this, so that their sums are exact, in whatever order they are added."""
SLOW = ("wording", "setting")
"""Comparisons of many words: made last, one after the other, for pairs that they can still lift."""
REMEMBERED = 4_000_000
"""Pairs of lists of places whose level is kept from one stretch of days to the next."""
NARROW = {"spot": ("report", "position", "quote", "voice", "another")}
"""What the quick comparisons use of a column that holds more."""
_AXES = "axes(event_l, event_r, places_l, places_r)"


@dataclass(frozen=True)
class Counting:
    """How a pair's weight counts (clustering.yaml), as in `gather.bounded`."""

    bound: float
    vague: float
    unlike: float
    least: float

    @property
    def idle(self) -> bool:
        """Whether a vague claim can be linked to nothing: its best pair is too weak for any incident, any denial."""
        return self.bound + self.vague <= self.least and self.unlike <= self.least

    @property
    def floor(self) -> bool:
        """Whether a pair of the lowest score counts as one that was never compared, so that it need not be kept."""
        return self.idle and self.unlike == -self.bound


def counting() -> Counting:
    """Return how weights count."""
    table = words("linking", "clustering")
    least = min(float(table["threshold"]), float(table["denial"]))
    return Counting(float(table["bound"]), float(table["vague"]), float(table["unlike"]), least)


def level_sql(comparison: Mapping[str, Any]) -> str:
    """Return the SQL expression of the position of a pair's level among those of a comparison, counted from 0."""
    levels = [str(level["sql_condition"]) for level in comparison["comparison_levels"]]
    whens = " ".join(f"WHEN {condition} THEN {n}" for n, condition in enumerate(levels) if condition != "ELSE")
    return f"CASE {whens} ELSE {levels.index('ELSE')} END"


def weight_sql(comparisons: Sequence[Mapping[str, Any]]) -> str:
    """Return the SQL expression of what comparisons weigh, in bits, whose levels are in columns `level_<name>`."""
    parts = ["CAST(0 AS DOUBLE)"]
    for c in comparisons:
        whens = " ".join(f"WHEN {n} THEN {bits!r}" for n, bits in enumerate(_bits(c)))
        parts.append(f"CAST(CASE level_{c['output_column_name']} {whens} END AS DOUBLE)")
    return " + ".join(parts)


def prior_bits(settings: Mapping[str, Any]) -> float:
    """Return the weight, in bits, that every pair begins with."""
    share = float(settings["probability_two_random_records_match"])
    return log2(share / (1 - share))


def score(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Return {i, j, score, answers} as arrays, by i and j, of the `pairs` of the claims in `slab`.

    `score` is the weight within bounds; `answers` tells whether one denies what the other may assert
    (answers.settle_denials). Pairs that count as one never compared are left out, unless one answers.
    """
    settings, count = model(), counting()
    named = {c["output_column_name"]: c for c in settings["comparisons"]}
    slow = [named[n] for n in SLOW if n in named]
    quick = [c for n, c in named.items() if n not in SLOW]
    _weigh_quickly(con, quick, named["place"], prior_bits(settings), _hopeful(count, slow))
    for n, c in enumerate(slow):
        con.execute(f"""
            CREATE OR REPLACE TEMP TABLE hopeful AS
            SELECT * FROM (
                SELECT i, j, answers, vague, before + {weight_sql([c])} AS weight FROM (
                    SELECT i, j, answers, vague, before, {level_sql(c)} AS level_{c["output_column_name"]} FROM (
                        SELECT i, j, answers, h.vague, weight AS before, {_both([c], {})}
                        FROM hopeful AS h JOIN slab AS l ON l.unique_id = i JOIN slab AS r ON r.unique_id = j)))
            WHERE {_hopeful(count, slow[n + 1 :])}""")  # noqa: S608 - nothing of it comes from outside
    return con.execute(f"""
        SELECT i, j, answers, {count.vague!r} * vague
            + round(greatest({-count.bound!r}, least({count.bound!r}, weight)) / {GRAIN!r}) * {GRAIN!r} AS score
        FROM hopeful ORDER BY i, j""").fetchnumpy()  # noqa: S608 - nothing of it comes from outside


def _weigh_quickly(
    con: duckdb.DuckDBPyConnection,
    quick: Sequence[Mapping[str, Any]],
    place: Mapping[str, Any],
    prior: float,
    hopeful: str,
) -> None:
    """Make the table `hopeful` (i, j, answers, vague, weight) of the pairs that what is slow may still lift."""
    made = [c for c in quick if not hangs_on_places(c)]
    kept = [c for c in quick if hangs_on_places(c)]
    for c in kept:
        _remember(con, c)
    levels = "".join(f", {level_sql(c)} AS level_{c['output_column_name']}" for c in made)
    levels += "".join(f", m_{c['output_column_name']}.level AS level_{c['output_column_name']}" for c in kept)
    joins = "".join(
        f" JOIN memo_{n} AS m_{n} ON m_{n}.kl = key_l AND m_{n}.kr = key_r"
        for n in (c["output_column_name"] for c in kept)
    )
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE hopeful AS
        SELECT * FROM (
            SELECT i, j, may_answer AND level_place IN ({_answering(place)}) AS answers, vague,
                {prior!r} + {weight_sql(quick)} AS weight
            FROM (
                SELECT i, j, may_answer, vague{levels}
                FROM (
                    SELECT i, j, l.denies <> r.denies AND same_type(l.event, r.event) AS may_answer,
                        CAST(l.vague AS INTEGER) + CAST(r.vague AS INTEGER) AS vague, {_both(made)},
                        least(l.place_key, r.place_key) AS key_l, greatest(l.place_key, r.place_key) AS key_r
                    FROM pairs JOIN slab AS l ON l.unique_id = i JOIN slab AS r ON r.unique_id = j){joins}))
        WHERE {hopeful}""")  # noqa: S608 - nothing of it comes from outside


def _hopeful(count: Counting, to_come: Sequence[Mapping[str, Any]]) -> str:
    """Return the condition of pairs that may still come to more than one that was never compared, or that answer."""
    most = sum(max(_bits(c)) for c in to_come)
    return f"weight + {most!r} > {-count.bound!r} OR answers" if count.floor else "true"


def hangs_on_places(comparison: Mapping[str, Any]) -> bool:
    """Tell whether a level hangs on the two lists of places alone, and on whether both claims are of movements.

    Such lists are few, and slow to compare: a level is worked out once for two of them (`place_key` of base.sql).
    """
    text = " ".join(str(level["sql_condition"]) for level in comparison["comparison_levels"])
    return _columns([comparison]) == {"places", "event"} and "event_" not in text.replace(_AXES, "")


def _remember(con: duckdb.DuckDBPyConnection, c: Mapping[str, Any]) -> None:
    """Work out the level for every two keys that are new, on the first pair that has them (either way round)."""
    name = c["output_column_name"]
    con.execute(f"CREATE TEMP TABLE IF NOT EXISTS memo_{name} (kl UBIGINT, kr UBIGINT, level INTEGER)")
    held = con.execute(f"SELECT count(*) FROM memo_{name}").fetchone()  # noqa: S608
    if held and held[0] > REMEMBERED:
        con.execute(f"DELETE FROM memo_{name}")  # noqa: S608
    con.execute(f"""
        INSERT INTO memo_{name}
        SELECT kl, kr, {level_sql(c)} FROM (
            SELECT kl, kr, {_both([c], {})} FROM (
                SELECT least(l.place_key, r.place_key) AS kl, greatest(l.place_key, r.place_key) AS kr,
                    min(i) AS i, arg_min(j, i) AS j
                FROM pairs JOIN slab AS l ON l.unique_id = i JOIN slab AS r ON r.unique_id = j GROUP BY ALL)
            ANTI JOIN memo_{name} USING (kl, kr)
            JOIN slab AS l ON l.unique_id = i JOIN slab AS r ON r.unique_id = j)""")  # noqa: S608


def _both(comparisons: Sequence[Mapping[str, Any]], narrow: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """Return the columns of both claims that some comparisons use, for a SELECT."""
    out = []
    for column in sorted(_columns(comparisons)):
        for side in "lr":
            fields = (NARROW if narrow is None else narrow).get(column)
            packed = ", ".join(f"{f} := {side}.{column}.{f}" for f in fields or ())
            out.append(f"{f'struct_pack({packed})' if fields else f'{side}.{column}'} AS {column}_{side}")
    return ", ".join(out)


def _columns(comparisons: Sequence[Mapping[str, Any]]) -> set[str]:
    text = " ".join(str(lv["sql_condition"]) for c in comparisons for lv in c["comparison_levels"])
    return set(re.findall(r"\b(\w+)_[lr]\b", text)) & {f.name for f in schema()}


def _answering(places: Mapping[str, Any]) -> str:
    levels = enumerate(places["comparison_levels"])
    return ", ".join(str(n) for n, level in levels if level["label_for_charts"] in PLACES)


def _bits(comparison: Mapping[str, Any]) -> list[float]:
    return [log2(lv["m_probability"] / lv["u_probability"]) for lv in comparison["comparison_levels"]]
