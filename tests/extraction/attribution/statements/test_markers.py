"""Markers that give the clause around them to somebody."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The plant will close, according to a union official.",
            ("a union official", "according to", "The plant will close"),
        ),
        ("The pair had reportedly sold the house.", ("", "reportedly", "The pair had … sold the house")),
        ("The mill lost money, as the auditor noted.", ("the auditor", "noted", "The mill lost money")),
        (
            "The firm said “we will rebuild all of it by next May,” according to a trade paper.",
            ("The firm", "said", "“we will rebuild all of it by next May,”"),
        ),
    ],
)
def test_the_clause_around_a_marker_is_somebody_s(told, text, expected):
    assert expected in told(text)


def test_hearsay_beside_a_cue_leaves_the_statement_to_its_holder(told):
    assert [t[0] for t in told("The party reportedly wants a vote.")] == ["The party"]
