from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.drawing.anchors import claim_anchor, incident_anchor, movement_anchor, report_anchor
from recoupe.drawing.page.links import context_anchor

TEXT = st.text(max_size=30)


def test_plain_ids_stay_readable() -> None:
    assert claim_anchor("en-1", "c3") == "claim-en-1:c3"


@given(TEXT, TEXT)
def test_anchors_are_safe_ids_and_link_targets(report: str, claim: str) -> None:
    for anchor in (claim_anchor(report, claim), report_anchor(report), incident_anchor(claim)):
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_.:~-]*", anchor)


@given(TEXT, TEXT)
def test_different_reports_have_different_anchors(a: str, b: str) -> None:
    assert (report_anchor(a) == report_anchor(b)) == (a == b)


def test_a_digest_cannot_be_an_id_of_its_own() -> None:
    made = report_anchor("a b").removeprefix("report-")
    assert report_anchor(made) != report_anchor("a b")


def test_a_hyphen_between_ids_is_not_one_within_an_id() -> None:
    assert claim_anchor("a-b", "c") != claim_anchor("a", "b-c")


PARTS = st.text("ab-_.:c1", min_size=0, max_size=8) | TEXT


@given(st.tuples(PARTS, PARTS), st.tuples(PARTS, PARTS))
def test_different_claims_have_different_anchors(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert (claim_anchor(*a) == claim_anchor(*b)) == (a == b)
    assert (movement_anchor(*a) == movement_anchor(*b)) == (a == b)


@given(st.tuples(PARTS, st.integers(1, 99)), PARTS)
def test_a_context_sentence_has_the_anchor_of_no_report(context: tuple[str, int], report: str) -> None:
    assert context_anchor(*context) != report_anchor(report)
