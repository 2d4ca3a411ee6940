"""`recoupe` from Python: fast to import, step by step the same as at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import recoupe
from recoupe import api
from recoupe.api import setting
from recoupe.errors import BadTheatre
from recoupe.model import Brief, Claim, Reading, Report

TEXT = (
    "Shelling kills four near Idlib\n\n"
    "Artillery fire killed four civilians in the Syrian town of Ariha on Monday, "
    "the Syrian Observatory for Human Rights said.\n"
)


def test_import_brings_no_heavy_package() -> None:
    code = "import sys, recoupe; print([m for m in ('spacy', 'pydantic', 'matplotlib', 'yaml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


def test_every_exported_name_is_there() -> None:
    assert all(callable(getattr(recoupe, name)) for name in recoupe.__all__)
    assert set(recoupe.__all__) <= set(dir(recoupe))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = recoupe.nothing


def test_step_by_step_gives_what_brief_gives(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf8")
    batch = recoupe.read([path], outlet="Somewhere (fiction)", published="2018-03-06")
    readings = [recoupe.extract(r, "syria-iraq") for r in batch.reports]
    linked = recoupe.link(readings, "syria-iraq")
    weighed = recoupe.weigh(readings, "syria-iraq", rejected=batch.rejected)
    at_once = recoupe.brief(path, outlet="Somewhere (fiction)", published="2018-03-06", theatre="syria-iraq")
    assert isinstance(at_once, Brief)
    assert weighed == at_once
    assert [i.id for i in linked.incidents] == [i.id for i in at_once.incidents]
    assert at_once.incidents[0].assessment is not None


def test_a_brief_shows_itself_in_a_notebook_and_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf8")
    brief = recoupe.brief(tmp_path / "report.txt", published="2018-03-06")
    assert brief._repr_html_().startswith("<iframe")
    written = recoupe.write(brief, tmp_path / "out", files=("brief.json", "claims.csv"))
    assert [p.name for p in written] == ["brief.json", "claims.csv"]
    assert "Ariha" in written[0].read_text(encoding="utf8")


def test_progress_is_told_before_each_piece_of_work(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf8")
    told: list[tuple[str, int, int]] = []
    recoupe.make(tmp_path / "report.txt", progress=lambda *step: told.append(step))
    assert told == [("read", 0, 1), ("extract", 0, 1), ("weigh", 0, 1)]


def test_the_theatre_is_told_or_given_or_left_out() -> None:
    told, why = setting(None, [TEXT])
    assert told is not None
    assert "1 of 1 reports" in why.text
    assert setting("syria-iraq", [])[0] is told
    assert setting(told, [])[0] is told
    assert setting("none", [TEXT])[0] is None
    assert setting(None, ["Nothing of any war."])[0] is None
    with pytest.raises(BadTheatre):
        setting("no-such-theatre", [TEXT])


def test_a_short_update_keeps_the_theatre_of_the_brief_that_it_continues() -> None:
    from recoupe.api import continued
    from recoupe.model import Brief, Reading

    text = "The Syrian army and the PKK clashed near Qamishli, in Syria, said the SOHR. Hasakah was calm."
    before = Brief(reports=(Reading(id="r", lang="en", text=text),))
    assert continued(None, before.reports, None)[0] is not None
    update = [Reading(id=f"u{n}", lang="en", text="Two more people died of their wounds.") for n in range(4)]
    assert continued(None, update, None)[0] is None
    known, why = continued(None, update, before)
    assert known is not None and known.id == "syria-iraq"
    assert "previous" in why.text
    assert continued("none", update, before)[0] is None


def test_a_report_that_breaks_extraction_costs_only_itself(monkeypatch):
    good = Report(id="good", lang="en", title="Clash", text="Clash\n\nThe army said that nine rebels were killed.")
    bad = Report(id="bad", lang="en", title="Poison", text="Poison\n\nThe army said that nine rebels were killed.")
    through = api.extract_report

    def breaking(report, theatre):
        if report.id == "bad":
            raise OverflowError("a number too large")
        return through(report, theatre)

    monkeypatch.setattr(api, "extract_report", breaking)
    batch = api.extract_all([bad, good], None)
    assert [r.id for r in batch.readings] == ["good"]
    (refused,) = batch.rejected
    assert refused.input == "Poison"
    assert "a number too large" in refused.why


def test_judgements_of_link_may_be_a_file(tmp_path: Path) -> None:
    readings = [
        Reading(id=r, lang="en", text=TEXT, outlet=r, claims=(Claim(id="c1", quote=quote, event=event),))
        for r, quote, event in (
            ("r1", "Shelling kills four near Idlib", "shelling/artillery/missile attack"),
            ("r2", "on Monday", "abduction/arrest"),
        )
    ]
    base = {"decision": "same incident", "decided_by": "ed", "decided_at": "2018-03-07T00:00:00Z"}
    wanted = ({"id": "j1", "claims": ["r1/c1", "r2/c1"]}, {"id": "j2", "claims": ["r1/c1", "r1/c1"]})
    path = tmp_path / "judgements.jsonl"
    path.write_text("\n".join(json.dumps(base | more) for more in (*wanted, {"id": "j3", "claims": ["r9/c9"]})))
    assert len(recoupe.link(readings, "none").incidents) == 2
    for given in (path, str(path)):
        linked = recoupe.link(readings, "none", judgements=given)
        assert len(linked.incidents) == 1
        assert [r.input for r in linked.rejected] == [f"{path}, line 3", "judgement j2"]
