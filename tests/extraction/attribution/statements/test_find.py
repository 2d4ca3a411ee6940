"""Statements against the hand-made attributions in benchmarks/gold, and properties that hold on any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extraction.attribution.statements import find_statements
from recoupe.languages import parse

GOLD = yaml.safe_load(
    (Path(__file__).parents[4] / "benchmarks" / "gold" / "attribution_en.yaml").read_text(encoding="utf8")
)
AT_LEAST = 0.93
"""F1 of contents at 80 % overlap on these texts. They found faults that were mended: no measure of unseen text."""


def chars(text: str, pieces: list[str]) -> set[int]:
    out: set[int] = set()
    for piece in pieces:
        start = text.index(piece)
        out |= set(range(start, start + len(piece)))
    return out


def found(text: str) -> list[dict[str, Any]]:
    doc = parse(text, "en")
    return [
        {
            "source": " ".join(doc[a:b].text for a, b in s.source),
            "cue": doc[s.cue[0] : s.cue[1]].text,
            "content": {i for a, b in s.content for i in range(doc[a].idx, doc[b - 1].idx + len(doc[b - 1]))},
            "kind": s.kind,
        }
        for s in find_statements(doc)
    ]


def same(a: set[int], b: set[int]) -> bool:
    return len(a & b) >= 0.8 * max(len(a), len(b), 1)


def test_contents_reach_the_floor_and_go_to_their_holders() -> None:
    matched = gold = predicted = sources = 0
    for case in GOLD:
        guesses = found(case["text"])
        predicted += len(guesses)
        gold += len(case["is"])
        for source, _, pieces in case["is"]:
            wanted = chars(case["text"], pieces)
            hit = next((g for g in guesses if same(g["content"], wanted)), None)
            if hit:
                guesses.remove(hit)
                matched += 1
                sources += hit["source"] == (source or "")
    assert 2 * matched / (gold + predicted) >= AT_LEAST
    assert sources / matched >= 0.9


@pytest.mark.parametrize("case", [c for c in GOLD if not c["is"]], ids=lambda c: c["text"][:30])
def test_plain_facts_are_nobody_s_statement(case: dict[str, Any]) -> None:
    assert found(case["text"]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister said the bridge was safe.", "speech"),
        ("The minister believes that the bridge is safe.", "belief"),
        ("The minister wants to close the bridge.", "intention"),
    ],
)
def test_kind_tells_speech_from_belief_and_intention(text: str, kind: str) -> None:
    assert [s["kind"] for s in found(text)] == [kind]


def test_statement_inside_a_quotation_does_not_leave_it() -> None:
    text = "“We thought it would hold,” she says. “It broke.”"
    inner = next(s for s in found(text) if s["cue"] == "thought")
    assert "".join(text[i] for i in sorted(inner["content"])) == "it would hold"


def test_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“It was dark,” Mr. Hall said. “We ran down the stairs.\n\n“Then the roof fell in.”"
    outer = next(s for s in found(text) if s["cue"] == "said")
    assert "roof fell in" in "".join(text[i] for i in sorted(outer["content"]))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([c["text"] for c in GOLD]), min_size=1, max_size=3))
def test_contents_are_exact_and_apart_from_cue_and_holder(texts: list[str]) -> None:
    doc = parse("\n\n".join(texts), "en")
    for statement in find_statements(doc):
        assert statement.content
        for a, b in statement.content:
            assert 0 <= a < b <= len(doc)
            assert not set(range(a, b)) & set(range(*statement.cue))
            assert not set(range(a, b)) & statement.own
