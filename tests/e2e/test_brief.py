"""`recoupe brief`, `claims` and `link` on real files: exit status, what goes where, what is rejected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

EN = (
    "Blast kills nine in Raqqa, monitor says\n\n"
    "A car bomb killed nine civilians in the Syrian city of Raqqa on Monday, the Syrian Observatory for Human Rights "
    "said.\n\nA spokesman for the Syrian Democratic Forces denied that civilians had been killed.\n"
)
SPANISH = (
    "Una explosión dejó al menos doce muertos en la ciudad, dijeron las autoridades locales el lunes. "
    "Los equipos de rescate siguen buscando supervivientes entre los escombros de un edificio."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two readable reports among five inputs that are not."""
    base = tmp_path_factory.mktemp("reports")
    (base / "a.txt").write_text(EN, encoding="utf8")
    (base / "b.txt").write_text(SPANISH, encoding="utf8")
    (base / "c.html").write_bytes(b"")
    (base / "d.txt").write_bytes(bytes(range(256)) * 40)
    record = {"outlet": "Second (fiction)", "published": "2018-03-06", "text": EN.replace("nine", "11")}
    (base / "e.jsonl").write_text(f"{json.dumps(record)}\n{{broken\n", encoding="utf8")
    return base


@pytest.fixture(scope="module")
def done(folder: Path, run: Any) -> Any:
    out = folder.parent / f"{folder.name}-out"
    return run("brief", str(folder), "-o", str(out), "--outlet", "First (fiction)", "--published", "2018-03-06"), out


def test_status_3_says_that_something_was_rejected(done: Any) -> None:
    finished, out = done
    assert finished.status == 3, finished.stderr
    assert finished.stdout == f"{out / 'index.html'}\n"


def test_rejected_inputs_are_listed_at_the_end_and_in_every_output(done: Any) -> None:
    finished, out = done
    brief = json.loads((out / "brief.json").read_text(encoding="utf8"))
    assert len(brief["reports"]) == 2
    names = [Path(r["input"].split(",")[0]).name for r in brief["rejected"]]
    assert names == ["b.txt", "c.html", "d.txt", "e.jsonl"]
    told = finished.stderr
    for item in brief["rejected"]:
        assert item["input"] in told
        assert Path(item["input"]).name.split(",")[0] in (out / "brief.md").read_text().replace("\\", "")
        assert Path(item["input"]).name.split(",")[0] in (out / "index.html").read_text()


def test_options_fill_in_what_a_document_does_not_say(done: Any) -> None:
    brief = json.loads((done[1] / "brief.json").read_text(encoding="utf8"))
    assert {r["outlet"] for r in brief["reports"]} == {"First (fiction)", "Second (fiction)"}
    assert {r["published"] for r in brief["reports"]} == {"2018-03-06"}
    days = {c["when"]["start"] for r in brief["reports"] for c in r["claims"] if c["when"]}
    assert days == {"2018-03-05"}, "Monday, counted from the day of publication"


def test_claims_go_to_standard_output_and_back_into_link(run: Any, folder: Path) -> None:
    claims = run("claims", str(folder / "a.txt"), "--jsonl", "--published", "2018-03-06")
    assert claims.status == 0, claims.stderr
    lines = claims.stdout.splitlines()
    assert len(lines) == 1
    record = json.loads(lines[0])
    linked = run("link", "-", "--format", "json", stdin=claims.stdout)
    assert linked.status == 0, linked.stderr
    brief = json.loads(linked.stdout)
    assert [c["quote"] for c in brief["reports"][0]["claims"]] == [c["quote"] for c in record["claims"]]
    assert sum(len(i["claims"]) for i in brief["incidents"]) == len(record["claims"]) > 0


def test_corrected_claims_stay_as_people_left_them(run: Any, folder: Path) -> None:
    record = json.loads(run("claims", str(folder / "a.txt"), "--jsonl").stdout)
    record["claims"][0]["event"] = "suicide bomb"
    brief = json.loads(run("link", "-", "--format", "json", stdin=json.dumps(record)).stdout)
    assert brief["reports"][0]["claims"][0]["event"] == "suicide bomb"


