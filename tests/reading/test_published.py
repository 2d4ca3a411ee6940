from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import BadRecord
from recoupe.model.claim import FIRST_DAY, LAST_DAY
from recoupe.reading.published import date_line, parse_published


@pytest.mark.parametrize(
    "value",
    [
        "2016-12-09",
        "2016-12-09T23:30:00-05:00",
        "20161209",
        "Fri, 09 Dec 2016 08:12:00 +0100",
        "9 décembre 2016",
        "December 9, 2016",
    ],
)
def test_days_as_documents_write_them(value):
    assert parse_published(value) == date(2016, 12, 9)


@pytest.mark.parametrize(
    "value",
    ["12/9/16", "09/12/2016", "yesterday", "2016", "2016-13-01", "", "décembre 2016", "Fri, 09 Dec 99999999999 10:00"],
)
def test_what_could_be_another_day_is_refused(value):
    with pytest.raises(BadRecord):
        parse_published(value)


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_iso_days_round_trip(day):
    assert parse_published(day.isoformat()) == day


def test_a_date_line_is_a_line_that_is_only_a_date():
    assert date_line("Title\n\nPublié le 16 avril 2018\n\nText") == date(2018, 4, 16)
    assert date_line("Title\n\nOn 16 April 2018 the army said that it had taken two villages near the river.") is None


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31", "09991231"])
def test_years_beyond_the_calendar_are_rejected(value):
    with pytest.raises(BadRecord, match="outside the years 1000 to 2999"):
        parse_published(value)
