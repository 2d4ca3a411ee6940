"""What is said without a clause."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police urged people in the area who saw the car to come forward.",
            ("Police", "urged", "people in the area who saw the car to come forward"),
        ),
        ("Opponents lashed out at the court.", ("Opponents", "lashed out", "at the court")),
        (
            "The government promised free access to the parks as part of an effort to win votes.",
            ("The government", "promised", "free access to the parks"),
        ),
    ],
)
def test_things_and_matters_are_contents(told, text, expected):
    assert [(s, c) for s, c, what in told(text) if what.startswith(expected[2])] == [expected[:2]]


@pytest.mark.parametrize("text", ["She called police to the house.", "The ball hit the post.", "You know, it rained."])
def test_other_uses_of_the_same_verbs_say_nothing(told, text):
    assert told(text) == []


def test_the_mark_that_opens_an_object_belongs_to_it(told):
    text = 'He blamed "some western countries" for "spreading irrational fears" among the people.'
    assert told(text)[0][2].startswith('"some western countries"')


def test_an_estimate_before_a_number_is_no_cue(told):
    assert told("The city received an estimated 40 million in aid.") == []
