from __future__ import annotations

import pytest

import incident_floors
from recoupe.model import Brief, ClaimRef, Incident
from scoring import f1

GOLD = {("a", 0): "i", ("a", 1): "i", ("b", 0): "i", ("b", 1): "j", ("c", 0): "j"}
FOUND = {("a", 0): "x", ("a", 1): "x", ("b", 0): "y", ("b", 1): "y", ("c", 0): "y"}


def test_both_measures_as_worked_out_by_hand() -> None:
    scores = incident_floors.counts(GOLD, FOUND)
    precision = (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5
    assert f1(scores["b3"]) == pytest.approx(2 * precision * recall / (precision + recall))
    # Across articles: annotated a0-b0, a1-b0, b1-c0; found b0-c0, b1-c0.
    assert scores["pairs"] == (1, 3, 2)


def test_pairs_of_adaptations_are_left_out() -> None:
    assert incident_floors.counts(GOLD, FOUND, ["c"])["pairs"] == (0, 2, 0)


def test_a_claim_of_no_incident_is_one_by_itself() -> None:
    articles = [{"id": "a", "claims": [{"n": 0, "incident": "i"}, {"n": 1, "incident": None}]}]
    named = {ClaimRef(report="a", claim=c): ("a", n) for n, c in enumerate(("c1", "c2"))}
    brief = Brief(incidents=(Incident(id="one", event="other", claims=tuple(named)),))
    gold, found = incident_floors.homes(articles, brief, named)
    assert gold[("a", 0)] == "i" and gold[("a", 1)] != "i"
    assert found[("a", 0)] == found[("a", 1)] == "found one"
