from __future__ import annotations

import claims_factory as f
import pytest

from recoupe.linking.compare import displaces, flees
from recoupe.weighing import assemble


@pytest.mark.parametrize(
    ("quote", "event", "told"),
    [
        ("Families fled the town before dawn.", "other", True),
        ("Des familles ont fui le village.", "other", True),
        ("Aid trucks reached the town.", "other", False),
        ("Families fled while the town was shelled.", "shelling/artillery/missile attack", False),
    ],
)
def test_people_who_leave_are_told_by_words_where_no_type_says_it(quote: str, event: str, told: bool) -> None:
    assert flees(f.claim("a", quote=quote, event=event)) is told


def test_where_the_dead_are_counted_it_is_no_mere_displacement() -> None:
    left = f.claim("a", quote="Families fled the town.", event="other")
    counted = f.claim("b", quote="Six died as they fled.", event="other", figures=(f.figure("killed", 6, 6),))
    assert displaces([left])
    assert not displaces([left, counted])
    assert not displaces([])


def test_a_flight_without_numbers_is_titled_displacement() -> None:
    left = f.claim("a", "a nurse", quote="Families fled the town, a nurse said.", event="other")
    brief = assemble([f.reading("one", left)], f.THEATRE)
    assert brief.situations[0].title.startswith("Displacement near ")
