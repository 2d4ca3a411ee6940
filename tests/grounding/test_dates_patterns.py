import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.dates_patterns import date_language, fold
from recoupe.grounding.dates_resolve import RESOLVERS
from recoupe.languages import SUPPORTED


@given(st.text(max_size=200))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_takes_accents_and_capitals_away() -> None:
    assert fold("FÉVRIER d’été\u00a02016") == "fevrier d'ete 2016"


@pytest.mark.parametrize("lang", SUPPORTED)
def test_every_expression_names_a_resolver(lang: str) -> None:
    assert {e.resolve for e in date_language(lang).expressions} <= set(RESOLVERS)


@pytest.mark.parametrize("lang", SUPPORTED)
def test_a_month_is_not_found_inside_a_longer_word(lang: str) -> None:
    word = {"en": "3 mayors", "fr": "3 maisons"}[lang]
    assert not any(e.pattern.search(word) for e in date_language(lang).expressions)
