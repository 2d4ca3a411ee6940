"""Joined clauses: said or told, by their tense."""

import pytest

from recoupe.extraction.attribution.statements.tenses import tense
from recoupe.languages import parse


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The guide noted that there are nine bridges in the area, but most are not considered safe.",
            "that there are nine bridges in the area, but most are not considered safe",
        ),
        (
            "The chairman said the sale will involve some changes but he downplayed any losses.",
            "the sale will involve some changes",
        ),
        ("The minister said the bridge is safe, but two engineers quit over it.", "the bridge is safe"),
    ],
)
def test_tense_tells_what_is_said_from_what_is_told(told, text, said):
    assert said in [t[2] for t in told(text)]


def test_the_first_finite_word_gives_the_tense():
    doc = parse("She had left. She has left. She leaves. She will leave. Leaving is hard.", "en")
    verbs = [t for t in doc if t.lemma_ == "leave"]
    assert [tense(v) for v in verbs] == ["past", "present", "present", "present", None]
