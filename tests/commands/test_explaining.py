from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from recoupe.cli import app

FIELDS = {"event": "air/drone strike", "when": {"start": "2017-04-04", "end": "2017-04-04", "text": "Tuesday"}}


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    reports = []
    for report, source in (("one", "Grey Monitor"), ("two", "White Watch")):
        text = f"{source} said that a strike on Tuesday hit Khan Shaykhun and killed 12 people."
        figure = {"kind": "killed", "who": "people", "low": 12, "high": 12, "text": "12 people"}
        claim = {
            "id": "c1",
            "quote": text,
            "source": source,
            "figures": [figure],
            "places": [{"text": "Khan Shaykhun"}],
        }
        reports.append({"id": report, "lang": "en", "outlet": report, "text": text, "claims": [claim | FIELDS]})
    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in reports), encoding="utf8")
    return path


def run(*given: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["link", *map(str, given)])
    return done.exit_code, done.stdout, done.stderr


def test_two_claims_are_explained_in_words(lines: Path) -> None:
    code, out, _err = run(lines, "--explain", "one/c1", "two/c1", "--theatre", "none")
    assert code == 0
    for words in ("one/c1: “Grey Monitor said", "the same day or days", "before comparing", "in all", "One incident"):
        assert words in out
    assert not (Path.cwd() / "recoupe-brief").exists()


def test_in_french(lines: Path) -> None:
    code, out, _err = run(lines, "--explain", "one/c1", "two/c1", "--theatre", "none", "--ui-lang", "fr")
    assert code == 0
    assert "Un seul incident" in out


def test_as_data_and_as_a_picture(lines: Path, tmp_path: Path) -> None:
    picture = tmp_path / "out" / "weights.svg"
    code, out, _err = run(lines, "--explain", "one/c1", "two/c1", "--theatre", "none", "--json", "--picture", picture)
    data = json.loads(out)
    assert code == 0
    assert data["weight"] == pytest.approx(data["prior"] + sum(s["weight"] for s in data["steps"]), abs=0.1)
    assert (data["together"], data["candidate"], data["a"]) == (True, True, {"report": "one", "claim": "c1"})
    assert ElementTree.parse(picture).getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    ("pair", "said"), [(("c1", "two/c1"), "several reports"), (("one/c9", "two/c1"), "such as one/c1")]
)
def test_a_claim_that_is_not_there_is_named_with_what_to_do(lines: Path, pair: tuple[str, str], said: str) -> None:
    code, out, err = run(lines, "--explain", *pair, "--theatre", "none")
    assert (code, out) == (2, "")
    assert said in " ".join(err.split())


def test_a_folder_takes_the_picture(lines: Path, tmp_path: Path) -> None:
    assert run(lines, "--explain", "one/c1", "two/c1", "--theatre", "none", "-o", tmp_path / "made")[0] == 0
    assert [p.name for p in (tmp_path / "made").iterdir()] == ["weights.svg"]


def test_json_and_picture_go_with_explain(lines: Path) -> None:
    assert run(lines, "--json")[0] == 2
