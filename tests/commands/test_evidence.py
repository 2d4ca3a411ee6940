from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.model import Brief, Claim, ClaimRef, Incident, Place, Reading, When

PLACE = Place(text="Khan Shaykhun", lat=35.44, lon=36.65, place_id="x", precision="exact")
DAY = When.model_validate({"start": "2017-04-04", "end": "2017-04-04"})


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    quote = "A strike hit Khan Shaykhun."
    claim = Claim(id="c1", quote=quote, event="air/drone strike", places=(PLACE,), when=DAY)
    incident = Incident(
        id="i1", event="air/drone strike", place=PLACE, when=DAY, claims=(ClaimRef(report="r1", claim="c1"),)
    )
    path = tmp_path / "brief.json"
    made = Brief(reports=(Reading(id="r1", lang="en", text=quote, claims=(claim,)),), incidents=(incident,))
    path.write_text(json.dumps(made.dump()), encoding="utf8")
    return path


def records(folder: Path, *rows: str) -> Path:
    path = folder / "evidence.csv"
    path.write_text("id,kind,place,lat,lon,captured,verdict\n" + "\n".join(rows) + "\n", encoding="utf8")
    return path


def test_evidence_is_proposed_to_what_it_lies_near(brief: Path, tmp_path: Path) -> None:
    given = records(
        tmp_path,
        "near,video,,35.45,36.66,2017-04-05,",
        "named,video,Khan Shaykhun,,,2017-04-04,",
        "far,video,,33.5,36.3,2017-04-04,",
        "decided,video,,35.45,36.66,2017-04-05,supports",
    )
    out = tmp_path / "proposals.csv"
    done = CliRunner().invoke(
        app, ["evidence", str(given), "--brief", str(brief), "-o", str(out), "--theatre", "syria-iraq"]
    )
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{out}\n"
    lines = out.read_text(encoding="utf8").splitlines()
    assert [line.split(",")[0] for line in lines] == ["id", "named", "near"]
    assert (
        "2 of 3 pieces of evidence that nobody has decided about lie near an incident; 1 incident is proposed"
        in done.stderr
    )


def test_what_cannot_be_read_is_told(brief: Path, tmp_path: Path) -> None:
    given = records(tmp_path, "near,video,,35.45,36.66,2017-04-05,", "broken,video,,north,,2017-04-05,")
    done = CliRunner().invoke(app, ["evidence", str(given), "--brief", str(brief), "--ui-lang", "fr"])
    assert done.exit_code == 3
    assert done.stdout.splitlines()[1].startswith("near,video")
    assert "rangée 3" in done.stderr
    assert "1 preuve sans décision, dont 1 près d’un incident" in done.stderr
