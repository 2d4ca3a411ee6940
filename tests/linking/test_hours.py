from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.hours import hours_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rockets fell at 9 a.m. on Friday.", "A second salvo fell at 6 p.m."),
        ("Shells hit the market on Friday morning.", "Un obus est tombé vendredi soir."),
        ("L'attaque a eu lieu à l'aube.", "It happened in the afternoon."),
        ("Une bombe a explosé à 8h30.", "A bomb went off at 17:45."),
    ],
)
def test_two_times_of_one_day_do_not_meet(one: str, other: str) -> None:
    assert hours_in(one)
    assert hours_in(other)
    assert not hours_in(one) & hours_in(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("At dawn on Thursday the town was shelled.", "The shelling began in the morning."),
        ("Des tirs ont visé la ville dans la nuit de lundi à mardi.", "It came under fire shortly after midnight."),
        ("It was hit at 9 a.m.", "It was hit at 10 am."),
    ],
)
def test_two_ways_to_tell_one_time_meet(one: str, other: str) -> None:
    assert hours_in(one) & hours_in(other)


@pytest.mark.parametrize(
    "quote",
    [
        "The town has been shelled since the morning.",
        "Ten people died on Friday.",
        "Some 14 men were held.",
        "Après-demain.",
    ],
)
def test_no_hour_is_read_where_none_is_told(quote: str) -> None:
    assert hours_in(quote) == frozenset()


def test_the_afternoon_is_not_noon() -> None:
    assert 11 not in hours_in("vendredi après-midi")


@given(st.text(max_size=60))
def test_hours_are_hours(text: str) -> None:
    assert all(0 <= hour < 24 for hour in hours_in(text))
