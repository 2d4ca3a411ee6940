"""The draw, the judgements and the counts of the measure of conditionals."""

from __future__ import annotations

import pytest

import conditional
from conditional import (
    JUDGED,
    LABELS,
    SEEDS,
    SIZE,
    Decided,
    Form,
    corpus,
    counted,
    drawn,
    forms,
    interval,
    judged,
    read,
)


def test_forms_are_found_by_their_ending_alone() -> None:
    text = "Il serait parti; le retrait durait. Ils partiraient, nous serions là. Un portraitiste."
    assert [f.word for f in forms({"a": text})] == ["serait", "retrait", "durait", "partiraient", "serions"]
    assert all(text.startswith(f.word, f.at) for f in forms({"a": text}))


def test_samples_of_the_same_texts_have_no_form_in_common_and_are_drawn_alike_every_time() -> None:
    found = [Form("a", i, "serait") for i in range(500)]
    first, fresh = drawn(found, "first"), drawn(found, "fresh")
    assert first == drawn(found, "first")
    assert not set(first[:200]) & set(fresh)
    assert len(fresh) == 300


@pytest.mark.parametrize("sample", SEEDS)
def test_each_sample_has_enough_judged_conditionals(sample: str) -> None:
    labels = judged(sample)
    assert set(labels.values()) <= set(LABELS)
    part = counted(labels)
    assert sum(label != "other" for label in part.values()) == SIZE
    assert list(part) == list(labels)[: len(part)]


def test_no_form_is_judged_in_two_samples() -> None:
    listed = [form for sample in SEEDS for form in judged(sample)]
    assert len(listed) == len(set(listed))
    assert JUDGED.exists()


@pytest.mark.parametrize("sample", SEEDS)
def test_what_was_judged_is_what_is_drawn(sample: str) -> None:
    if not corpus(sample).exists():
        pytest.skip(f"{corpus(sample).name} is not beside the project")
    labels = judged(sample)
    assert drawn(forms(read(sample)), sample)[: len(labels)] == list(labels)


def test_each_kind_has_its_own_counts() -> None:
    form = Form("a", 0, "serait")
    made = [("journalistic", True), ("journalistic", False), ("genuine", True), ("genuine", False), ("other", False)]
    assert conditional.scores([Decided(form, label, hedge) for label, hedge in made]) == {
        "accuracy": (2, 4, 4),
        "journalistic": (1, 2, 2),
        "genuine": (1, 2, 2),
        "other": (1, 1, 1),
    }


def test_a_form_that_does_not_stand_in_its_text_is_told() -> None:
    with pytest.raises(ValueError, match="does not stand at 3"):
        conditional.decide({"a": "Il est parti."}, {Form("a", 3, "serait"): "genuine"})


def test_the_interval_holds_the_share() -> None:
    low, high = interval(95, 100)
    assert low < 0.95 < high
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
