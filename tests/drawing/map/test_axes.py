from __future__ import annotations

from types import ModuleType

import pytest

from recoupe.drawing.map.axes import find_axes
from recoupe.model import Assessment, Brief, Incident, Movement, Place, Reading


def reading(factory: ModuleType, number: int, *movements: Movement, outlet: str = "Northern Wire") -> Reading:
    return Reading(id=f"r{number}", lang="en", text="", outlet=outlet, movements=movements)


def move(factory: ModuleType, start: Place, stop: Place, **fields: object) -> Movement:
    values: dict[str, object] = {
        "id": "m1",
        "quote": "q",
        "by": "Islamic State",
        "from": (start,),
        "to": (stop,),
        **fields,
    }
    return Movement(**values)  # type: ignore[arg-type]


def test_the_same_axis_in_two_languages_is_one_with_both_claimants(factory: ModuleType) -> None:
    axes, undrawn = find_axes(factory.offensive(), factory.theatre(), "fr")
    assert [(a.start.name, a.stop.name) for a in axes] == [("Huwaysis", "champ d’al-Mahr"), ("Ash-Shair", "Jazal")]
    assert [c.name for c in axes[1].claimants] == ["Amaq", "Le Courrier du désert"]
    assert axes[1].side == "islamic-state" and axes[1].by == "État islamique"
    assert axes[1].refs == (("en-1", "m2"), ("fr-1", "m1"))
    assert not axes[0].assessed and not axes[1].assessed
    assert undrawn == ()


def test_an_end_that_nobody_located_is_never_invented(factory: ModuleType) -> None:
    lost, region = Place(text="Wadi Perdu"), factory.place("Homs", 34.3, 38.3, "region")
    brief = Brief(reports=(
        reading(factory, 1, move(factory, factory.HUWAYSIS, lost), move(factory, factory.HUWAYSIS, region, id="m2"),
                Movement(id="m3", quote="q", to=(factory.JAZAL,), kind="withdrawal")),
    ))  # fmt: skip
    axes, undrawn = find_axes(brief, factory.theatre(), "en")
    assert axes == ()
    assert [(u.start, u.stop, u.start_located, u.stop_located) for u in undrawn] == [
        ("Huwaysis", "Wadi Perdu", True, False),
        ("Huwaysis", "Homs", True, False),
        (None, "Jazal", False, True),
    ]


@pytest.mark.parametrize(
    ("sources", "assessed"),
    [
        (("Amaq",), False),
        (("SANA", "ANNA"), False),  # one side
        (("Amaq", "SANA"), True),
        (("Amaq", "Steppe Monitor"), True),
        (("Steppe Monitor", "a passer-by"), False),  # the second one's side is unknown
    ],
)
def test_an_axis_is_assessed_by_independent_sources_not_of_one_side(
    factory: ModuleType, sources: tuple[str, ...], assessed: bool
) -> None:
    told = [reading(factory, i, move(factory, factory.HUWAYSIS, factory.MAHR, source=s)) for i, s in enumerate(sources)]
    axes, _undrawn = find_axes(Brief(reports=tuple(told)), factory.theatre(), "en")
    assert [a.assessed for a in axes] == [assessed]


def test_a_denial_is_no_axis_of_its_own_and_keeps_it_from_being_assessed(factory: ModuleType) -> None:
    told = [
        reading(factory, 1, move(factory, factory.HUWAYSIS, factory.MAHR, source="Amaq")),
        reading(factory, 2, move(factory, factory.HUWAYSIS, factory.MAHR, source="Steppe Monitor")),
        reading(factory, 3, move(factory, factory.HUWAYSIS, factory.MAHR, source="SANA", stance="denies")),
    ]
    axes, _undrawn = find_axes(Brief(reports=tuple(told)), factory.theatre(), "en")
    assert len(axes) == 1
    assert [c.name for c in axes[0].deniers] == ["SANA"]
    assert not axes[0].assessed


def test_confirmed_fighting_at_its_end_makes_an_axis_assessed(factory: ModuleType) -> None:
    told = reading(factory, 1, move(factory, factory.HUWAYSIS, factory.MAHR, source="Amaq"))
    for status, expected in (("confirmed", True), ("contested", False)):
        assessment = Assessment(status=status, independent_sources=2, reports=2)  # type: ignore[arg-type]
        there = Incident(id="i", event="armed clash", place=factory.MAHR, claims=(), assessment=assessment)
        axes, _undrawn = find_axes(Brief(reports=(told,), incidents=(there,)), factory.theatre(), "en")
        assert axes[0].assessed is expected


def test_a_hedge_is_dropped_once_the_same_source_says_it_plainly(factory: ModuleType) -> None:
    told = [
        reading(factory, i, move(factory, factory.HUWAYSIS, factory.MAHR, source="Amaq", hedged=h))
        for i, h in enumerate((True, False))
    ]
    axes, _undrawn = find_axes(Brief(reports=tuple(told)), factory.theatre(), "en")
    assert [(c.name, c.hedged) for c in axes[0].claimants] == [("Amaq", False)]


def test_a_report_without_an_outlet_is_not_named_by_its_title(factory: ModuleType) -> None:
    move = Movement(id="m1", quote="q", start=0, end=1, kind="advance", from_=(factory.HUWAYSIS,), to=(factory.MAHR,))
    one = Reading(id="r", lang="en", text="q", title="A headline", movements=(move,))
    (found,), _undrawn = find_axes(Brief(reports=(one,)), factory.theatre(), "en")
    assert [c.name for c in found.claimants] == ["a report, outlet not given"]
