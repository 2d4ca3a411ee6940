"""The program's surface: help, versions, exit statuses of what needs no model."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import command_line
import pytest
from typer.testing import CliRunner

from recoupe.cli import app

runner = CliRunner()
COMMANDS = (
    "demo",
    "brief",
    "claims",
    "link",
    "corpus",
    "evidence",
    "export",
    "places",
    "theatres",
    "serve",
    "worker",
    "backup",
    "restore",
    "manage",
    "bench",
)


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_help_lists_every_command() -> None:
    listed = plain(runner.invoke(app, ["--help"]).output)
    assert all(f" {name} " in listed for name in COMMANDS)
    assert {name.split()[0] for name, _command in command_line.commands()} == set(COMMANDS)


@pytest.mark.parametrize("name", [name for name, _command in command_line.commands()])
def test_help_explains_every_option(name: str) -> None:
    done = runner.invoke(app, [*name.split(), "--help"], env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"})
    assert done.exit_code == 0
    options = [line for line in plain(done.output).splitlines() if re.search(r"│\s+(-\w|--)", line)]
    assert options
    for line in options:
        assert re.search(r"[a-z]{3,} [a-z]{2,}", line), f"no help in {line}"


def test_version_is_that_of_the_package() -> None:
    assert runner.invoke(app, ["--version"]).output.strip() == version("recoupe")


def test_help_loads_no_model() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from recoupe.cli import app; "
        "CliRunner().invoke(app, ['brief', '--help']); "
        "print([m for m in ('spacy', 'matplotlib', 'rapidfuzz') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


def test_nothing_usable_is_status_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = runner.invoke(
        app, ["brief", str(tmp_path / "empty.txt"), str(tmp_path / "none.txt"), "-o", str(tmp_path / "o")]
    )
    assert done.exit_code == 1
    assert "2 inputs were not read" in plain(done.stderr)
    assert "empty.txt" in done.stderr
    assert "none.txt" in done.stderr
    assert "theatre" not in done.stderr and "0 reports" not in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--no-such-option"],
        ["brief"],
        ["brief", "x.txt", "--format", "pdf"],
        ["brief", "x.txt", "--ui-lang", "de"],
        ["brief", "x.txt", "--evidence", "no-such-file.csv"],
        ["brief", "x.txt", "--theatre", "no-such-theatre"],
        ["brief", "x.txt", "--published", "yesterday"],
        ["claims", "x.txt", "--theatre", "no-such-theatre"],
        ["places", "Homs", "--theatre", "no-such-theatre"],
        ["bench", "no-such-benchmark"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    done = runner.invoke(app, arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr


def test_a_folder_that_cannot_be_written_to_is_status_1(tmp_path: Path) -> None:
    claims = tmp_path / "claims.jsonl"
    text = "Attack\n\nNine soldiers were killed on Monday."
    claims.write_text(json.dumps({"id": "r", "lang": "en", "text": text, "claims": []}) + "\n")
    (tmp_path / "file").write_text("")
    done = runner.invoke(app, ["link", str(claims), "-o", str(tmp_path / "file" / "below"), "--format", "json"])
    assert done.exit_code == 1
    assert "cannot be written" in plain(done.stderr)


def test_what_was_asked_for_is_checked_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for wrong in (["-o", str(tmp_path / "file" / "x")], ["--theatre", "no-such"], ["--published", "yesterday"]):
        done = runner.invoke(app, ["brief", str(tmp_path), *wrong])
        assert done.exit_code in (1, 2)
        assert "Reading reports" not in done.stderr, wrong


def test_judgements_in_another_form_are_told_what_judgements_are(tmp_path: Path) -> None:
    (tmp_path / "ev.csv").write_text("id,kind,claim,verdict,decided_by,decided_at\ne1,photo,c1,supports,A,2024-01-01\n")
    claims = tmp_path / "claims.jsonl"
    claims.write_text(json.dumps({"id": "r", "lang": "en", "text": "Nine died.", "claims": []}) + "\n")
    done = runner.invoke(app, ["link", str(claims), "--judgements", str(tmp_path / "ev.csv"), "--format", "json"])
    assert done.exit_code == 2
    assert "--evidence" in plain(done.stderr) and "decision" in plain(done.stderr)
    assert "report" not in plain(done.stderr).replace("reports", "").partition("ev.csv")[2]


def test_rejections_of_claims_go_to_a_file_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    out = tmp_path / "rejected.jsonl"
    done = runner.invoke(app, ["claims", str(tmp_path / "bad.json"), "--jsonl", "--rejected", str(out)])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert json.loads(out.read_text())["input"] == str(tmp_path / "bad.json")


def test_places_are_looked_up_in_any_script() -> None:
    found = json.loads(runner.invoke(app, ["places", "تدمر", "--json"]).stdout)
    assert found[0]["country"] == "SY"
    assert 34 < found[0]["lat"] < 35


def test_places_of_one_country() -> None:
    found = json.loads(runner.invoke(app, ["places", "Tripoli", "--country", "lb", "--json"]).stdout)
    assert {e["country"] for e in found} == {"LB"}


def test_an_unknown_place_is_status_1() -> None:
    done = runner.invoke(app, ["places", "Xyzzyqux"])
    assert (done.exit_code, done.stdout) == (1, "")


def test_bench_lists_what_there_is() -> None:
    listed = runner.invoke(app, ["bench"]).stdout
    assert re.search(r"^claims +\w", listed, re.MULTILINE)
