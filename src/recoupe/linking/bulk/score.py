"""The match weights of many pairs in one query: what Splink computes, without a record of Python for each.

The levels and weights are those of the model's settings; Splink's own prediction gives the same (tested). Splink keeps
the level of every comparison for every pair, which a page needs and a corpus cannot hold.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Any

from recoupe.linking.answers import PLACES
from recoupe.linking.predict import model
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

GRAIN = 2.0**-20
"""Scores are rounded to multiples of this, so that their sums are exact, in whatever order they are added."""


def level_sql(comparison: Mapping[str, Any]) -> str:
    """Return the SQL expression of the position of a pair's level among those of a comparison, counted from 0."""
    levels = [str(level["sql_condition"]) for level in comparison["comparison_levels"]]
    whens = " ".join(f"WHEN {condition} THEN {n}" for n, condition in enumerate(levels) if condition != "ELSE")
    return f"CASE {whens} ELSE {levels.index('ELSE')} END"


def weight_sql(settings: Mapping[str, Any]) -> str:
    """Return the SQL expression of the match weight in bits, of a pair whose levels are in columns named as theirs."""
    share = settings["probability_two_random_records_match"]
    parts = [repr(log2(share / (1 - share)))]
    for comparison in settings["comparisons"]:
        levels = enumerate(comparison["comparison_levels"])
        whens = " ".join(f"WHEN {n} THEN {log2(lv['m_probability'] / lv['u_probability'])!r}" for n, lv in levels)
        parts.append(f"CASE level_{comparison['output_column_name']} {whens} END")
    return " + ".join(f"CAST({part} AS DOUBLE)" for part in parts)


def scores_sql(columns: tuple[str, ...]) -> str:
    """Return the query of (i, j, score, answers) over the tables `pairs` and `slab`.

    `score` is the weight within bounds (gather.bounded); `answers` tells whether one denies what the other may assert
    (answers.settle_denials). Pairs that count as much as one never compared are left out, unless one answers.
    """
    table = words("linking", "clustering")
    bound, held, unlike = float(table["bound"]), float(table["vague"]), float(table["unlike"])
    places = next(c for c in model()["comparisons"] if c["output_column_name"] == "place")
    answering = [str(n) for n, level in enumerate(places["comparison_levels"]) if level["label_for_charts"] in PLACES]
    both = ", ".join(f"l.{c} AS {c}_l, r.{c} AS {c}_r" for c in ("vague", "denies", *columns))
    levels = ", ".join(f"{level_sql(c)} AS level_{c['output_column_name']}" for c in model()["comparisons"])
    return f"""
        SELECT i, j, score, answers FROM (
            SELECT *, denies_l <> denies_r AND one_type AND level_place IN ({", ".join(answering)}) AS answers,
                round(greatest(-{bound}, least({bound}, {weight_sql(model())})) / {GRAIN!r}) * {GRAIN!r}
                    + {held} * (CAST(vague_l AS INTEGER) + CAST(vague_r AS INTEGER)) AS score
            FROM (
                SELECT i, j, vague_l, vague_r, denies_l, denies_r, same_type(event_l, event_r) AS one_type, {levels}
                FROM (
                    SELECT i, j, {both}
                    FROM pairs JOIN slab AS l ON l.unique_id = i JOIN slab AS r ON r.unique_id = j)))
        WHERE score <> {unlike} OR answers ORDER BY i, j"""  # noqa: S608 - nothing of it comes from outside
