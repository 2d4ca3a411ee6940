from __future__ import annotations

from typing import Any

import claims_factory as f
import pytest

from recoupe.linking.link import all_views
from recoupe.provenance import find_voices
from recoupe.weighing.counted import counted
from recoupe.weighing.ground import ground
from recoupe.weighing.interest import claim_interest, interest, parties_of
from recoupe.weighing.said import said


def served(source: str | None, who: str = "people", low: int | None = 5, **rest: Any) -> str:
    claim = f.claim("a", source, figures=(f.figure("killed", low, 5, who),), **rest)
    reading = ground(f.reading("r", claim), f.THEATRE)
    voices = find_voices([reading], f.THEATRE)
    view = all_views([reading], voices, f.THEATRE)[0]
    spoken = said(view, voices.of(view.ref))
    return interest(counted(spoken)[0], parties_of([spoken]))


FIGHT = {"event": "armed clash", "by": "Blue Front", "against": "Red Army"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Blue Voice", "self-serving"),
        ("Red News", "against interest"),
        ("Grey Monitor", "third-party"),
        ("a nurse", "unknown"),
        (None, "unknown"),
    ],
)
def test_losses_of_a_side(source: str | None, expected: str) -> None:
    assert served(source, "soldiers", **FIGHT) == expected


def test_only_an_upper_bound_on_ones_own_losses_serves_oneself() -> None:
    assert served("Red News", "soldiers", low=None, **FIGHT) == "self-serving"


def test_civilians_that_ones_own_side_killed_are_against_interest() -> None:
    assert served("Red News", "civilians", by="Red Army") == "against interest"


def test_civilians_that_the_enemy_is_blamed_for_serve_oneself() -> None:
    assert served("Red News", "civilians", by="Blue Front", against="Red Army") == "self-serving"


def of_claim(source: str | None, **rest: Any) -> str:
    reading = ground(f.reading("r", f.claim("a", source, **rest)), f.THEATRE)
    voices = find_voices([reading], f.THEATRE)
    view = all_views([reading], voices, f.THEATRE)[0]
    spoken = said(view, voices.of(view.ref))
    return claim_interest(spoken, parties_of([spoken]))


TAKEN = {"event": "territory taken", "by": "Blue Front", "against": "Red Army"}


@pytest.mark.parametrize(
    ("source", "rest", "expected"),
    [
        ("Red News", TAKEN, "against interest"),
        ("Blue Voice", TAKEN, "self-serving"),
        ("Grey Monitor", TAKEN, "third-party"),
        ("a nurse", TAKEN, "unknown"),
        ("Red News", {"event": "attack repelled", "by": "Blue Front", "against": "Red Army"}, "against interest"),
        ("Red News", {"by": "Red Army", "against": "civilians"}, "against interest"),
        ("Red News", {"by": "Red Army", "against": "militants"}, "self-serving"),
        ("Red Army", {"by": "Red Army", "stance": "denies"}, "self-serving"),
    ],
)
def test_a_claim_that_counts_nobody_has_an_interest_too(source: str, rest: dict[str, Any], expected: str) -> None:
    assert of_claim(source, **rest) == expected
