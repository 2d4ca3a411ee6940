from __future__ import annotations

from typing import Any

import occurrences
from occurrences import Outcome, claim_at, load, reports
from recoupe.model import Claim, Reading


def test_pairs_hold_the_words_by_which_their_claims_are_found() -> None:
    pairs = load()
    assert len({p["id"] for p in pairs}) == len(pairs)
    assert {p["same"] for p in pairs} == {True, False}
    for n, pair in enumerate(pairs):
        given = reports(pair, n)
        assert sum(len(at) for _report, at in given) == 2
        assert all(words in report.text for report, at in given for words in at)


def test_the_claim_at_some_words_is_the_shortest_that_has_most_of_them() -> None:
    text = "Shells fell. Two died in the town, and three in the village."
    claims: list[Any] = [
        Claim(id="all", quote=text[13:], start=13, event="other"),
        Claim(id="end", quote="three in the village", start=39, event="other"),
    ]
    reading = Reading(id="r", text=text, lang="en", claims=tuple(claims))
    found = claim_at(reading, "three in the village")
    assert found and found.claim == "end"
    assert claim_at(reading, "Shells fell") is None


def test_a_pair_whose_claims_were_not_found_counts_in_neither() -> None:
    found = [Outcome("a", False, False), Outcome("b", False, True), Outcome("c", True, True), Outcome("d", True, None)]
    assert occurrences.counts(found) == {"apart": (1, 2, 2), "joined": (1, 1, 1)}
