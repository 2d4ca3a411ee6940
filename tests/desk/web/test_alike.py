"""Looking for words: by how they begin, however they are spelt."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recoupe.desk.web.alike import found, indexed, looked_for


@pytest.mark.parametrize(
    "wanted",
    ["Maarrat", "maarat", "Ma‘arrat an-Nu‘mān", "Maarat al-Nouman", "MAARRAT", "al-Numan", "maar nu", "Ma'arrat", ""],
)
def test_a_place_is_found_however_it_is_spelt(wanted: str) -> None:
    assert found(wanted, "Shells fall on Maarrat al-Numan")


@pytest.mark.parametrize("wanted", ["arrat", "Maarrat Homs", "Mourek"])
def test_what_is_not_there_is_not_found(wanted: str) -> None:
    assert not found(wanted, "Shells fall on Maarrat al-Numan")


def test_accents_case_and_ligatures_do_not_matter() -> None:
    assert found("coeur blesses", "Au cœur d’Idlib, des Blessés")
    assert found("Khan Sheik", "Khan Cheikhoun et Khan Sheikhun")


def test_an_article_alone_is_looked_for() -> None:
    assert looked_for("Al") == [("al", "al")]


@given(st.text(max_size=40))
def test_every_text_is_found_by_its_own_words_and_keys_are_words(text: str) -> None:
    assert found(text, text)
    assert indexed(text).split() == list(dict.fromkeys(indexed(text).split()))


@given(st.text(alphabet="abcdefghimnopqrstuvwxyz", min_size=1, max_size=12), st.integers(1, 12))
def test_every_beginning_of_a_word_finds_it(word: str, n: int) -> None:
    assume(word[:n] not in {"st", "ste", "mt", "ft"})  # those are Saint, Mount and Fort
    assert found(word[:n], f"before {word} after")
