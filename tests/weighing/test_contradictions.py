from __future__ import annotations

from typing import Any

import claims_factory as f
import pytest
from claims_factory import between, found, types
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model import Place, When

SITE = Place(text="the bakery", lat=34.551, lon=38.281, precision="exact")
OTHER_SITE = Place(text="the school", lat=34.578, lon=38.266, precision="exact")


def counts(id_: str, source: str, low: int | None, high: int | None, **rest: Any) -> Any:
    who = rest.pop("who", "people")
    extra = {k: rest.pop(k) for k in ("qualifier", "kind") if k in rest}
    kind = extra.pop("kind", "killed")
    return f.claim(id_, source, figures=(f.figure(kind, low, high, who, **extra),), **rest)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ((10, 10), (7, None), False),
        ((22, None), (30, 30), False),
        ((4, 4), (12, 20), True),
        ((None, 80), (1026, 1026), True),
        ((None, 80), (60, 60), False),
        ((22, 22), (44, None), True),
        ((27, 27), (25, None), False),
    ],
)
def test_figures_contradict_only_if_no_number_fits_both(one: Any, other: Any, clash: bool) -> None:
    assert types(counts("a", "Red News", *one), counts("b", "Grey Monitor", *other)) == (["number"] if clash else [])


def test_a_rounded_number_agrees_with_those_it_may_stand_for() -> None:
    assert types(counts("a", "Red News", 30, 30, qualifier="about"), counts("b", "Grey Monitor", 26, 26)) == []
    assert types(counts("a", "Red News", 20, 20, qualifier="about"), counts("b", "Grey Monitor", 36, 36)) == ["number"]


def test_children_are_not_compared_with_everybody() -> None:
    assert types(counts("a", "Red News", 4, 4, who="children"), counts("b", "Grey Monitor", 31, 31)) == []


def test_losses_of_two_sides_are_not_compared() -> None:
    red = counts("a", "Blue Voice", 60, None, who="soldiers", event="armed clash", against="Red Army")
    blue = counts("b", "Red News", 12, 12, who="fighters", event="armed clash", against="Blue Front")
    assert types(red, blue) == []


def test_a_later_toll_of_the_same_source_supersedes_its_earlier_one() -> None:
    old = f.reading("old", counts("a", "Grey Monitor", 8, 8), published=f.date(2016, 12, 8))
    new = f.reading("new", counts("b", "Grey Monitor", 31, 31), published=f.date(2016, 12, 10), outlet="Other")
    rival = f.reading("rival", counts("c", "White Watch", 31, 31), outlet="Third")
    assert between([old, new]) == []
    assert between([old, new, rival]) == []


def test_an_attack_repelled_contradicts_ground_taken() -> None:
    taken = f.claim("a", "Blue Voice", event="territory taken", by="Blue Front")
    held = f.claim("b", "Red News", event="attack repelled", by="Red Army", against="Blue Front")
    assert types(taken, held) == ["outcome"]


def test_an_attack_repelled_contradicts_checkpoints_overrun() -> None:
    overrun = f.claim(
        "a", "Blue Voice", event="armed clash", by="Blue Front", figures=(f.figure("seized", 8, None, "checkpoints"),)
    )
    held = f.claim("b", "Red News", event="attack repelled", by="Red Army")
    assert types(overrun, held) == ["outcome"]


def test_a_denial_of_having_done_it_answers_the_one_who_accuses() -> None:
    accuser = f.claim("a", "Grey Monitor", by="Red Army")
    witness = f.claim("b", "a nurse")
    denier = f.claim("c", "Red Army", by="Red Army", stance="denies")
    clashes = found(accuser, witness, denier)
    assert [(c.a.claim, c.b.claim, c.type) for c in clashes] == [("a", "c", "actor")]


def test_a_denial_that_anything_happened_contradicts_whoever_says_so() -> None:
    said_so = f.claim("a", "Grey Monitor")
    denier = f.claim("b", "Red News", stance="denies")
    assert types(said_so, denier) == ["occurrence"]


def test_two_perpetrators_of_one_strike_contradict_each_other() -> None:
    assert types(f.claim("a", "Blue Voice", by="Red Army"), f.claim("b", "Red News", by="Blue Front")) == ["actor"]


def test_both_sides_act_in_a_fight() -> None:
    one = f.claim("a", "Blue Voice", event="armed clash", by="Red Army")
    other = f.claim("b", "Red News", event="armed clash", by="Blue Front")
    assert types(one, other) == []


def test_civilians_against_combatants_is_victim_status() -> None:
    one = counts("a", "Grey Monitor", 15, 15, who="civilians")
    other = f.claim("b", "Red News", against="terrorists")
    assert types(one, other) == ["victim status"]


def test_days_contradict_only_if_they_cannot_overlap() -> None:
    week = When(start=f.date(2016, 12, 5), end=f.date(2016, 12, 11))
    next_day = When(start=f.date(2016, 12, 9), end=f.date(2016, 12, 9))
    assert types(f.claim("a", "Red News"), f.claim("b", "Grey Monitor", when=week)) == []
    assert types(f.claim("a", "Red News"), f.claim("b", "Grey Monitor", when=next_day)) == ["time"]


