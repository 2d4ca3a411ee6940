"""A small corpus: the packaged sample, as JSON Lines, and its tables, made once."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from recoupe import api
from recoupe.corpus.engines import Local
from recoupe.corpus.run import Made, corpus
from recoupe.model import Brief, Report

THEATRE = "syria-iraq"


@pytest.fixture(scope="session")
def reports() -> tuple[Report, ...]:
    with as_file(files("recoupe") / "samples") as folder:
        return api.read([str(folder)]).reports


@pytest.fixture(scope="session")
def lines(reports: tuple[Report, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "reports.jsonl"
    dumped = (r.model_dump(mode="json", exclude={"credits"}) for r in reports)
    path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in dumped), encoding="utf8")
    return path


@pytest.fixture(scope="session")
def made(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return corpus([str(lines)], tmp_path_factory.mktemp("out"), engine=Local(2), theatre=THEATRE)


@pytest.fixture(scope="session")
def brief(lines: Path) -> Brief:
    return api.make([str(lines)], theatre=THEATRE).brief
