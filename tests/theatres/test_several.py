"""A batch of several wars: each report is read in its own, and nothing of one is lent to the other."""

from pathlib import Path

import recoupe
from recoupe import api, theatres
from recoupe.exchange import read_json
from recoupe.model import Report
from recoupe.theatres.several import Several, own, together

UKRAINE = """Kharkiv struck again

Russian missiles killed four civilians in Kharkiv on Monday, Ukraine's general staff said. Wagner fighters took two
positions near Bakhmut, Russia's defence ministry said."""
SAHEL = """Kidal convoy attacked

Tuareg rebels said on Monday that they had killed eleven Wagner fighters near Kidal. Mali's army denied any loss."""
ELSEWHERE = """Bodies near Marawi

Eight men were found shot dead near Marawi on Sunday, police said."""


def reports() -> list[Report]:
    texts = {"ua": UKRAINE, "ml": SAHEL, "ph": ELSEWHERE}
    days = {"ua": "2023-01-10", "ml": "2024-07-30", "ph": "2017-05-29"}
    return [
        Report(id=k, lang="en", title=t.split("\n")[0], text=t, published=days[k], outlet="Test Gazette (fiction)")  # type: ignore[arg-type]
        for k, t in texts.items()
    ]


def test_each_report_is_read_in_its_own_theatre_and_says_why() -> None:
    batch = api.extract_all(reports())
    assert [r.theatre for r in batch.readings] == ["ukraine", "sahel", None]
    assert all(r.theatre_reason and r.theatre_reason.text for r in batch.readings)
    sides = {r.id: {c.source_side for c in r.claims} for r in batch.readings}
    assert sides["ua"] == {"ukraine", "russia"}
    assert sides["ml"] == {"azawad", "sahel-states"}
    assert sides["ph"] == {None}


def test_a_brief_of_several_wars_keeps_them_apart(tmp_path: Path) -> None:
    readings = api.extract_all(reports()).readings
    brief = recoupe.weigh(readings)
    of = {r.id: r.theatre for r in brief.reports}
    assert all(len({of[ref.report] for ref in i.claims}) == 1 for i in brief.incidents)
    sides = {v.side for i in brief.incidents for v in i.versions}
    assert {"ukraine", "russia", "azawad"} <= sides
    whole = api.sited(None, brief.reports).theatre
    assert isinstance(whole, Several)
    written = recoupe.write(brief, tmp_path, files=("index.html", "brief.json", "situation.geojson"))
    page = written[0].read_text(encoding="utf8")
    assert "Tuareg-led movements of Azawad" in page
    assert "Russia and allied forces" in page
    again = recoupe.weigh(read_json(written[1]).reports)
    assert [i.id for i in again.incidents] == [i.id for i in brief.incidents]


def test_names_are_looked_up_in_a_reports_own_theatre() -> None:
    ua, ml, ph = api.extract_all(reports()).readings
    whole = together([theatres.load("ukraine"), theatres.load("sahel"), None])
    assert isinstance(whole, Several)
    assert own(whole, ua) is theatres.load("ukraine")
    assert own(whole, ml) is theatres.load("sahel")
    assert own(whole, ph) is None


def test_one_theatre_stays_itself_and_the_same_several_the_same_object() -> None:
    a, b = theatres.load("ukraine"), theatres.load("sahel")
    assert together([a, a]) is a
    assert together([None]) is None
    assert together([a, b, a]) is together([b, a])
    assert isinstance(together([a, None]), Several)


def test_a_record_of_two_sides_is_of_none_where_no_report_is_asked() -> None:
    whole = together([theatres.load("ukraine"), theatres.load("syria-iraq")])
    assert whole is not None
    assert {s.id: s.side for s in whole.sources}["tass"] is None
    assert whole.local("ukraine:robotyne") is not None
    assert whole.local("syria-iraq:zamalka") is not None
    assert whole.local("elsewhere:robotyne") is None
    assert whole.local(None) is None
