"""The annotated news: well formed offsets, and the texts that they belong to where those are present."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from attribution_texts import GOLD, PARTS, digest, text_of, together

DATA = Path(__file__).parents[3] / "shared" / "data"
ENTRIES = json.loads(GOLD.read_text(encoding="utf8"))


def test_there_are_twice_twenty_texts_and_fourteen() -> None:
    assert [sum(e["part"] == part for e in ENTRIES) for part in PARTS] == [20, 20, 14]
    assert len({e["doc"] for e in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e["doc"])
def test_spans_are_ordered_and_every_attribution_has_a_content(entry: dict) -> None:
    assert set(entry) <= {"doc", "corpus", "id", "part", "lines", "joined", "sha256", "attributions"}
    for attribution in entry["attributions"]:
        assert attribution["content"]
        assert len(attribution["source"]) <= 1
        for spans in attribution.values():
            assert all(0 <= a < b for a, b in spans)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e["doc"])
def test_spans_are_whole_words_of_the_text(entry: dict) -> None:
    if not (DATA / entry["corpus"]).is_dir():
        pytest.skip(f"{DATA / entry['corpus']} is absent")
    text = text_of(DATA, entry)
    assert digest(text) == entry["sha256"]
    for attribution in entry["attributions"]:
        for start, end in (s for spans in attribution.values() for s in spans):
            piece = text[start:end]
            assert piece == piece.strip()
            assert not re.match(r"\w", piece) or not re.search(r"\w$", text[:start])
            assert not re.search(r"\w$", piece) or not re.match(r"\w", text[end:])


def test_tokens_are_put_together_as_printed() -> None:
    tokens = ["He", "did", "n't", "pay", "$", "5", ",", "``", "or", "''", "so", "."]
    assert together(tokens) == 'He didn\'t pay $5, "or" so.'
