"""`recoupe theatres`: what comes with the program, and a stranger's file."""

import json
from pathlib import Path

from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.theatres import available

run = CliRunner().invoke

OWN = """
id: elsewhere
names: {en: Elsewhere, fr: Ailleurs}
countries: [MT]
timezone: Europe/Malta
sides:
  - {id: north, colour: "#0072B2", names: {en: North, fr: Nord}}
actors:
  - {id: guard, side: north, kind: armed group, names: {en: Northern Guard, fr: Garde du Nord}}
"""


def test_list_names_all_with_their_size() -> None:
    rows = json.loads(run(app, ["theatres", "list", "--json"]).stdout)
    assert tuple(r["id"] for r in rows) == available()
    assert all(r["sides"] and r["actors"] and r["sources"] and r["places"] >= r["located"] > 0 for r in rows)
    shown = run(app, ["theatres", "list", "--ui-lang", "fr"]).stdout
    assert "Soudan" in shown
    assert "acteurs" in shown


def test_check_of_what_comes_along_is_clean() -> None:
    result = run(app, ["theatres", "check", "sudan"])
    assert result.exit_code == 0
    assert result.stdout == ""


def test_check_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN, encoding="utf8")
    assert run(app, ["theatres", "check", str(path)]).exit_code == 0
    path.write_text(OWN.replace("side: north", "side: [north]"), encoding="utf8")
    result = run(app, ["theatres", "check", str(path)])
    assert result.exit_code == 1
    assert result.stdout.startswith("mine.yaml: actors guard")


def test_check_of_nothing(tmp_path: Path) -> None:
    result = run(app, ["theatres", "check", str(tmp_path / "none.yaml")])
    assert result.exit_code == 2
    assert "no such theatre" in result.stderr


def test_ones_own_theatre_is_checked_before_the_work_and_used(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    report = tmp_path / "report.txt"
    report.write_text(
        "Clash at the quarry\n\nThe Northern Guard said that it had killed five smugglers.", encoding="utf8"
    )
    path.write_text(OWN, encoding="utf8")
    arguments = ["claims", str(report), "--jsonl", "--published", "2024-05-01", "--theatre", str(path)]
    (line,) = run(app, arguments).stdout.splitlines()
    record = json.loads(line)
    assert record["theatre"] == "elsewhere"
    assert record["theatre_reason"]["rule"] == "theatre.given"
    assert {c["source_side"] for c in record["claims"]} == {"north"}
    path.write_text(OWN.replace("side: north", "side: nroth"), encoding="utf8")
    result = run(app, arguments)
    assert result.exit_code == 2
    assert "nroth" in result.stderr
