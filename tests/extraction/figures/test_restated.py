from __future__ import annotations

from recoupe.extraction.figures import restated


def test_a_headline_without_its_at_least_is_restated(found) -> None:
    text = "Strikes kill 22 near the river\n\nStrikes killed at least 22 civilians on Monday and wounded 30."
    assert restated(list(found(text, "en")), text) == {0}


def test_a_page_that_repeats_its_headline_restates_both(found) -> None:
    title = "Strikes kill 45 after rebel fire"
    text = f"{title}\n\n{title} AFP. At least 45 people were killed in strikes, the monitor said."
    figures = list(found(text, "en"))
    assert [f.figure.high for f in figures] == [45, 45, None]
    assert restated(figures, text) == {0, 1}


def test_another_number_or_kind_is_not_restated(found) -> None:
    text = "Strikes kill 22 near the river\n\nStrikes wounded 22 civilians and killed 25 on Monday."
    assert restated(list(found(text, "en")), text) == frozenset()
