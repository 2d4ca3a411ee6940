from datetime import date

import pytest

from recoupe.corpus.explore import timeline
from recoupe.corpus.explore.asked import Asked
from recoupe.corpus.explore.shelf import Shelf
from recoupe.corpus.explore.timeline import Bar
from recoupe.drawing.scene import Link


def test_every_dated_incident_is_in_one_bar(shelf: Shelf) -> None:
    found = timeline.bars(shelf, Asked())
    dated = shelf.found(Asked(), "i.when_end", "AND i.when_end IS NOT NULL")
    assert sum(bar.incidents for bar in found) == len(dated)
    for bar in found:
        assert bar.incidents == sum(bar.since <= r["when_end"] <= bar.until for r in dated)
    assert timeline.bars(shelf, Asked(event="no such type")) == []


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [("day", date(2016, 2, 1), date(2016, 2, 1)), ("week", date(2016, 2, 1), date(2016, 2, 7)),
     ("month", date(2016, 2, 1), date(2016, 2, 29)), ("year", date(2016, 1, 1), date(2016, 12, 31))],
)  # fmt: skip
def test_a_bar_ends_with_its_last_day(name: str, since: date, until: date) -> None:
    assert timeline._last_day(since, name) == until


def test_each_bar_leads_to_its_days() -> None:
    bars = [Bar(date(2016, 12, 1), date(2016, 12, 1), 3), Bar(date(2016, 12, 9), date(2016, 12, 9), 1)]
    scene = timeline.scene(bars, lambda bar: f"/?since={bar.since}")
    links = [p for p in scene.parts if isinstance(p, Link)]
    assert [link.href for link in links] == ["/?since=2016-12-01", "/?since=2016-12-09"]
    assert "3" in links[0].label
