"""Numbers that a careless reader would count: hours, dates, scores, money, ages, distances, units, names."""

from pathlib import Path

import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "adversarial_cases.yaml").read_text(encoding="utf8"))
LISTED = [(lang, case) for lang, sorts in CASES.items() for cases in sorts.values() for case in cases]


@pytest.mark.parametrize(("lang", "case"), LISTED, ids=[f"{lang}: {case['text'][:50]}" for lang, case in LISTED])
def test_only_what_is_counted_becomes_a_figure(bounds, lang, case):
    assert [list(f) for f in bounds(case["text"], lang) if f[0] != "other"] == case["figures"]


def test_other_kinds_count_things_and_attacks_never_hours_dates_or_money(bounds):
    """What is counted without a kind of its own is told too, so numbers that count nothing must not hide there."""
    for sort in ("clock and calendar", "scores, votes, money, shares", "distances, depths, sizes"):
        for lang in CASES:
            for case in CASES[lang][sort]:
                assert [f for f in bounds(case["text"], lang) if f[0] == "other"] == [], case["text"]
