"""A real page with navigation, sidebar and comments, which lies beside the repository and may not be part of it.

It is the page that Recoupe was conceived for; nothing of its text stands here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import recoupe
from recoupe.model import Brief, Reading

PAGE = Path(__file__).parents[3] / "shared" / "data" / "seed" / "palmyre-2016-12-08.html"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the seed page (../shared/data/seed) is not there")


@pytest.fixture(scope="module")
def brief() -> Brief:
    return recoupe.brief(PAGE)


@pytest.fixture(scope="module")
def report(brief: Brief) -> Reading:
    assert brief.rejected == ()
    return brief.reports[0]


def figures(report: Reading, source_id: str) -> set[tuple[str, int | None, int | None]]:
    return {(f.kind, f.low, f.high) for c in report.claims if c.source_id == source_id for f in c.figures}


def test_each_sides_figures_go_to_the_right_source(report: Reading) -> None:
    assert ("killed", 60, None) in figures(report, "amaq")
    assert ("seized", 8, None) in figures(report, "amaq")
    assert ("destroyed", 8, 8) in figures(report, "anna-news")


def test_what_is_in_the_conditional_is_hedged_and_the_rest_is_not(report: Reading) -> None:
    government = [c for c in report.claims if c.source_side == "government"]
    assert any(c.event == "attack repelled" and c.hedged for c in government)
    assert all(c.hedged for c in government if any(f.kind == "destroyed" for f in c.figures))
    assert not any(c.hedged for c in report.claims if c.source_id == "amaq")


def test_a_third_voice_is_heard(report: Reading) -> None:
    assert any(c.source and c.source_side is None and c.event == "armed clash" for c in report.claims)


def test_two_axes_with_both_ends(report: Reading) -> None:
    assert [(len(m.from_), len(m.to), m.kind) for m in report.movements] == [(1, 1, "advance"), (1, 1, "advance")]


def test_every_day_is_the_thursday(report: Reading) -> None:
    days = {c.when.start.isoformat() for c in report.claims if c.when}
    assert "2016-12-08" in days
    assert max(days) == "2016-12-08"


def test_one_situation_two_versions_contested_and_nothing_confirmed(brief: Brief) -> None:
    assert len(brief.situations) == 1
    contested = [i for i in brief.incidents if i.assessment and i.assessment.status == "contested"]
    assert any({v.side for v in i.versions} >= {"government", "islamic-state"} for i in contested)
    assert all(i.assessment and i.assessment.wanted for i in contested)
    assert not any(i.assessment and i.assessment.status in ("confirmed", "refuted") for i in brief.incidents)


def test_context_is_kept_apart(report: Reading) -> None:
    assert {"background", "explanation", "caution"} <= {c.kind for c in report.context}
    spans = [(c.start, c.end) for c in report.context]
    assert not any(s <= (c.start or 0) < e for c in report.claims for s, e in spans)


def test_credits_have_their_roles(report: Reading) -> None:
    assert {c.role for c in report.credits} >= {"source", "adapter"}


def test_nothing_of_what_surrounds_the_article_is_in_the_report(report: Reading) -> None:
    page = PAGE.read_text(encoding="utf8")
    outside = re.findall(r"<(?:nav|aside|form)\b.*?</(?:nav|aside|form)>", page, re.DOTALL | re.IGNORECASE)
    pieces = [text.strip() for block in outside for text in re.findall(r">([^<>]{12,})<", block)]
    assert pieces
    assert [p for p in pieces if p in report.text] == []
