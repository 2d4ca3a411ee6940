import csv
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from recoupe import api
from recoupe.corpus.engines import Local
from recoupe.corpus.run import WORK, Made, corpus
from recoupe.model import Brief, ClaimRef
from recoupe.reading.attached import COLUMNS

THEATRE = "syria-iraq"


@dataclass(frozen=True)
class Decided:
    judgements: Path
    evidence: Path
    claims: dict[str, ClaimRef]


@pytest.fixture(scope="module")
def decided(brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> Decided:
    folder = tmp_path_factory.mktemp("decisions")
    large = max(brief.incidents, key=lambda i: len(i.claims))
    others = [i for i in brief.incidents if i is not large]
    parted, joined, rejected = large.claims[:2], (others[0].claims[0], others[-1].claims[0]), others[1].claims[0]
    judged = [
        ("not the same", parted),
        ("same incident", joined),
        ("reject", (rejected,)),
        ("same incident", joined[:1]),
    ]
    rows = [
        {"id": f"j{n}", "decision": what, "claims": [f"{c.report}/{c.claim}" for c in claims], "decided_by": "A",
         "decided_at": "2017-01-01T00:00:00Z"}
        for n, (what, claims) in enumerate(judged)
    ]  # fmt: skip
    (folder / "judgements.json").write_text(json.dumps([*rows, rows[0] | {"id": "j9", "claims": ["nobody/c1"]}]))
    shown = others[2].claims[0]
    with (folder / "evidence.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(
            {"id": "e1", "kind": "video", "claim": f"{shown.report}/{shown.claim}", "verdict": "supports",
             "decided_by": "A", "decided_at": "2017-01-01T00:00:00Z"}
        )  # fmt: skip
    claims = {"parted": parted[0], "other": parted[1], "joined": joined[0], "to": joined[1], "rejected": rejected}
    return Decided(folder / "judgements.json", folder / "evidence.csv", claims | {"shown": shown})


@pytest.fixture(scope="module")
def judged(made: Made, lines: Path, decided: Decided, tmp_path_factory: pytest.TempPathFactory) -> Made:
    again = tmp_path_factory.mktemp("judged")
    corpus([str(lines)], again, engine=Local(1), theatre=THEATRE)
    read = {p: p.stat().st_mtime_ns for p in (again / WORK / "read").glob("*/*.parquet")}
    found = corpus(
        [str(lines)], again, engine=Local(1), theatre=THEATRE, judgements=decided.judgements, evidence=decided.evidence
    )
    assert {p: p.stat().st_mtime_ns for p in (again / WORK / "read").glob("*/*.parquet")} == read
    return found


@pytest.fixture(scope="module")
def home(judged: Made) -> Callable[[ClaimRef], str | None]:
    rows = pq.read_table(judged.folder / "claims.parquet").to_pylist()
    incidents = {(row["report"], row["claim"]): row["incident"] for row in rows}
    return lambda ref: incidents[ref.report, ref.claim]


def test_people_join_and_part_claims(home: Callable[[ClaimRef], str | None], decided: Decided) -> None:
    claims = decided.claims
    assert home(claims["parted"]) != home(claims["other"])
    assert home(claims["joined"]) == home(claims["to"]) is not None


def test_a_rejected_claim_stays_and_takes_no_part(home: Callable[[ClaimRef], str | None], decided: Decided) -> None:
    assert home(decided.claims["rejected"]) is None


def test_only_evidence_confirms(judged: Made, home: Callable[[ClaimRef], str | None], decided: Decided) -> None:
    statuses = {row["id"]: row["status"] for row in pq.read_table(judged.folder / "incidents.parquet").to_pylist()}
    assert {name for name, status in statuses.items() if status == "confirmed"} == {home(decided.claims["shown"])}


def test_incidents_are_those_of_the_brief_with_the_same_decisions(judged: Made, lines: Path, decided: Decided) -> None:
    made = api.make([str(lines)], theatre=THEATRE, judgements=decided.judgements, evidence=decided.evidence).brief
    rows = pq.read_table(judged.folder / "incidents.parquet").to_pylist()
    assert {(r["id"], r["status"], tuple(c["claim"] for c in r["members"])) for r in rows} == {
        (i.id, i.assessment.status if i.assessment else "", tuple(c.claim for c in i.claims)) for i in made.incidents
    }
    links = {(r["id"], x["a"]["claim"], x["b"]["claim"], x["how"]) for r in rows for x in r["links"]}
    assert links == {(i.id, x.a.claim, x.b.claim, x.how) for i in made.incidents for x in i.links}
    assert any(how == "judgement" for *_ids, how in links)


def test_decisions_about_nothing_are_rejected(judged: Made) -> None:
    whys = [row["why"] for row in pq.read_table(judged.folder / "rejected.parquet").to_pylist()]
    assert len(whys) == 2
    assert any("nobody/c1" in why for why in whys)
    assert any("fewer than two" in why for why in whys)
