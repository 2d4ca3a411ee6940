from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding import dates_calendar as cal
from recoupe.grounding.dates import dates_in
from recoupe.model.claim import FIRST_DAY, LAST_DAY

DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(DAYS, st.integers(0, 6), st.integers(0, 10))
def test_weekday_before_keeps_its_distance(base: date, weekday: int, at_least: int) -> None:
    found = cal.weekday_before(base, weekday, at_least)
    assert found.weekday() == weekday
    assert timedelta(at_least) <= base - found < timedelta(at_least + 7)


@given(DAYS, st.integers(0, 6))
def test_weekday_after_is_within_a_week(base: date, weekday: int) -> None:
    found = cal.weekday_after(base, weekday)
    assert found.weekday() == weekday
    assert timedelta(0) < found - base <= timedelta(7)


@given(DAYS)
def test_week_holds_its_day_and_begins_on_monday(d: date) -> None:
    week = cal.week_of(d)
    assert week.start <= d <= week.end
    assert (week.start.weekday(), (week.end - week.start).days) == (0, 6)


@given(DAYS, st.integers(-60, 60))
def test_months_before_moves_the_month_by_that_many(d: date, months: int) -> None:
    found = cal.months_before(d, months)
    assert (d.year * 12 + d.month) - (found.year * 12 + found.month) == months
    assert found.day <= d.day


@given(DAYS, st.sampled_from(sorted(cal.SEASONS)))
def test_a_finished_season_ended_before_and_lasts_three_months(base: date, season: str) -> None:
    found = cal.season_before(base, season, finished=True)
    assert found.end < base
    assert 88 <= (found.end - found.start).days <= 92


def test_thirds_cover_a_month_once() -> None:
    month = cal.month_of(2016, 2)
    early, mid, late = (cal.third_of(month, t) for t in ("early", "mid", "late"))
    assert early.start == month.start
    assert mid.start - early.end == late.start - mid.end == timedelta(1)
    assert late.end == date(2016, 2, 29)


def test_a_day_that_does_not_exist_is_none() -> None:
    assert cal.safe_date(2015, 2, 29) is None
    assert cal.without_year(date(2015, 6, 1), 2, 30) is None


@pytest.mark.parametrize("published", [FIRST_DAY, LAST_DAY])
@pytest.mark.parametrize(
    "text",
    [
        "He said on Thursday that next Friday, yesterday, last week, last year, last winter were calm.",
        "It fell 5000 years ago, 99999999999 days ago, in the past 9999 weeks, on 1 March 0001, at 2330 GMT on Monday.",
        "On 2999-12-31 at 2330 GMT it fell. The next day, two days later and tomorrow it rose. On 9999-12-31 it ended.",
    ],
)
def test_the_ends_of_the_calendar_leave_dates_untold(text: str, published: date) -> None:
    for mention in dates_in(text, "en", published, "Pacific/Auckland"):
        assert mention.when is None or FIRST_DAY <= mention.when.start <= mention.when.end <= LAST_DAY