def test_evidence_and_judgements_reach_the_brief(run: Any, done: Any, tmp_path: Path) -> None:
    first = json.loads((done[1] / "brief.json").read_text(encoding="utf8"))
    claims = [(r["id"], c["id"]) for r in first["reports"] for c in r["claims"] if c["figures"]]
    evidence = tmp_path / "evidence.csv"
    evidence.write_text(
        "id,kind,sha256,place,lat,lon,captured,claim,verdict,decided_by,decided_at,note\n"
        f"e1,video,,,,,2018-03-05,{claims[0][0]}/{claims[0][1]},supports,editor,2018-03-07T10:00:00Z,\n"
        "e2,video,,,,,2018-03-05,nothing/c9,supports,editor,2018-03-07T10:00:00Z,\n",
        encoding="utf8",
    )
    lines = tmp_path / "claims.jsonl"
    lines.write_text("".join(json.dumps(r) + "\n" for r in first["reports"]), encoding="utf8")
    finished = run("link", str(lines), "--evidence", str(evidence), "--format", "json")
    brief = json.loads(finished.stdout)
    assert finished.status == 3
    assert "confirmed" in {i["assessment"]["status"] for i in brief["incidents"]}
    assert [r["input"] for r in brief["rejected"]] == [f"{evidence}, row 3"]
    parted = tmp_path / "judgements.json"
    refs = [{"report": r, "claim": c} for r, c in claims[:2]]
    decision = {"id": "j1", "decision": "not the same", "claims": refs, "decided_by": "ed", "decided_at": "2018-03-07"}
    parted.write_text(json.dumps([decision]), encoding="utf8")
    apart = json.loads(run("link", str(lines), "--judgements", str(parted), "--format", "json").stdout)
    of = {(c["report"], c["claim"]): i["id"] for i in apart["incidents"] for c in i["claims"]}
    assert of[claims[0]] != of[claims[1]]


def test_previous_reports_stay_and_incidents_keep_their_ids(run: Any, done: Any, tmp_path: Path) -> None:
    earlier = done[1] / "brief.json"
    first = json.loads(earlier.read_text(encoding="utf8"))
    later = tmp_path / "later.txt"
    later.write_text(EN.replace("nine", "12"), encoding="utf8")
    again = run("brief", str(later), "--published", "2018-03-07", "--previous", str(earlier), "--format", "json")
    assert again.status == 0, again.stderr
    brief = json.loads(again.stdout)
    assert len(brief["reports"]) == 3
    assert {i["id"] for i in first["incidents"]} <= {i["id"] for i in brief["incidents"]}
    new = {r["id"] for r in brief["reports"]} - {r["id"] for r in first["reports"]}
    assert set(brief["changes"]["reports"]) == new
    assert "1 new report" in again.stderr


def test_the_same_claims_again_change_nothing_and_decisions_stay(run: Any, done: Any, tmp_path: Path) -> None:
    earlier = done[1] / "brief.json"
    first = json.loads(earlier.read_text(encoding="utf8"))
    lines = tmp_path / "claims.jsonl"
    lines.write_text("".join(json.dumps(r) + "\n" for r in first["reports"]), encoding="utf8")
    again = run("link", str(lines), "--previous", str(earlier), "--format", "md", "--ui-lang", "fr")
    assert again.status == 0, again.stderr
    assert "Rien n’a changé depuis la synthèse précédente." in again.stdout
    assert "Rien n’a changé" in again.stderr
    ref = {"report": first["reports"][0]["id"], "claim": first["reports"][0]["claims"][0]["id"]}
    drop = tmp_path / "judgements.json"
    decision = {"id": "j1", "decision": "reject", "claims": [ref], "decided_by": "ed", "decided_at": "2018-03-07"}
    drop.write_text(json.dumps([decision]), encoding="utf8")
    folder = tmp_path / "out"
    assert run("link", str(lines), "--judgements", str(drop), "-o", str(folder)).status == 0
    next_ = json.loads(run("link", str(lines), "--previous", str(folder / "brief.json"), "--format", "json").stdout)
    assert [j["id"] for j in next_["judgements"]] == ["j1"]
    assert ref not in [c for i in next_["incidents"] for c in i["claims"]]


def test_french_is_spoken_where_asked(run: Any, folder: Path, tmp_path: Path) -> None:
    finished = run("brief", str(folder / "a.txt"), str(folder / "b.txt"), "--ui-lang", "fr", "--format", "md")
    assert finished.status == 3
    assert "n’a pas été lue" in finished.stderr
    assert "Sources et camps" in finished.stdout
