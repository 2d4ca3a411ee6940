"""Stances: adjectives with a clause, an infinitive or a phrase."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Traders are confident that prices will fall.", ("Traders", "are confident", "that prices will fall")),
        ("The two sides are willing to talk.", ("The two sides", "are willing", "to talk")),
        ("Voters remain wary of the reform.", ("Voters", "remain wary", "of the reform")),
    ],
)
def test_stances_have_holders_and_contents(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize("text", ["The valve is so critical that the plant stopped.", "She was proud to serve."])
def test_consequence_and_feeling_are_no_stance(told, text):
    assert told(text) == []
