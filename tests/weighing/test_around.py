from __future__ import annotations

from typing import Any

import claims_factory as f
import pytest

from recoupe.weighing import assemble
from recoupe.weighing.around import earlier, lost, partial, replaced, status_in_words


def count(text: str, low: int = 4) -> Any:
    return f.figure("killed", low, low, "people").model_copy(update={"text": text})


@pytest.mark.parametrize(
    ("quote", "text", "whole"),
    [
        ("Four of the wounded are being treated in hospitals over the border", "Four", False),
        ("A doctor said he treated 16 of 29 cases", "16", False),
        ("nineteen of them have been named", "nineteen", False),
        ("quatre blessés ont été transférés à Antioche", "quatre blessés", False),
        ("The strike on the hospital killed 30 people", "30 people", True),
        ("12 people died, and the wounded were taken to a clinic", "12 people", True),
        ("30 people, 19 of them children, were killed", "30 people", True),
    ],
)
def test_a_count_of_some_is_no_total(quote: str, text: str, whole: bool) -> None:
    assert partial(quote, count(text)) is not whole


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("They lost nine men on Wednesday", "nine men", True),
        ("la garnison n'a perdu que cinq hommes", "cinq hommes", True),
        ("it admitted losing at least seven fighters", "seven fighters", True),
        ("The attack cost the enemy 60 dead", "60 dead", False),
        ("They lost the town, where the Observatory counted nine dead", "nine dead", False),
    ],
)
def test_losses_are_told_by_their_verb(quote: str, text: str, found: bool) -> None:
    assert lost(quote, count(text)) is found


def test_an_earlier_toll_is_replaced_by_its_own_words() -> None:
    assert replaced("updating an earlier toll on Sunday of 15", count("an earlier toll on Sunday of 15"))
    assert replaced("Il avait d'abord fait état de 15 morts", count("15 morts"))
    assert not replaced("Jets struck earlier on Wednesday, killing 15", count("15"))
    assert earlier("It had first said 15", count("15"))


@pytest.mark.parametrize(
    ("quote", "by", "status"),
    [
        ("More than twenty people died, none of them armed", None, "civilian"),
        ("21 bodies were dug out, every one of them a civilian", None, "civilian"),
        ("le raid n'a tué que « des terroristes »", None, "combatant"),
        ("the terrorists fired at the market", "terrorists", None),
        ("most of the dead were fighters in civilian clothes", None, None),
        ("Ten people died", None, None),
    ],
)
def test_the_sentence_says_who_was_hit_where_nothing_else_does(quote: str, by: str | None, status: str | None) -> None:
    assert status_in_words(f.claim("a", "Grey Monitor", quote=quote, by=by)) == status


def test_a_hospital_s_count_contradicts_no_higher_total_and_leaves_the_high_open() -> None:
    some = f.claim("a", "a doctor", quote="He treated 4 of the wounded", figures=(wounded("4 of the wounded", 4),))
    total = f.claim("b", "Grey Monitor", quote="The strike wounded 25", figures=(wounded("25", 25),))
    (incident,) = assemble([f.reading("ra", some), f.reading("rb", total, outlet="Other")], f.THEATRE).incidents
    assert incident.contradictions == ()
    (alone,) = assemble([f.reading("ra", some)], f.THEATRE).incidents
    assert alone.assessment
    assert "or more" in alone.assessment.figures[0].reasons[2].text


def wounded(text: str, n: int) -> Any:
    return f.figure("wounded", n, n, "people").model_copy(update={"text": text})
