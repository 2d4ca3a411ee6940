"""Nouns of saying, thinking and wanting."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board confirmed its plan to sell the mill.", ("its", "plan", "to sell the mill")),
        ("There were reports that the dam had cracked.", ("", "reports", "that the dam had cracked")),
        ("The city's decision to cut the budget surprised nobody.", ("The city's", "decision", "to cut the budget")),
        ("The guards face allegations of theft.", ("", "allegations", "of theft")),
        ("The guards made a promise to leave.", ("The guards", "promise", "to leave")),
        ("Her promise to return the money was broken.", ("Her", "promise", "to return the money")),
    ],
)
def test_nouns_give_their_contents_to_their_owners(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize("text", ["They met in order to sell the mill.", "The fact that it rained is no news."])
def test_purpose_and_fact_are_nobody_s(told, text):
    assert told(text) == []


def test_evidence_that_there_is_none_of_is_nobody_s(told):
    found = told("There is no evidence that the machines were changed, officials said.")
    assert ("", "evidence", "that the machines were changed") in found
