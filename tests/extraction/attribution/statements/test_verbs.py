"""Verbs of saying, thinking and wanting, and those that only look like it."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister called on farmers to save water.",
            ("The minister", "called", "on farmers to save water"),
        ),
        ("Police have appealed for witnesses.", ("Police", "have appealed", "for witnesses")),
        (
            "The coach promised on Monday to resign.",
            ("The coach", "promised", "to resign"),
        ),
        (
            "Rents rose in May and wages fell, but few people moved, the city reported.",
            ("the city", "reported", "Rents rose in May and wages fell, but few people moved"),
        ),
        (
            "The lawyers argued in their letter that the sale was void.",
            ("The lawyers", "argued", "that the sale was void"),
        ),
        (
            "The union says it lost the vote and threatens to strike.",
            ("The union", "says", "it lost the vote"),
        ),
        ("The group condemned the arrests.", ("The group", "condemned", "the arrests")),
        ("The mayor likened the tax to a fine.", ("The mayor", "likened", "the tax to a fine")),
    ],
)
def test_verbs_give_their_contents_to_their_holders(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "She saw the men leave.",
        "Imagine that your roof leaks.",
        "The law would condemn the arrests.",
        "The bank continues to lend money.",
        "Cases were treated at the clinic.",
    ],
)
def test_what_is_done_seen_or_ordered_is_no_statement(told, text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The survey found shoppers spending less on meat.",
            ("The survey", "found", "shoppers spending less on meat"),
        ),
        ("The data showed a decline in sales.", ("The data", "showed", "a decline in sales")),
        ("The captain knows from experience that the sea is rough.", ("The captain", "knows", "that the sea is rough")),
        ("They questioned how to pay for it.", ("They", "questioned", "how to pay for it")),
        ("The order instructs agents to leave.", ("The order", "instructs", "agents to leave")),
        ("The lawyer accused the press of bias.", ("The lawyer", "accused", "the press of bias")),
        ("President Vance on Monday called the vote unfair.", ("President Vance", "called", "the vote unfair")),
    ],
)
def test_papers_find_and_askers_wonder(told, text, expected):
    assert expected in told(text)


def test_the_nearest_of_two_subjects_speaks(told):
    text = '"It is a vote for one of the finest minds, a jurist with a record of service," he told the crowd.'
    assert [t[:2] for t in told(text)] == [("he", "told")]


def test_what_goes_on_is_not_said(told):
    assert told("The screams got louder as his round went on.") == []
