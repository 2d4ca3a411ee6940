from __future__ import annotations

from typing import Any

import claims_factory as f
import pytest
from claims_factory import between, found, types

from recoupe.model import Place, Reason

EAST = Place(text="the east bank", lat=35.36, lon=40.18, precision="exact")
WEST = Place(text="the west bank", lat=35.30, lon=40.05, precision="exact")


def denial(id_: str, source: str, **rest: Any) -> Any:
    return f.claim(id_, source, stance="denies", **rest)


def test_a_denied_part_in_a_fight_contradicts_only_those_who_say_that_they_took_part() -> None:
    fight = f.claim("a", "Grey Monitor", event="armed clash")
    accuses = f.claim("b", "White Watch", event="armed clash", by="Red Army")
    denies = denial("c", "Red Army", event="armed clash", by="Red Army")
    assert [(c.a.claim, c.b.claim, c.type) for c in found(fight, accuses, denies)] == [("b", "c", "occurrence")]


def test_ones_own_troops_are_ones_side_s() -> None:
    accuses = f.claim("a", "White Watch", event="armed clash", by="Red Army")
    other = f.claim("b", "Grey Monitor", event="armed clash", by="Blue Front")
    denies = denial("c", "Red News", event="armed clash", by="troops")
    assert [(c.a.claim, c.type) for c in found(accuses, other, denies)] == [("a", "occurrence")]


def test_who_denies_losses_of_some_contradicts_no_losses_of_others() -> None:
    theirs = f.claim("a", "Blue Voice", event="armed clash", against="Red Army")
    others = f.claim("b", "Red Army", event="armed clash", against="Blue Front")
    spared = denial("c", "Grey Monitor", event="armed clash", against="Red Army")
    assert [(c.a.claim, c.type) for c in found(theirs, others, spared)] == [("a", "occurrence")]


def test_a_denial_of_one_place_says_nothing_of_another() -> None:
    west = f.claim("a", "Red News", places=(WEST,))
    east = f.claim("b", "Grey Monitor", places=(EAST,))
    denies = denial("c", "White Watch", places=(EAST,))
    assert [c.a.claim for c in found(west, east, denies) if c.type == "occurrence"] == ["b"]


def test_bare_words_for_one_camp_accuse_and_deny() -> None:
    shells = f.claim("a", "Grey Monitor")
    accuses = f.claim("b", "White Watch", by="army gunners")
    denies = denial("c", "a spokesman", by="artillery of the army")
    assert [(c.a.claim, c.type) for c in found(shells, accuses, denies)] == [("b", "actor")]


def test_who_is_accused_by_the_word_for_its_camp_blames_back() -> None:
    accuses = f.claim("a", "Grey Monitor", by="army gunners")
    blames = f.claim("b", "the army", by="Blue Front")
    assert types(accuses, blames) == ["actor"]


def test_the_same_bare_words_name_the_same() -> None:
    accuses = f.claim("a", "Grey Monitor", event="looting/property destruction", by="militiamen")
    denies = denial("b", "a commander", event="looting/property destruction", by="militiamen")
    assert types(accuses, denies) == ["occurrence"]


@pytest.mark.parametrize("rule", ["by: carried over", "date: carried over", "against: carried over"])
def test_what_reading_carried_over_is_not_the_source_s_own_word(rule: str) -> None:
    carried = (Reason(rule=rule, text="carried over"),)
    next_day = f.When(start=f.date(2016, 12, 9), end=f.date(2016, 12, 9))
    own = {
        "by: carried over": f.claim("b", "Red News", by="Blue Front"),
        "date: carried over": f.claim("b", "Red News", when=next_day),
        "against: carried over": f.claim("b", "Red News", against="terrorists"),
    }[rule]
    rival = f.claim("a", "Blue Voice", by="Red Army" if rule.startswith("by") else None, against="civilians")
    assert len(types(rival, own)) == 1
    assert types(rival, own.model_copy(update={"reasons": carried})) == []


