#!/usr/bin/env python3
"""Say where each article's incident was, who killed how many, and how: the fields of FA-KES, in its vocabulary.

    fakes.py IN.csv OUT.jsonl [--score]
    fakes.py IN.csv --validate [--folds 7]
    fakes.py IN.csv --fit WEIGHTS.json

OUT.jsonl has a line a row, {"row", "deaths", "location", "actor", "cause"}; of IN.csv only title, text, outlet and date
are read for it. --score prints the share of rows that agree exactly with the table's annotations. The choice among the
extracted figures, places, actors and events is made by four small logistic models (fakes_weights.json), which --fit
writes from an annotated table; --validate prints what they are worth on outlets that were left out, and on rows that
were (articles copied between outlets favour the second).

FA-KES: Abu Salem, Al Feel, Elbassuoni, Jaber, Farah (2019), with the fields of its follow-up (2021), CC BY 4.0. Read by
crowd workers: of 20 rows checked by hand the deaths are doubtful in three.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from choice import Traits, best, best_class, fit, fit_classes
from fakes_classes import actor_traits, cause_traits, region_options
from fakes_deaths import death_options
from fakes_read import Article, read_article, rows, vocabulary

WEIGHTS = Path(__file__).with_name("fakes_weights.json")
FIELDS = ("deaths", "location", "actor", "cause")
RIDGE = {"deaths": 2.0, "location": 2.0, "actor": 1.0, "cause": 4.0}

Answer = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """An article with the traits that do not hang on another field."""

    article: Article
    regions: list[dict[str, float]]
    actor: Traits
    cause: Traits


def case_of(row: Mapping[str, str]) -> Case:
    """Read one row."""
    article = read_article(row)
    return Case(article, region_options(article), actor_traits(article), cause_traits(article))


def answer(case: Case, weights: Mapping[str, Any]) -> Answer:
    """Return the fields of one article."""
    location = vocabulary()["classes"]["location"][best(case.regions, weights["location"])]
    options = death_options(case.article, location)
    numbers = list(options)
    return {
        "row": int(case.article.row),
        "deaths": numbers[best([options[n] for n in numbers], weights["deaths"])],
        "location": location,
        "actor": best_class(case.actor, weights["actor"]),
        "cause": best_class(case.cause, weights["cause"]),
    }


def truth(row: Mapping[str, str]) -> Answer:
    """Return the annotated fields of a row."""
    deaths = int(row["nb_civilians"]) + int(row["nb_noncivilians"])
    return {"deaths": deaths, "location": row["location"], "actor": row["actor"], "cause": row["cause_of_death"]}


def train(cases: Sequence[Case], right: Sequence[Answer]) -> dict[str, Any]:
    """Return weights fitted on annotated articles. Those whose deaths are no option teach nothing of deaths."""
    order = vocabulary()["classes"]["location"]
    options = [death_options(c.article, r["location"]) for c, r in zip(cases, right, strict=True)]
    told = [(o, r["deaths"]) for o, r in zip(options, right, strict=True) if r["deaths"] in o]
    return {
        "deaths": fit([list(o.values()) for o, _n in told], [list(o).index(n) for o, n in told], RIDGE["deaths"]),
        "location": fit([c.regions for c in cases], [order.index(r["location"]) for r in right], RIDGE["location"]),
        "actor": fit_classes([c.actor for c in cases], [r["actor"] for r in right], RIDGE["actor"]),
        "cause": fit_classes([c.cause for c in cases], [r["cause"] for r in right], RIDGE["cause"]),
    }


def shares(found: Sequence[Answer], right: Sequence[Answer]) -> dict[str, float]:
    """Return the share of exact agreement, by field."""
    return {f: sum(a[f] == r[f] for a, r in zip(found, right, strict=True)) / max(1, len(right)) for f in FIELDS}


def validate(cases: Sequence[Case], right: Sequence[Answer], parts: Sequence[int], folds: int) -> dict[str, float]:
    """Return the shares on articles left out, `parts` saying which are left out together."""
    found: list[Answer] = [{}] * len(cases)
    for k in range(folds):
        kept = [i for i, part in enumerate(parts) if part % folds != k]
        weights = train([cases[i] for i in kept], [right[i] for i in kept])
        for i, part in enumerate(parts):
            if part % folds == k:
                found[i] = answer(cases[i], weights)
    return shares(found, right)


def show(label: str, measured: Mapping[str, float]) -> None:
    """Print one line of shares."""
    print(f"{label:<22}", "  ".join(f"{field} {share:.3f}" for field, share in measured.items()))


def main() -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, metavar="IN.csv")
    parser.add_argument("out", type=Path, nargs="?", metavar="OUT.jsonl")
    parser.add_argument("--score", action="store_true", help="print the shares that agree with the table")
    parser.add_argument("--validate", action="store_true", help="print cross-validated shares")
    parser.add_argument("--folds", type=int, default=7)
    parser.add_argument("--fit", type=Path, metavar="WEIGHTS.json", help="fit the weights on the table, write them")
    options = parser.parse_args()
    table = list(rows(options.table))
    cases = []
    for n, row in enumerate(table):
        if n % 50 == 0:
            print(f"{n} of {len(table)} articles", file=sys.stderr)
        cases.append(case_of(row))
    if options.validate:
        right = [truth(row) for row in table]
        outlets = [name for name, _count in Counter(row["source"] for row in table).most_common()]
        by_outlet = [outlets.index(row["source"]) for row in table]
        show("outlets left out", validate(cases, right, by_outlet, options.folds))
        show("rows left out", validate(cases, right, range(len(table)), options.folds))
    if options.fit:
        weights = train(cases, [truth(row) for row in table])
        options.fit.write_text(json.dumps(weights, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    if options.out or options.score:
        weights = json.loads(WEIGHTS.read_text(encoding="utf8"))
        found = [answer(case, weights) for case in cases]
        if options.out:
            lines = "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in found)
            options.out.write_text(lines, encoding="utf8")
        if options.score:
            show("as annotated", shares(found, [truth(row) for row in table]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
