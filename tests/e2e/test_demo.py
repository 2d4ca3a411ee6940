"""What a newcomer sees: `recoupe demo`, its files, and that they are the same the next time."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from recoupe.exchange import read_json
from recoupe.writing import FILES


def test_all_files_are_there_and_nothing_else(demo: Path) -> None:
    assert sorted(p.name for p in demo.iterdir()) == sorted(FILES)


def test_each_file_is_what_its_name_says(demo: Path) -> None:
    assert (demo / "map.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert ElementTree.parse(demo / "map.svg").getroot().tag.endswith("svg")
    assert json.loads((demo / "situation.geojson").read_text())["type"] == "FeatureCollection"
    assert (demo / "brief.md").read_text().startswith("# ")
    brief = read_json(demo / "brief.json")
    rows = list(csv.DictReader(io.StringIO((demo / "claims.csv").read_text(encoding="utf8"), newline="")))
    assert len(rows) == sum(len(r.claims) for r in brief.reports) > 0


def test_every_word_of_a_claim_is_in_its_report(demo_brief: dict[str, Any]) -> None:
    for report in demo_brief["reports"]:
        for claim in report["claims"]:
            assert report["text"][claim["start"] : claim["end"]] == claim["quote"]
            for field, span in claim["spans"].items():
                if span and claim.get(field):
                    assert report["text"][span[0] : span[1]] == claim[field]
            for figure in claim["figures"]:
                assert report["text"][figure["start"] : figure["end"]] == figure["text"]


def test_the_sample_has_two_languages_two_axes_and_a_reprint(demo_brief: dict[str, Any]) -> None:
    assert {r["lang"] for r in demo_brief["reports"]} == {"en", "fr"}
    assert len({r["outlet"] for r in demo_brief["reports"]}) == 5
    axes = {(m["from"][0]["name"], m["to"][0]["name"]) for r in demo_brief["reports"] for m in r["movements"]}
    assert len(axes) == 2
    repeats = {s["name"]: s["repeats"] for s in demo_brief["sources"] if s["repeats"]}
    assert repeats["Coastline News (fiction)"] == "The Harbour Gazette (fiction)"
    assert any(c["stance"] == "denies" for r in demo_brief["reports"] for c in r["claims"])


def test_what_surrounds_an_article_is_no_claim(demo_brief: dict[str, Any]) -> None:
    texts = " ".join(r["text"] for r in demo_brief["reports"])
    for furniture in ("Forty dead in a month", "500 soldiers", "22 combattants", "Your e-mail address"):
        assert furniture not in texts


def test_the_offensive_is_contested_and_says_what_would_settle_it(demo_brief: dict[str, Any]) -> None:
    contested = [i for i in demo_brief["incidents"] if i["assessment"]["status"] == "contested"]
    assert any({v["side"] for v in i["versions"]} >= {"government", "opposition"} for i in contested)
    assert all(i["assessment"]["wanted"] for i in contested)
    assert not [i for i in demo_brief["incidents"] if i["assessment"]["status"] in ("confirmed", "refuted")]


def test_the_same_input_gives_the_same_bytes(demo: Path, demo_again: Path) -> None:
    differing = [name for name in FILES if (demo / name).read_bytes() != (demo_again / name).read_bytes()]
    assert differing == []
