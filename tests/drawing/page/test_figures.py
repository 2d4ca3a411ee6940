from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.drawing.page.figures import bounds, labelled, noun, range_text
from recoupe.drawing.page.words import bare
from recoupe.i18n import use
from recoupe.model import Figure, FigureRange


def words(figure: Figure, lang: str, reader: str) -> str:
    with use(reader):
        return bare(labelled(figure, lang))


def test_a_figure_is_told_in_the_readers_language_with_its_open_end() -> None:
    figure = Figure(kind="killed", who="soldiers", low=60, qualifier="more than", text="more than 60 soldiers")
    assert words(figure, "en", "en") == "killed: more than 60 soldiers"
    assert words(figure, "en", "fr") == "tués\xa0: plus de 60 soldats"


def test_thousands_are_separated_as_the_language_does() -> None:
    assert bounds(1300, 1300) == "1,300"
    with use("fr"):
        assert bounds(1300, 1300) == "1\u202f300"
        assert bounds(20, 30) == "20 à 30"


def test_vague_plurals_say_what_they_are_counted_as() -> None:
    assert bounds(24, None, "dozens") == "dozens (counted as at least 24)"
    assert bounds(24, None, "at least") == "at least 24"
    assert bounds(None, 31) == "up to 31"
    assert bounds(None, None) == "a number not given"


def test_words_that_judge_stay_in_quotation_marks_in_their_own_language() -> None:
    with use("en"):
        kept = noun("terroristes", 3, "fr")
    assert kept == '<span class="as-written" lang="fr" dir="auto">“terroristes”</span>'


def test_words_that_only_repeat_the_kind_are_left_out() -> None:
    assert (
        words(Figure(kind="killed", who="morts", low=115, text="115 morts", qualifier="at least"), "fr", "en")
        == "killed: at least 115"
    )


def test_singular_and_plural_follow_the_language() -> None:
    one = Figure(kind="killed", who="enfants", low=1, high=1, text="un enfant")
    assert words(one, "fr", "en") == "killed: 1 child"
    assert words(one, "fr", "fr") == "tués\xa0: 1 enfant"


def test_a_range_says_that_there_is_no_best_estimate() -> None:
    found = FigureRange(kind="killed", who="soldiers", low=60, high=85)
    assert bare(range_text(found)) == "killed (soldiers): 60 to 85 reported; no best estimate"


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_bounds_name_both_ends_or_one(low: int, high: int) -> None:
    text = bounds(min(low, high), max(low, high))
    assert f"{min(low, high):,}" in text and f"{max(low, high):,}" in text
