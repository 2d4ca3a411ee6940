"""Damaged inputs of every kind: none breaks the reading of the others, each is told of."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzz
from fuzz_inputs import KINDS, sound
from recoupe.reading import batch, read_sources
from recoupe.reading.sources import Source


def chance_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311


@pytest.mark.parametrize("kind", KINDS)
def test_sound_inputs_are_read(kind) -> None:
    told = set(fuzz.outcomes(Source("sound", kind, sound(kind, chance_of(3)))))
    if kind in {"bookmarks", "urls"}:
        assert told == {"not fetched"}
    elif kind == "feed":
        assert told == {"read", "not fetched"}
    else:
        assert told - {"left aside"} == {"read"}


def test_damaged_inputs_are_each_told_of_and_none_crashes() -> None:
    found = fuzz.run(20 * len(KINDS), seed=7)
    assert [crash for outcome in found.values() for crash in outcome.crashes] == []
    assert all(outcome.inputs == 20 for outcome in found.values())
    for kind, outcome in found.items():
        assert outcome.counts["rejected"] or outcome.counts["not fetched"], f"{kind}: nothing was damaged"
    assert "crashed" in fuzz.table(found)


def test_the_same_seed_gives_the_same_inputs() -> None:
    for number, kind in enumerate(KINDS):
        first, second = (
            fuzz.damaged(sound(kind, chance), chance, b"other") for chance in (chance_of(number), chance_of(number))
        )
        assert first == second
        assert first != sound(kind, chance_of(number))


@given(st.sampled_from(KINDS), st.binary(max_size=300))
def test_any_bytes_of_any_kind_are_read_or_rejected(kind, data: bytes) -> None:
    assert set(fuzz.outcomes(Source("bytes", kind, data))) - {"read", "rejected", "left aside", "not fetched"} == set()


def test_a_crash_is_seen_by_the_benchmark_and_costs_the_batch_one_input(monkeypatch) -> None:
    def broken(_source, _web):
        raise ZeroDivisionError("of no use")

    found = fuzz.run(0, seed=1)
    assert all(outcome.inputs == 0 for outcome in found.values())
    monkeypatch.setattr(fuzz, "drafts", broken)
    monkeypatch.setattr(fuzz, "warm_up", lambda: None)
    found = fuzz.run(len(KINDS), seed=1)
    assert sum(len(outcome.crashes) for outcome in found.values()) == len(KINDS)
    monkeypatch.setattr(batch, "drafts", broken)
    (rejected,) = read_sources([Source("a.txt", "text", b"words")]).rejected
    assert rejected.input == "a.txt"
    assert "ZeroDivisionError: of no use" in rejected.why
    monkeypatch.undo()
    monkeypatch.setattr(batch, "to_report", broken)
    (rejected,) = read_sources([Source("a.txt", "text", b"words")]).rejected
    assert "ZeroDivisionError: of no use" in rejected.why
