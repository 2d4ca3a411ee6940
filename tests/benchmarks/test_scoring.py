"""The scorer of the benchmarks, on small cases and against the development scorer where that is present."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "gold" / "claims.json"
OTHER = ROOT.parent / "shared" / "bench" / "score_claims.py"

TEXT = "Title\n\nSANA said that at least 31 people were killed in Homs. Local sources denied it."


def article(**changes: Any) -> dict[str, Any]:
    claim = {
        "quote": "at least 31 people were killed in Homs", "source": "SANA", "event": "shooting", "stance": "asserts",
        "hedged": False, "by": None, "against": "people", "via": None, "place": ["Homs"], "date": "2016-12-08",
        "figures": [{"kind": "killed", "low": 31, "high": None}],
    }  # fmt: skip
    return {"id": "a", "text": TEXT, "claims": [claim | changes], "movements": []}


def f1(annotated: dict[str, Any], found: dict[str, Any], measure: str) -> float:
    return scoring.f1(scoring.score([annotated], {"a": found})[measure])


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("the Syrian Observatory", "Syrian Observatory for Human Rights", True),
        ("l'armée syrienne", "ARMEE SYRIENNE", True),
        ("SANA", "a military source", False),
        ("SANA", None, False),
        (None, "", True),
        ("The", "the", True),
        ({"text": "Homs"}, "homs", True),
    ],
)
def test_names_agree_by_their_words(a: object, b: object, agree: bool) -> None:
    assert scoring.same_name(a, b) is agree
    assert scoring.same_name(b, a) is agree


def test_the_annotation_scores_full_marks_against_itself() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf8"))
    rows = scoring.score(gold, {str(a["id"]): a for a in gold})
    assert {m: scoring.f1(rows[m]) for m in scoring.MEASURES} == dict.fromkeys(scoring.MEASURES, 1.0)


def test_nothing_found_scores_nothing() -> None:
    gold = json.loads(GOLD.read_text(encoding="utf8"))
    rows = scoring.score(gold, {})
    assert all(scoring.f1(rows[m]) == 0 for m in scoring.MEASURES)


@pytest.mark.parametrize(
    ("changes", "measure"),
    [
        ({"source": "Amaq"}, "attributed"),
        ({"source": "Amaq"}, "claims"),
        ({"source": "Amaq"}, "sources"),
        ({"figures": [{"kind": "killed", "low": 31, "high": 31}]}, "figures"),
        ({"figures": [{"kind": "wounded", "low": 31, "high": None}]}, "figures"),
        ({"quote": "Local sources denied it"}, "claims"),
        ({"event": "other"}, "event"),
        ({"place": ["Syria", "Homs"]}, "place"),
        ({"date": "2016-12-07/2016-12-08"}, "date"),
        ({"against": "soldiers"}, "against"),
    ],
)
def test_an_error_costs_the_measure_that_it_is_about(changes: dict[str, Any], measure: str) -> None:
    assert f1(article(), article(), measure) == 1
    assert f1(article(), article(**changes), measure) == 0


def test_an_invented_day_is_counted() -> None:
    assert f1(article(date=None), article(date=None), "undated") == 1
    assert f1(article(date=None), article(), "undated") == 0


def test_both_ends_of_a_movement_must_agree() -> None:
    one = article() | {"movements": [{"from": ["Homs"], "to": ["Hama", "Idlib"]}]}
    same = article() | {"movements": [{"from": ["Homs"], "to": [{"text": "Idlib"}]}]}
    other = article() | {"movements": [{"from": [], "to": ["Idlib"]}]}
    assert (f1(one, same, "movements"), f1(one, other, "movements")) == (1, 0)


def perturbed(gold: list[dict[str, Any]], seed: int) -> dict[str, dict[str, Any]]:
    """The annotation with errors of all kinds, as an extractor would make them."""
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    out = {}
    for original in copy.deepcopy(gold):
        claims = [c for c in original["claims"] if rng.random() > 0.2]
        claims += [copy.deepcopy(c) for c in claims if rng.random() < 0.1]
        for claim in claims:
            if rng.random() < 0.2:
                claim["source"] = rng.choice([None, "SANA", "the army", claim.get("by")])
            if rng.random() < 0.2:
                claim["start"] = claim["start"] + rng.randint(-30, 60)
            if rng.random() < 0.2:
                claim["event"] = "other"
            for figure in claim["figures"]:
                if rng.random() < 0.2:
                    figure["low"] = rng.randint(1, 50)
            if rng.random() < 0.2:
                claim |= {"hedged": True, "stance": "denies", "date": None, "by": "rebels"}
            claim["places"] = [{"text": p} for p in claim.pop("place") or [] if rng.random() > 0.2]
            day = claim.pop("date")
            claim["when"] = {"start": day.split("/")[0], "end": day.split("/")[-1]} if day else None
        original |= {"claims": claims, "movements": [m for m in original["movements"] if rng.random() > 0.3]}
        out[str(original["id"])] = original
    return out


@pytest.mark.skipif(not OTHER.exists(), reason="the development scorer (../shared/bench) is not there")
@pytest.mark.parametrize("seed", range(5))
def test_it_counts_as_the_development_scorer_counts(seed: int) -> None:
    spec = importlib.util.spec_from_file_location("other_scorer", OTHER)
    assert spec
    assert spec.loader
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    gold = json.loads(GOLD.read_text(encoding="utf8"))
    found = perturbed(gold, seed)
    theirs = other.score(gold, found)
    ours = scoring.score(gold, found)
    assert {m: round(scoring.f1(c), 3) for m, c in ours.items()} == {m: theirs[m]["f1"] for m in scoring.MEASURES}


@given(st.text(max_size=30), st.text(max_size=30))
def test_agreement_of_names_is_symmetric_and_everything_agrees_with_itself(a: str, b: str) -> None:
    assert scoring.same_name(a, b) == scoring.same_name(b, a)
    assert scoring.same_name(a, a)