def test_one_contradiction_of_several_is_told_by_the_claims_of_one_spot() -> None:
    town = f.claim("a", "Red News", event="territory taken", by="Red Army")
    compound = f.claim("b", "Red News", event="territory taken", by="Red Army", places=(EAST, f.TOWN))
    held = f.claim("c", "Blue Voice", event="attack repelled", by="Blue Front", places=(EAST, f.TOWN))
    one = f.reading("one", town, compound, held)
    assert [(c.a.claim, c.b.claim) for c in between([one])] == [("b", "c")]


def bare(id_: str, source: str, **rest: Any) -> Any:
    """A denial that says nothing of its own: reading carried over what it is about."""
    rules = ("event: carried over", "against: carried over")
    reasons = tuple(Reason(rule=rule, text="carried over") for rule in rules)
    return denial(id_, source, quote=f"“A lie,” {source} said.", reasons=reasons, **rest)


def test_a_denial_without_words_of_its_own_answers_what_was_said_last() -> None:
    fight = f.claim("a", "Grey Monitor", start=0, event="armed clash")
    taken = f.claim("b", "Blue Voice", start=50, event="territory taken", by="Blue Front")
    lie = bare("c", "Red News", start=90, event="territory taken")
    elsewhere = f.reading("two", f.claim("d", "White Watch", event="territory taken", by="Blue Front"), outlet="B")
    nobody = f.reading("three", f.claim("e", "a nurse", event="territory taken"), outlet="C")
    clashes = between([f.reading("one", fight, taken, lie), elsewhere, nobody])
    assert sorted((c.a.claim, c.b.claim, c.type) for c in clashes) == [("b", "c", "outcome"), ("c", "d", "outcome")]


def test_victims_that_were_carried_over_are_not_what_a_denial_denies() -> None:
    killed = f.claim("a", "Grey Monitor", start=0, by="Red Army", against="civilians")
    lie = bare("b", "Red Army", start=50, by="Red Army", against="civilians")
    assert [c.type for c in between([f.reading("one", killed, lie)])] == ["actor"]


@pytest.mark.parametrize(
    "quote",
    ["The army said that the camp has not fallen.", "L'armée a démenti que le camp soit tombé."],
)
@pytest.mark.parametrize("event", ["other", "territory taken"])
def test_a_denial_that_a_place_fell_does_not_deny_that_it_was_attacked(event: str, quote: str) -> None:
    attack = f.claim("a", "Blue Voice", event="armed clash", by="Blue Front", against="Red Army")
    shelled = f.claim("b", "Grey Monitor")
    fallen = f.claim("c", "White Watch", event="territory taken", by="Blue Front")
    holds = denial("d", "Red News", event=event, quote=quote)
    assert [(c.a.claim, c.b.claim, c.type) for c in found(attack, shelled, fallen, holds)] == [("c", "d", "outcome")]


def test_a_denial_of_no_type_contradicts_nothing_of_another() -> None:
    claims = [f.claim(str(n), "Grey Monitor", event=event) for n, event in enumerate(("armed clash", "shooting"))]
    assert types(*claims, denial("c", "Red News", event="other", quote="Nothing of the kind, Red News said.")) == []


def test_a_denied_surrender_contradicts_that_men_were_taken_and_not_that_there_was_fighting() -> None:
    fight = f.claim("a", "Grey Monitor", event="armed clash")
    taken = f.claim("b", "White Watch", event="abduction/arrest")
    denies = denial("c", "Red News", event="other", quote="“There was no surrender”, Red News said.")
    assert [(c.a.claim, c.type) for c in found(fight, taken, denies)] == [("b", "occurrence")]


def test_who_denies_responsibility_does_not_deny_that_it_happened() -> None:
    struck = f.claim("a", "Grey Monitor", event="remote explosive/landmine/IED", figures=(f.figure("killed", 5, 5),))
    not_us = f.claim(
        "b",
        "Blue Front",
        quote="The Blue Front denied responsibility for the bomb in Palmyra.",
        event="remote explosive/landmine/IED",
        stance="denies",
    )
    assert f.types(struck, not_us) == []
    accused = f.claim("c", "Red News", event="remote explosive/landmine/IED", by="Blue Front")
    assert f.types(accused, not_us) == ["actor"]
    other = f.claim("d", "Grey Monitor", event="remote explosive/landmine/IED", by="Red Army")
    assert f.types(other, not_us) == []
