"""Cues and holders that end a sentence."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The driver was held on Sunday, reported the network.",
            ("the network", "reported", "The driver was held on Sunday"),
        ),
        (
            "But the bridge held and nobody was hurt, the city said on Friday.",
            ("the city", "said", "the bridge held and nobody was hurt"),
        ),
    ],
)
def test_the_sentence_before_is_theirs(told, text, expected):
    assert expected in told(text)


def test_a_cue_in_the_middle_does_not_take_the_sentence(told):
    text = "The driver was held, the network said, and the car was towed to a garage."
    assert [t[2] for t in told(text)] == ["The driver was held … and the car was towed to a garage"]