def test_places_contain_one_another() -> None:
    wide = f.claim("a", "Red News", places=(f.TOWN,))
    spot = f.claim("b", "Grey Monitor", places=(SITE, f.TOWN))
    elsewhere = f.claim("c", "White Watch", places=(OTHER_SITE, f.TOWN))
    assert types(wide, spot) == []
    assert types(spot, elsewhere) == ["place"]


def test_names_that_nobody_located_tell_no_places_apart() -> None:
    depot = f.claim("a", "Red News", places=(Place(text="fuel depot"), f.TOWN))
    translated = f.claim("b", "Grey Monitor", places=(Place(text="dépôt de carburant"), f.TOWN))
    school = f.claim("c", "White Watch", places=(Place(text="the school"), f.TOWN))
    assert types(depot, translated) == types(depot, school) == types(depot, f.claim("d", places=(SITE, f.TOWN))) == []


def test_one_source_never_contradicts_itself() -> None:
    assert types(counts("a", "Grey Monitor", 5, 5), counts("b", "Grey Monitor", 9, 9)) == []


BOUNDS = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted)


@settings(max_examples=60, deadline=None)
@given(BOUNDS, BOUNDS, st.integers(0, 20), st.one_of(st.none(), st.integers(0, 20)), st.sampled_from([None, "about"]))
def test_widening_a_range_never_creates_a_contradiction(
    one: list[int], other: list[int], down: int, up: int | None, qualifier: str | None
) -> None:
    narrow = counts("a", "Red News", *one, qualifier=qualifier)
    wide = counts("a", "Red News", max(0, one[0] - down), None if up is None else one[1] + up, qualifier=qualifier)
    rival = counts("b", "Grey Monitor", *other)
    assert set(types(wide, rival)) <= set(types(narrow, rival))


def test_a_weapon_said_to_be_a_states_answers_that_states_denial() -> None:
    accuses = f.claim("a", "Grey Monitor", quote="It said that the aircraft were Russian.")
    denies = f.claim("b", "Moscow", stance="denies", by="Russian planes")
    assert types(accuses, denies) == ["actor"]


def test_the_army_that_one_accuses_is_the_army_that_denies_and_each_may_blame_the_other() -> None:
    denies = f.claim("a", "armée soudanaise", stance="denies", by="armée soudanaise")
    accuses = f.claim("b", "Forces de soutien rapide", by="aviation")
    assert types(denies, accuses) == ["actor"]
    blames = f.claim("c", "Sudanese army", by="Rapid Support Forces", event="shelling/artillery/missile attack")
    assert types(blames, f.claim("d", "RSF", by="army")) == ["actor"]


def test_parts_of_a_toll_are_not_compared_with_another_source_s_total() -> None:
    parts = (f.figure("killed", 6, 6, "fighters"), f.figure("killed", 3, 3, "civilians"))
    assert types(f.claim("a", "Grey Monitor", figures=parts), counts("b", "White Watch", 9, 9)) == []
    assert (
        types(f.claim("a", "Grey Monitor", figures=parts), counts("b", "White Watch", 9, 9, against="children")) == []
    )
    assert types(f.claim("a", "Grey Monitor", figures=parts), counts("b", "White Watch", 5, 5, who="civilians")) == [
        "number"
    ]


SOURCES = st.sampled_from(["Red News", "Red Army", "Blue Voice", "Blue Front", "Grey Monitor", "a nurse", None])
WHO = st.sampled_from(["people", "civilians", "soldiers", "fighters", "children", None])
DAYS = st.integers(8, 11)


@st.composite
def told(draw: Any, name: str) -> Any:
    low, high = sorted((draw(st.integers(0, 40)), draw(st.integers(0, 40))))
    counted = f.figure(draw(st.sampled_from(["killed", "wounded"])), low, high, draw(WHO))
    event = draw(st.sampled_from(["air/drone strike", "armed clash", "attack repelled"]))
    against = draw(st.sampled_from([None, "Red Army", "Blue Front"]))
    claim = f.claim(name, draw(SOURCES), figures=(counted,), event=event, against=against)
    published = f.date(2016, 12, draw(DAYS))
    return f.reading(f"r{name}", claim, outlet=f"Outlet {name}", published=published)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcd"), min_size=2, max_size=4, unique=True), st.data())
def test_widening_one_figure_of_an_incident_creates_no_contradiction_between_any_sources(names: Any, data: Any) -> None:
    readings = [data.draw(told(name)) for name in names]
    claim = readings[0].claims[0]
    (figure,) = claim.figures
    wide = figure.model_copy(
        update={
            "low": data.draw(st.sampled_from([figure.low, 0, None])),
            "high": data.draw(st.sampled_from([figure.high, figure.high + 20, None])),
        }
    )
    widened = readings[0].model_copy(update={"claims": (claim.model_copy(update={"figures": (wide,)}),)})

    def pairs(batch: list[Any]) -> set[Any]:
        speaker = {r.id: r.claims[0].source or r.outlet for r in batch}
        return {(frozenset((speaker[c.a.report], speaker[c.b.report])), c.type) for c in between(batch)}

    assert pairs([widened, *readings[1:]]) <= pairs(readings)
