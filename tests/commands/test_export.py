"""`recoupe export`: one format on standard output or into a file, several into a folder."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.exchange import FORMATS, export, write_json
from recoupe.model import Brief

RUNNER = CliRunner()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = {"text": "Palmyra", "name": "Tadmur", "lat": 34.56, "lon": 38.28, "place_id": "geonames:163808"}
    claim = {"id": "c1", "quote": "Ten died.", "event": "armed clash", "places": [place]}
    report = {"id": "r1", "lang": "en", "text": "Ten died.", "outlet": "The Wire", "claims": [claim]}
    incident = {"id": "i1", "event": "armed clash", "place": place, "claims": [{"report": "r1", "claim": "c1"}]}
    return write_json(Brief.model_validate({"reports": [report], "incidents": [incident]}), tmp_path / "brief.json")


def test_all_formats_go_into_a_folder(path: Path, tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["export", str(path), "--as", "all", "-o", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert {p.name for p in (tmp_path / "out").iterdir()} == {f.file for f in FORMATS.values()}
    assert (tmp_path / "out" / "brief.json").read_bytes() == path.read_bytes()


def test_one_format_goes_to_standard_output_and_nothing_else_does(path: Path) -> None:
    done = RUNNER.invoke(app, ["export", str(path), "--as", "kml", "--theatre", "none"])
    assert done.exit_code == 0
    assert done.stdout_bytes == export(Brief.model_validate(json.loads(path.read_text())), "kml")


def test_one_format_into_a_file_or_a_folder_that_is_there(path: Path, tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["export", str(path), "--as", "acled", "-o", str(tmp_path / "mine.csv")])
    assert done.exit_code == 0
    assert (tmp_path / "mine.csv").read_text(encoding="utf8").startswith("event_id_cnty,")
    done = RUNNER.invoke(app, ["export", str(path), "--as", "acled", "-o", str(tmp_path)])
    assert (tmp_path / FORMATS["acled"].file).is_file()
    assert str(tmp_path / FORMATS["acled"].file) in done.stdout


def test_wrong_words_are_answered_in_words(path: Path, tmp_path: Path) -> None:
    done = RUNNER.invoke(app, ["export", str(path), "--as", "pdf"])
    assert done.exit_code == 1
    assert "there is no such format" in done.output
    assert "claims-csv" in done.output
    done = RUNNER.invoke(app, ["export", str(path), "--as", "kml,acled"])
    assert done.exit_code == 2
    assert "-o" in done.output
    path.write_text("{}x")
    assert RUNNER.invoke(app, ["export", str(path), "--as", "kml"]).exit_code == 2


def test_french(path: Path) -> None:
    done = RUNNER.invoke(app, ["export", str(path), "--as", "acled", "--ui-lang", "fr"])
    assert "Personne ne compte les morts" in done.stdout
