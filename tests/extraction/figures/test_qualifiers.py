from __future__ import annotations

import pytest

from recoupe.extraction.figures.qualifiers import quantities
from recoupe.extraction.figures.words import fold

CASES = [
    ("en", "31 people", 31, 31, "exactly"),
    ("en", "At least 31 people", 31, None, "at least"),
    ("en", "no fewer than 264 times", 264, None, "at least"),
    ("en", "31 or more people", 31, None, "at least"),
    ("en", "More than 60", 60, None, "more than"),
    ("en", "well over a hundred", 100, None, "more than"),
    ("en", "up to 31", None, 31, "up to"),
    ("en", "fewer than 10", None, 10, "up to"),
    ("en", "about 30", 30, 30, "about"),
    ("en", "“nearly 50” rebels", 50, 50, "about"),
    ("en", "between 20 and 30", 20, 30, "between"),
    ("en", "20 to 30 dead", 20, 30, "between"),
    ("en", "five or six fighters", 5, 6, "between"),
    ("en", "two to three million people", 2_000_000, 3_000_000, "between"),
    ("en", "5,000-6,000 people", 5000, 6000, "between"),
    ("en", "dozens of men", 24, None, "dozens"),
    ("en", "only nine dead", 9, 9, "exactly"),
    ("fr", "plus de trois cents terroristes", 300, None, "more than"),
    ("fr", "au moins, huit checkpoints", 8, None, "at least"),
    ("fr", "pas moins de soixante", 60, None, "at least"),
    ("fr", "jusqu’à 40 morts", None, 40, "up to"),
    ("fr", "moins de dix", None, 10, "up to"),
    ("fr", "une vingtaine de morts", 20, 20, "about"),
    ("fr", "plus d’une trentaine de combattants", 30, None, "more than"),
    ("fr", "« près de vingt » hommes", 20, 20, "about"),
    ("fr", "quelque 4 000 personnes", 4000, 4000, "about"),
    ("fr", "entre vingt et trente personnes", 20, 30, "between"),
    ("fr", "de 250 à 300 militaires", 250, 300, "between"),
    ("fr", "trois ou quatre hommes", 3, 4, "between"),
    ("fr", "des dizaines de maisons", 24, None, "dozens"),
]


@pytest.mark.parametrize(("lang", "text", "low", "high", "qualifier"), CASES)
def test_bounds_are_the_guides(lang: str, text: str, low: int | None, high: int | None, qualifier: str) -> None:
    (quantity,) = quantities(fold(text), lang)
    assert (quantity.low, quantity.high, quantity.qualifier) == (low, high, qualifier)


def test_a_qualifier_belongs_to_the_number_that_follows_it() -> None:
    year, count = quantities(fold("3 April 2017 At least 22 civilians"), "en")[1:]
    assert (year.low, year.high) == (2017, 2017)
    assert (count.low, count.high) == (22, None)


def test_verbs_with_over_and_up_to_do_not_qualify() -> None:
    assert quantities("they took over two oil fields", "en")[0].qualifier == "exactly"
    assert quantities("it owns up to 22 killed", "en")[0].high == 22
    assert quantities("it owns up to 22 killed", "en")[0].low == 22


def test_a_span_of_years_is_no_range_of_people() -> None:
    assert all(q.qualifier != "between" for q in quantities("the war of 2011-2016", "en"))
