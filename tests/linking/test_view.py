from __future__ import annotations

import claims_factory as f
import pytest

from recoupe.linking.view import another, content_words, rare_words


def test_neither_weekdays_nor_who_says_so_are_names_in_common() -> None:
    quote = "On Friday shells hit Rastan, the Grey Monitor said, near the Zaafaraneh crossing."
    assert rare_words(quote, (f.Place(text="Rastan"),), ("Grey Monitor", None)) == rare_words("the Zaafaraneh", ())


def test_what_every_report_of_a_war_says_is_no_wording_in_common() -> None:
    one = f.claim("a", "Grey Monitor", quote="The Grey Monitor said nine people were killed in Palmyra on Tuesday.")
    other = f.claim("b", "Grey Monitor", quote="The Grey Monitor said a vegetable seller was killed in Palmyra.")
    assert content_words(one) == frozenset({"nine"})
    assert content_words(other) == {"vegetable", "seller"}


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("A second salvo hit the town.", True),
        ("Elsewhere, shells fell on a school.", True),
        ("Un autre attentat a visé la gare.", True),
        ("Shells fell on the second floor.", False),
        ("The other soldiers fled.", False),
    ],
)
def test_a_sentence_that_sets_itself_apart(quote: str, told: bool) -> None:
    assert another(quote) is told
