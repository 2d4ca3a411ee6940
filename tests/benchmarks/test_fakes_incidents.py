from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any

import pytest

import fakes_incidents
from recoupe.model import Brief, Claim, ClaimRef, Figure, Incident, Reading


def claim(id_: str, killed: int | None = None, **rest: Any) -> Claim:
    figures = (Figure(kind="killed", low=killed, high=killed, text=str(killed)),) if killed is not None else ()
    return Claim(id=id_, quote=f"Sentence {id_}.", figures=figures, **rest)


def brief(*claims: Claim) -> Brief:
    """A brief of one incident with a report for each claim: a, b, c."""
    names = "abcdef"[: len(claims)]
    reports = tuple(Reading(id=n, lang="en", text=c.quote, claims=(c,)) for n, c in zip(names, claims, strict=True))
    refs = tuple(ClaimRef(report=n, claim=c.id) for n, c in zip(names, claims, strict=True))
    return Brief(reports=reports, incidents=(Incident(id="i", event="other", claims=refs),))


def test_distance_is_the_mean_of_figures_in_octaves_and_stance() -> None:
    found = fakes_incidents.distances(brief(claim("1", 3), claim("2", 7), claim("3", 7)), {n: n for n in "abc"})
    # a: 4 against 8 is one octave, its stance is theirs; b: 8 against the median 5 and one.
    assert found == {"a": 0.5, "b": pytest.approx(math.log2(8 / 6) / 2), "c": pytest.approx(math.log2(8 / 6) / 2)}


def test_who_denies_what_the_others_assert_is_far_and_copies_are_no_others() -> None:
    told = brief(claim("1"), claim("2"), claim("3", stance="denies"))
    found = fakes_incidents.distances(told, {"a": "a", "b": "a", "c": "c"})
    assert found == {"a": 1.0, "b": 1.0, "c": 1.0}
    assert fakes_incidents.distances(told, dict.fromkeys("abc", "a")) == {}


def test_auc_counts_ties_half() -> None:
    assert fakes_incidents.auc([1, 2, 2, 3], [False, False, True, True]) == pytest.approx(3.5 / 4)
    low, high = fakes_incidents.interval([1, 2, 3, 4] * 10, [False, False, True, True] * 10, 1)
    assert low == high == 1.0


def test_a_sample_hangs_on_the_seed_and_not_on_the_order() -> None:
    refs = tuple(ClaimRef(report="a", claim=c) for c in "xy")
    every = [Incident(id=f"i{n}", event="other", claims=refs) for n in range(9)]
    alone = Incident(id="alone", event="other", claims=refs[:1])
    drawn = fakes_incidents.sample([*every, alone], 1, 3)
    assert fakes_incidents.sample([alone, *every[::-1]], 1, 3) == drawn
    assert len(drawn) == 3 and alone not in drawn


def test_a_verdict_counts_only_while_its_incident_has_the_same_claims() -> None:
    read = [{"claims": "1", "verdict": "right"}, {"claims": "2", "verdict": "wrong", "cause": "x"}, {"claims": "3"}]
    assert fakes_incidents.verdicts(read, ["1", "2"]) == (Counter({"right": 1, "wrong: x": 1}), 1)


def test_what_was_read_is_forty_incidents_with_a_reason_for_each_that_is_not_right() -> None:
    read = json.loads(fakes_incidents.READ.read_text(encoding="utf8"))
    assert len({r["claims"] for r in read}) == 40
    assert all(set(r) == {"claims", "rows", "verdict", "cause", "why"} for r in read)
    assert all((r["verdict"] == "right") == (r["why"] is None) for r in read)
    assert all((r["verdict"] == "wrong") == (r["cause"] is not None) for r in read)
