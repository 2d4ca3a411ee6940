from datetime import date, time

from recoupe.grounding import dates_calendar as cal
from recoupe.grounding.dates_hours import local_day, universal_hour
from recoupe.grounding.dates_patterns import date_language, fold
from recoupe.model import When


def hour(text: str, word: str, lang: str) -> time | None:
    start = text.index(word)
    return universal_hour(fold(text), start, start + len(word), date_language(lang).utc)


def test_hours_are_read_before_and_after_the_day() -> None:
    assert hour("at 2130 GMT on Saturday", "Saturday", "en") == time(21, 30)
    assert hour("Saturday at 9:30 p.m. UTC", "Saturday", "en") == time(21, 30)
    assert hour("À 19 h 30 UTC samedi", "samedi", "fr") == time(19, 30)


def test_local_and_distant_hours_are_left_alone() -> None:
    assert hour("at 2130 on Saturday", "Saturday", "en") is None
    assert hour("Updated at 2130 GMT. It fell on Saturday", "Saturday", "en") is None


def test_an_impossible_hour_is_none() -> None:
    assert hour("at 7590 GMT on Saturday", "Saturday", "en") is None


def test_the_day_moves_only_where_midnight_lies_between() -> None:
    day = cal.day(date(2016, 12, 3))
    assert local_day(day, time(22, 30), "Asia/Damascus") == cal.day(date(2016, 12, 4))
    assert local_day(day, time(12, 0), "Asia/Damascus") == day
    assert local_day(day, time(1, 0), "America/New_York") == cal.day(date(2016, 12, 2))


def test_an_unknown_zone_and_a_range_of_days_stay_as_they_are() -> None:
    day = cal.day(date(2016, 12, 3))
    assert local_day(day, time(23, 0), "Nowhere/Atlantis") == day
    week = When(start=date(2016, 12, 1), end=date(2016, 12, 3))
    assert local_day(week, time(23, 0), "Asia/Damascus") == week
