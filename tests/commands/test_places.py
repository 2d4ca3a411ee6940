"""`recoupe places`: a name looked up; files added, listed, removed; exit statuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.grounding import gazetteer

runner = CliRunner()
FILES = Path(__file__).parents[1] / "grounding" / "added" / "fixtures"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with monkeypatch.context() as patched:
        patched.setenv("RECOUPE_DATA", str(tmp_path))
        gazetteer.refresh()
        yield tmp_path / "places"
    gazetteer.refresh()


def run(*arguments: str | Path) -> tuple[int, str, str]:
    gazetteer.refresh()
    done = runner.invoke(app, ["places", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def found(*arguments: str) -> list[dict[str, object]]:
    status, out, err = run(*arguments, "--json")
    assert status == 0, err
    return json.loads(out)


def test_the_word_find_may_be_left_out() -> None:
    assert found("Aleppo", "--country", "SY") == found("find", "Aleppo", "--country", "SY")
    status, out, _err = run("--json", "Aleppo")
    assert status == 0
    assert json.loads(out)[0]["country"]
    assert any(e["name"] == "List" for e in found("find", "List"))  # a town on Sylt


@pytest.mark.parametrize(
    "name", ["Deir ez-Zor", "Deir Ezzor", "Dayr az Zawr", "دير الزور", "ديـر الزور", "Deïr-ez-Zôour"]
)
def test_one_town_in_many_spellings(name: str) -> None:
    assert any(e["kind"] == "populated" and e["region"] == "SY.07" for e in found(name))


@pytest.mark.parametrize("name", ["Київ", "Kyiv", "Kiev", "Киев"])
def test_one_capital_in_many_spellings(name: str) -> None:
    assert any(e["id"] == "geonames:703448" for e in found(name))


def test_add_list_look_up_remove() -> None:
    status, out, err = run("add", FILES / "geonames.txt", "--name", "village")
    assert (status, out) == (0, "")
    assert "village: 5 places" in err
    assert "near-duplicates merged: 1" in err
    assert "feature class H" in err
    status, out, _err = run("list")
    assert status == 0
    assert "GeoNames, CC BY 4.0" in out
    listed = found("list")
    assert [(s["name"], s["kind"], s["places"], s["merged"], s["left_out"]) for s in listed] == [
        ("village", "geonames", 5, 1, 2)
    ]
    assert [e["source"] for e in found("تل القمر")] == ["village"]
    assert "name (village)" in run("Tall al Qamar")[1]
    assert "already" in run("add", FILES / "geonames.txt")[2]
    assert run("remove", "village")[0] == 0
    assert found("list") == []
    assert run("remove", "village")[0] == 2


def test_rejected_rows_are_listed_with_their_reason() -> None:
    status, _out, err = run("add", FILES / "geonames_broken.txt")
    assert status == 3
    assert "10 inputs were not read" in err
    assert "geonames_broken.txt, line 3: the row has 12 cells for 19 columns" in err


def test_a_table_wants_its_columns() -> None:
    status, _out, err = run("add", FILES / "table.csv")
    assert status == 2
    assert "--map" in err
    mapping = "name=Ort,lat=Breite,lon=Länge,names=Autres noms,kind=Art,country=Staat,radius=Umkreis"
    status, _out, err = run("add", FILES / "table.csv", "--map", mapping, "--credit", "moi")
    assert status == 3
    assert "without a point, so never pinned: 1" in err
    assert "--credit" not in err
    assert run("add", FILES / "table.csv", "--map", "name=Stadt")[0] == 2


@pytest.mark.parametrize(
    "options", [["--kind", "shapefile"], ["--country", "XX"], ["--name", "…"], ["--map", "lat=x"], ["--kind", "wof"]]
)
def test_wrong_options(options: list[str]) -> None:
    status, _out, err = run("add", FILES / "geonames.txt", *options)
    assert status in {1, 2}
    assert err
    assert found("list") == []


def test_nothing_usable(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("wof_id,name,placetype,lat,lon\n1,X,locality,,\n", encoding="utf8")
    status, _out, err = run("add", path)
    assert status == 1
    assert "nothing was added" in err


def test_without_a_credit_it_asks_for_one(tmp_path: Path) -> None:
    assert "--credit" in run("add", FILES / "pcodes.csv")[2]
