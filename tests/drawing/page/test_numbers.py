from __future__ import annotations

from datetime import date

import pytest

from recoupe.drawing.page.numbers import day, days, days_or_unknown, listed
from recoupe.i18n import use
from recoupe.model import When


def when(a: tuple[int, int, int], b: tuple[int, int, int]) -> When:
    return When(start=date(*a), end=date(*b))


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_days_are_spelled_out_and_hold_together() -> None:
    assert day(date(2016, 12, 8)) == "8\xa0December 2016"
    with use("fr"):
        assert plain(day(date(2016, 12, 8))) == "8 décembre 2016"
        assert plain(day(date(2016, 12, 1))) == "1er décembre 2016"


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (when((2016, 12, 8), (2016, 12, 12)), "8–12 December 2016"),
        (when((2016, 11, 28), (2016, 12, 2)), "28 November – 2 December 2016"),
        (when((2016, 12, 30), (2017, 1, 2)), "30 December 2016 – 2 January 2017"),
        (when((2016, 12, 1), (2016, 12, 31)), "December 2016"),
        (when((2016, 1, 1), (2016, 12, 31)), "2016"),
    ],
)
def test_intervals_say_no_more_than_the_text_gave(span: When, expected: str) -> None:
    assert plain(days(span)) == expected


def test_an_unknown_date_is_said_in_plain_words() -> None:
    assert days_or_unknown(None) == "date not given"


def test_lists_end_with_and() -> None:
    assert listed(["A", "B", "C"]) == "A, B and C"
    with use("fr"):
        assert listed(["A", "B", "C"]) == "A, B et C"
