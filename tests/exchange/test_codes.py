"""Event types and precisions in the codes of others."""

from datetime import date
from typing import get_args

import pytest

from recoupe.exchange import codes
from recoupe.model import EventType, Place, When

STATE, FOREIGN, TROOPS, GROUP, CIVILIANS = ({k} for k in get_args(codes.ActorClass))
NOBODY: set[codes.ActorClass] = set()


def test_every_event_type_is_mapped_once_in_each_table() -> None:
    for name in ("acled", "plover"):
        assert set(codes.table()[name]) == set(get_args(EventType))
    assert set(codes.table()["ucdp"]["one_sided"]) <= set(get_args(EventType))


def test_every_sub_event_type_named_has_its_event_type() -> None:
    named = {e["sub"] for entries in codes.table()["acled"].values() for e in entries} - {""}
    typed = [s for kind in codes.table()["acled_types"].values() for s in kind["subs"]]
    assert named <= set(typed)
    assert len(typed) == len(set(typed))


def test_every_condition_names_classes_of_actors() -> None:
    for entries in codes.table()["acled"].values():
        for entry in entries:
            assert set(entry) <= {"by", "against", "sub"}
            assert {*entry.get("by", ()), *entry.get("against", ())} <= set(get_args(codes.ActorClass))


@pytest.mark.parametrize(
    ("event", "by", "against", "sub"),
    [
        ("air/drone strike", NOBODY, NOBODY, "Air/drone strike"),
        ("territory taken", STATE, GROUP, "Government regains territory"),
        ("territory taken", GROUP, STATE, "Non-state actor overtakes territory"),
        ("territory retaken", FOREIGN, GROUP, "Non-state actor overtakes territory"),
        ("shooting", GROUP, CIVILIANS, "Attack"),
        ("shooting", GROUP, STATE, "Armed clash"),
        ("shooting", GROUP, NOBODY, ""),
        ("abduction/arrest", TROOPS, NOBODY, "Arrests"),
        ("abduction/arrest", GROUP, CIVILIANS, "Abduction/forced disappearance"),
        ("abduction/arrest", NOBODY, CIVILIANS, ""),
        ("abduction/arrest", STATE | GROUP, CIVILIANS, ""),
        ("other", GROUP, CIVILIANS, ""),
    ],
)  # fmt: skip
def test_what_acled_calls_it_hangs_on_who_acts(
    event: EventType, by: set[codes.ActorClass], against: set[codes.ActorClass], sub: str
) -> None:
    assert codes.acled(event, by, against)[2] == sub


def test_a_type_that_cannot_be_told_is_empty_as_a_whole() -> None:
    assert codes.acled("other", GROUP, STATE) == ("", "", "")
    assert codes.acled("suicide bomb", GROUP, STATE) == (
        "Political violence", "Explosions/Remote violence", "Suicide bomb",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("event", "by", "against", "kind"),
    [
        ("armed clash", STATE, GROUP, 1),
        ("armed clash", FOREIGN, STATE, 1),
        ("armed clash", TROOPS, GROUP, 1),
        ("armed clash", GROUP, GROUP, 2),
        ("execution/killing of civilians", NOBODY, NOBODY, 3),
        ("air/drone strike", STATE, CIVILIANS, None),
        ("armed clash", NOBODY, GROUP, None),
        ("armed clash", GROUP | CIVILIANS, GROUP, None),
    ],
)  # fmt: skip
def test_ucdps_type_of_violence(
    event: EventType, by: set[codes.ActorClass], against: set[codes.ActorClass], kind: int | None
) -> None:
    assert codes.violence(event, by, against) == kind


def test_actors_of_several_kinds_have_no_type() -> None:
    assert codes.acled_actor(STATE) == "State forces"
    assert codes.acled_actor(STATE | CIVILIANS) == ""
    assert codes.acled_actor(GROUP) == codes.acled_actor(NOBODY) == ""


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp"),
    [("exact", 1, 1), ("near", 2, 2), ("area", 2, 2), ("district", 2, 3), ("region", 3, 4), ("country", None, 6)],
)
def test_precision_of_places(precision: str, acled: int | None, ucdp: int) -> None:
    place = Place(text="X", lat=1, lon=2, precision=precision)  # type: ignore[arg-type]
    assert (codes.geo_precision(place), codes.where_prec(place)) == (acled, ucdp)


def test_what_nobody_located_has_no_precision() -> None:
    assert (
        codes.geo_precision(Place(text="X")) is codes.where_prec(Place(text="X")) is codes.geo_precision(None) is None
    )


@pytest.mark.parametrize(
    ("days", "acled", "ucdp"),
    [(1, 1, 1), (2, 2, 2), (6, 2, 2), (7, 2, 3), (8, 3, 4), (31, 3, 4), (32, None, 5), (366, None, 5),
     (367, None, None)],
)  # fmt: skip
def test_precision_of_days(days: int, acled: int | None, ucdp: int | None) -> None:
    start = date(2016, 1, 1)
    when = When(start=start, end=date.fromordinal(start.toordinal() + days - 1))
    assert (codes.time_precision(when), codes.date_prec(when)) == (acled, ucdp)
    assert codes.time_precision(None) is codes.date_prec(None) is None
