#!/usr/bin/env python3
"""Make claims of which the truth is known: reports of invented incidents, differing as reports differ.

    synthetic.py CLAIMS FOLDER [--seed N] [--lines] [--jobs N] [--conflicts N] [--again]

FOLDER gets `rows-*.parquet` (what linking by rows takes), `truth-*.parquet` (report, claim, incident, copied), and with
--lines `claims-*.jsonl` (what `recoupe link` takes, with `theatre.json`). The number of claims is met within some per
cent. The same seed gives the same files. Claims per town and day are the same for any number of claims: days and
conflicts become more, as the square root of the claims each (synthetic.yaml has all shares and words).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from pathlib import Path

from recoupe.linking import claim_rows
from recoupe.model import ClaimRef, Reading
from recoupe.provenance.reprints import Repeat
from recoupe.provenance.voices import Voice, Voices
from synthetic_claims import claim, incident, toll
from synthetic_world import Conflict, Record, conflict, data, invented, theatre

BASE = 10_000
TOGETHER = 7
"""Days whose reports make one batch."""
A_FILE = 50_000
"""Claims of one file, about."""


_LATER = {
    "rows": """SELECT * REPLACE (
        report || '+' AS report, item || '+' AS item,
        strftime(CAST(substr(content, 1, 10) AS DATE) + {days}, '%Y-%m-%d') || substr(content, 11) AS content,
        struct_update(days, first := days.first + {days}, last := days.last + {days}) AS days,
        struct_update(spot, report := spot.report || '+') AS spot)""",
    "truth": "SELECT report || '+' AS report, claim, nullif(incident, '') || '+' AS incident, copied",
}
"""What `again` makes of a file; in the order of the columns."""


@dataclass(frozen=True)
class Made:
    """A report with claims, the incident of each claim ("" of none), who speaks in each, and what it copies."""

    record: Record
    truth: dict[str, str]
    voices: dict[str, Voice]
    copies: str | None = None


def shape(claims: int) -> tuple[int, int]:
    """Return (conflicts, days) for a number of claims: one conflict of some months for ten thousand."""
    conflicts = max(1, round(sqrt(claims / BASE)))
    return conflicts, max(2, round(data()["days"] * claims / BASE / conflicts))


def batches(claims: int, seed: int = 0) -> Iterator[list[Made]]:
    """Yield the reports of some days at a time, one conflict after another."""
    conflicts, days = shape(claims)
    for number in range(conflicts):
        yield from _of_conflict(conflict(number), days, seed)


def known(claims: int) -> list[Conflict]:
    """Return the conflicts of a number of claims."""
    return [conflict(number) for number in range(shape(claims)[0])]


def _of_conflict(where: Conflict, days: int, seed: int) -> Iterator[list[Made]]:
    table = data()
    chance = random.Random(f"{seed} {where.number}")  # noqa: S311 - nothing secret
    sizes = table["claims_of_incident"]
    mean = sum((n + 1) * share for n, share in enumerate(sizes)) / sum(sizes)
    # Copies and claims of no incident add to those of incidents.
    a_day = BASE / table["days"] / mean / (1 + table["vague"]) / (1 + table["reprint"])
    pending: dict[int, list[tuple[Record, str]]] = defaultdict(list)
    batch: list[Made] = []
    for day in range(days):
        for n in range(int(a_day) + (chance.random() < a_day % 1)):
            happened = incident(where, table["first_day"] + timedelta(days=day), chance)
            name = f"c{where.number}d{day}n{n}"
            for _m in range(chance.choices(range(1, len(sizes) + 1), sizes)[0]):
                lag = chance.choices(range(len(table["lag"])), table["lag"])[0]
                pending[day + lag].append((happened, name))
                if chance.random() < table["vague"]:
                    pending[day + lag].append((happened, ""))
        batch += _reports(where, day, pending.pop(day, []), chance)
        if day % TOGETHER == TOGETHER - 1 or day == days - 1:
            yield batch
            batch = []


def _reports(where: Conflict, day: int, told: list[tuple[Record, str]], chance: random.Random) -> Iterator[Made]:
    """Yield the reports of a day, each of one outlet about some incidents, and what others reprint of them."""
    table = data()
    chance.shuffle(told)
    sizes, n = table["claims_of_report"], 0
    while told:
        some = told[: chance.choices(range(1, len(sizes) + 1), sizes)[0]]
        del told[: len(some)]
        made = _report(where, f"r{where.number}-{day}-{n}", day, some, chance)
        n += 1
        yield made
        if chance.random() < table["reprint"]:
            outlet = chance.choice(where.outlets)["name"]
            copy = {**made.record, "id": f"{made.record['id']}-copy", "outlet": outlet}
            yield Made(copy, made.truth, made.voices, copies=made.record["id"])


def _report(where: Conflict, name: str, day: int, some: list[tuple[Record, str]], chance: random.Random) -> Made:
    table = data()
    outlet = chance.choice(where.outlets)
    lang, published = outlet["lang"], table["first_day"] + timedelta(days=day)
    one, other = (chance.choice(side)["names"][lang] for side in where.groups)
    country = where.country[lang]["text"]
    text = f"{country}, {invented(chance)}\n\n"
    claims, truth, voices = [], {}, {}
    for m, (happened, of) in enumerate(some):
        quote, fields, source = (claim if of else toll)(where, happened, lang, published, chance)
        fields |= {"id": f"k{m}", "quote": quote, "start": len(text), "end": len(text) + len(quote)}
        text += quote + " "
        claims.append(fields)
        truth[fields["id"]] = of
        id_, side = (source["id"], source["side"]) if source else (f"{name} {m}", None)
        own = fields["source"] is None
        voices[fields["id"]] = Voice(outlet["name"] if own else id_, outlet["name"] if own else id_, side)
    around = chance.choices(where.towns, k=2 + chance.choice(table["towns_around"]))
    towns = ", ".join(t.place["text"] for t in around)
    text += table["background"][lang].format(country=country, one=one, other=other, towns=towns)
    record = {"id": name, "outlet": outlet["name"], "published": published, "lang": lang, "text": text}
    return Made({**record, "claims": claims}, truth, voices)


def voices_of(batch: Sequence[Made]) -> Voices:
    """Return who speaks in the claims of a batch, as provenance would find: here it is known."""
    return Voices(
        by_claim={ClaimRef(report=m.record["id"], claim=k): v for m in batch for k, v in m.voices.items()},
        repeats={m.record["id"]: Repeat(m.copies, "", "") for m in batch if m.copies},
    )


def readings_of(batch: Sequence[Made]) -> list[Reading]:
    """Return the reports of a batch as records."""
    return [Reading.model_validate(m.record) for m in batch]


def write(
    claims: int, folder: Path, seed: int = 0, *, lines: bool = False, jobs: int = 1, conflicts: int | None = None
) -> int:
    """Write the files of `claims` claims to a folder, by `jobs` processes, and return how many claims there are.

    `conflicts`: of only so many of the conflicts, and so fewer claims.
    """
    folder.mkdir(parents=True, exist_ok=True)
    every_conflict, days = shape(claims)
    every = [(number, days, claims, folder, seed, lines) for number in range(every_conflict)[:conflicts]]
    if jobs == 1:
        return sum(map(_written, every))
    with ProcessPoolExecutor(jobs) as pool:
        return sum(pool.map(_written, every))


def _written(job: tuple[int, int, int, Path, int, bool]) -> int:
    """Write the files of one conflict, batch after batch; return how many claims it has."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number, days, claims, folder, seed, lines = job
    setting = theatre(known(claims))
    written, part, truth, text = 0, [], [], []
    batches_ = _of_conflict(conflict(number), days, seed)
    batch: list[Made] | None = next(batches_)
    while batch is not None:
        readings = readings_of(batch)
        part.append(claim_rows(readings, voices_of(batch), setting))
        truth += [(m.record["id"], k, of, m.copies is not None) for m in batch for k, of in m.truth.items()]
        text += [json.dumps(r.dump(), ensure_ascii=False) + "\n" for r in readings] if lines else []
        batch = next(batches_, None)
        if batch is None or sum(t.num_rows for t in part) >= A_FILE:
            name = f"{number:02}-{written:08}"
            pq.write_table(pa.concat_tables(part), folder / f"rows-{name}.parquet", compression="zstd")
            if lines:
                (folder / f"claims-{name}.jsonl").write_text("".join(text), encoding="utf8")
            written += sum(t.num_rows for t in part)
            part, text = [], []
    columns = zip(("report", "claim", "incident", "copied"), map(list, zip(*truth, strict=True)), strict=True)
    pq.write_table(pa.table(dict(columns)), folder / f"truth-{number:02}.parquet")
    if lines and number == 0:
        (folder / "theatre.json").write_text(json.dumps(setting.dump(), ensure_ascii=False), encoding="utf8")
    return written


def again(folder: Path, days: int) -> int:
    """Add to the files of a folder the same claims, `days` later, as other reports of other incidents; return how many.

    Quicker than making as many anew, and as hard to link: no claim of one half may meet one of the other.
    """
    import duckdb

    con = duckdb.connect()
    for path in sorted(folder.glob("*.parquet")):
        kind = path.name.partition("-")[0]
        target = path.with_name(f"{path.stem}-again.parquet")
        query = _LATER[kind].format(days=days)
        con.execute(f"COPY ({query} FROM '{path}') TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    found = con.execute(f"SELECT count(*) FROM '{folder}/rows-*-again.parquet'").fetchone()  # noqa: S608
    return int(found[0]) if found else 0


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--conflicts", type=int, help="make only so many of the conflicts")
    parser.add_argument("--again", action="store_true", help="then the same claims (rows only) once more, later")
    options = parser.parse_args()
    rest = {"lines": options.lines, "jobs": options.jobs, "conflicts": options.conflicts}
    made = write(options.claims, options.folder, options.seed, **rest)
    made += again(options.folder, shape(options.claims)[1] + TOGETHER) if options.again else 0
    print(f"{made} claims in {options.folder}")


if __name__ == "__main__":
    main()
