from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
import yaml

import floors
from scoring import MEASURES, Counts

FILE = Path(floors.__file__).with_name("floors.yaml")
CORPORA: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf8"))


def test_every_floor_is_of_a_known_measure_and_within_bounds() -> None:
    assert CORPORA[0]["corpus"] == "gold"
    for corpus in CORPORA:
        for measures in corpus["floors"].values():
            known = importlib.import_module(corpus["measure"]).MEASURES if "measure" in corpus else MEASURES
            assert set(measures) <= set(known)
            assert all(0 < floor < 1 for floor in measures.values())


def test_a_measure_below_its_floor_is_told() -> None:
    scores: dict[str, dict[str, Counts]] = {"all": {"figures": (80, 100, 100), "claims": (70, 100, 100)}}
    found = list(floors.shortfalls({"all": {"figures": 0.8, "claims": 0.71}}, scores))
    assert [(measure, failed) for _part, measure, _found, _floor, failed in found] == [
        ("figures", False),
        ("claims", True),
    ]


def test_a_corpus_that_is_not_there_is_skipped_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert floors.check({"corpus": "elsewhere", "file": "none.json", "floors": {}}, tmp_path) == []
    assert "skipped" in capsys.readouterr().out
