from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extraction.figures.numerals import LIMIT, numerals
from recoupe.extraction.figures.words import fold

WORDS = {
    "en": {
        "twelve": 12,
        "twenty-one": 21,
        "ninety nine": 99,
        "a hundred": 100,
        "one hundred and five": 105,
        "three hundred thousand": 300_000,
        "twelve hundred": 1200,
        "two thousand five hundred": 2500,
        "a dozen": 12,
        "two dozen": 24,
        "half a dozen": 6,
        "half a million": 500_000,
        "a quarter of a million": 250_000,
        "2.5 million": 2_500_000,
        "70 thousand": 70_000,
        "10 million": 10_000_000,
    },
    "fr": {
        "soixante-quatre": 64,
        "soixante et onze": 71,
        "quatre-vingts": 80,
        "quatre-vingt-un": 81,
        "quatre-vingt-dix-sept": 97,
        "cent trente": 130,
        "trois cents": 300,
        "deux cent cinquante et un": 251,
        "mille trois cents": 1300,
        "deux mille cinq cents": 2500,
        "cent mille": 100_000,
        "un million": 1_000_000,
        "2,5 millions": 2_500_000,
        "un million et demi": 1_500_000,
        "une vingtaine": 20,
        "la quarantaine": 40,
        "une demi-douzaine": 6,
        "un millier": 1000,
        "septante-deux": 72,
    },
}
VAGUE = {
    "en": {
        "dozens": 24,
        "scores": 40,
        "hundreds": 200,
        "thousands": 2000,
        "tens of thousands": 20_000,
        "hundreds of thousands": 200_000,
        "millions": 2_000_000,
        "several hundred": 200,
        "several dozen": 24,
    },
    "fr": {
        "des dizaines": 24,
        "plusieurs centaines": 200,
        "des milliers": 2000,
        "des dizaines de milliers": 20_000,
        "des centaines de milliers": 200_000,
        "des millions": 2_000_000,
    },
}


@pytest.mark.parametrize(("lang", "text", "value"), [(k, t, v) for k, e in WORDS.items() for t, v in e.items()])
def test_words_have_their_value_and_their_span(lang: str, text: str, value: int) -> None:
    (number,) = numerals(text, lang)
    assert (number.low, number.high) == (value, value)
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize(("lang", "text", "low"), [(k, t, v) for k, e in VAGUE.items() for t, v in e.items()])
def test_vague_plurals_are_lower_bounds(lang: str, text: str, low: int) -> None:
    (number,) = numerals(text, lang)
    assert (number.low, number.high, number.vague) == (low, None, True)


def test_numbers_that_do_not_make_one_number_stay_apart() -> None:
    assert [n.low for n in numerals("five two", "en")] == [5, 2]
    assert [n.low for n in numerals("on 12 may 2016 22 people", "en")] == [12, 2016, 22]


@given(
    st.integers(min_value=1000, max_value=999_999_999), st.sampled_from([" ", ",", ".", "'", "\u00a0", "\u202f", ""])
)
def test_any_thousands_separator_reads_the_same(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)
    for lang in ("en", "fr"):
        (number,) = numerals(fold(written), lang)
        assert number.low == number.high == value


@given(st.text(max_size=80))
def test_folding_moves_no_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="0123456789 .,'-–abcdezntu\u00a0\u202féà", max_size=60), st.sampled_from(["en", "fr"]))
def test_spans_lie_in_the_text_in_order(text: str, lang: str) -> None:
    end = 0
    for number in numerals(fold(text), lang):
        assert end <= number.start < number.end <= len(text)
        assert number.low >= 0
        end = number.end


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "written",
    [
        "9" * 5000,
        "9" * 5000 + ".5",
        "9" * 24,
        "10000000001",
        "99999999999 million",
        "999 999 999 999",
        "8000000 million",
    ],
)
def test_numbers_beyond_the_limit_are_none(written: str, lang: str) -> None:
    assert numerals(f"{written} men", lang) == []


def test_numbers_within_the_limit_are_whole() -> None:
    (found,) = numerals("00009999999999 men", "en")
    assert (found.low, found.high) == (9_999_999_999, 9_999_999_999)


@given(st.lists(st.sampled_from(["tens", "thousands", "of", "millions", "two", "million", "9", "99999999", "and"])))
def test_no_words_make_a_number_beyond_the_limit(words: list[str]) -> None:
    assert all(n.low <= LIMIT for n in numerals(" ".join(words), "en"))
