from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.drawing.anchors import claim_anchor, incident_anchor, report_anchor

TEXT = st.text(max_size=30)


def test_plain_ids_stay_readable() -> None:
    assert claim_anchor("en-1", "c3") == "claim-en-1-c3"


@given(TEXT, TEXT)
def test_anchors_are_safe_ids_and_link_targets(report: str, claim: str) -> None:
    for anchor in (claim_anchor(report, claim), report_anchor(report), incident_anchor(claim)):
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", anchor)


@given(TEXT, TEXT)
def test_different_reports_have_different_anchors(a: str, b: str) -> None:
    assert (report_anchor(a) == report_anchor(b)) == (a == b)
