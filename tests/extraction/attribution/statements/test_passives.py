"""Passives: what is said of the subject."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal is expected to close in May.", ("", "is expected", "The deal … to close in May")),
        ("It is feared that the wall will fall.", ("", "is feared", "that the wall will fall")),
        ("The offer was described as an insult.", ("", "was described", "The offer … as an insult")),
        ("The clerk is accused of taking bribes.", ("", "is accused", "The clerk … of taking bribes")),
        ("The plan was condemned by teachers.", ("teachers", "was condemned", "The plan")),
        ("A strike is planned for Friday.", ("", "is planned", "A strike")),
    ],
)
def test_passives_say_something_of_their_subjects(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize("text", ["He was found dead.", "They had a son called Peter.", "The day it was announced."])
def test_names_and_finds_are_no_statements(told, text):
    assert told(text) == []
