"""`recoupe claims --min-confidence`: what is left out."""

from recoupe.commands.claims import surer
from recoupe.model import Claim, Reading

READING = Reading(
    id="r",
    lang="en",
    text="x",
    claims=(
        Claim(id="c1", quote="x", confidence=0.4),
        Claim(id="c2", quote="x", confidence=0.7),
        Claim(id="c3", quote="x"),
    ),
)


def test_claims_below_the_threshold_are_left_out_and_ids_stay_and_what_people_told_stays() -> None:
    assert [c.id for c in surer(READING, 0.7).claims] == ["c2", "c3"]
    assert [c.id for c in surer(READING, 0.3).claims] == ["c1", "c2", "c3"]


def test_without_a_threshold_nothing_changes() -> None:
    assert surer(READING, 0.0) is READING
