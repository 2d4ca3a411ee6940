from __future__ import annotations

from typing import Any

import claims_factory as f
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.grounding.containment import relation
from recoupe.linking.link import all_views
from recoupe.linking.predict import compare, connection, model
from recoupe.linking.record import row, table
from recoupe.linking.view import View
from recoupe.model import Place
from recoupe.provenance import find_voices
from recoupe.provenance.parties import Party, same_party

ALEPPO = Place(text="Aleppo", name="Aleppo", lat=36.2, lon=37.16, place_id="geonames:170063", precision="exact")
HAMA = Place(text="Hama", name="Hama", lat=35.13, lon=36.76, place_id="geonames:170017", precision="exact")
SYRIA = Place(text="Syria", name="Syria", lat=35.0, lon=38.0, place_id="geonames:163843", precision="country")
NOWHERE = Place(text="Zzyxqu")
NEARBY = Place(text="Qalb", name="Qalb", lat=34.6, lon=38.3, place_id="local:qalb", precision="near")
PLACES = (f.TOWN, ALEPPO, HAMA, SYRIA, NOWHERE, NEARBY)
WORDS = st.frozensets(st.sampled_from(["fri", "slm", "pkk"]), max_size=2)
PARTIES = st.builds(
    Party,
    st.sampled_from([None, "a", "b"]),
    st.sampled_from([None, "red", "blue"]),
    st.sampled_from([None, "SY", "RU"]),
    WORDS,
    st.sampled_from(["", "frs"]),
)


def views(*readings: Any) -> list[View]:
    return all_views(readings, find_voices(readings, f.THEATRE), f.THEATRE)


def claims() -> st.SearchStrategy[Any]:
    return st.builds(
        lambda place, event, low, words: f.claim(
            "c", "Grey Monitor", places=(place,), event=event, figures=(f.figure("killed", low, low),), quote=words
        ),
        st.sampled_from(PLACES),
        st.sampled_from(["air/drone strike", "armed clash", "other"]),
        st.integers(0, 30),
        st.sampled_from(["Shells fell on Khan Tuman today.", "It was the Fourth Division.", "Five died."]),
    )


@given(PARTIES, PARTIES)
@settings(max_examples=60)
def test_sql_and_python_agree_on_who_is_one_party(a: Party, b: Party) -> None:
    base = views(f.reading("r", f.claim("a"), f.claim("b")))[0]
    rows = table([_replaced(base, by=a, against=b)])
    con = connection()
    con.register("claims", rows)
    assert con.execute("SELECT same_party(actor, target) FROM claims").fetchone() == (same_party(a, b),)


@pytest.mark.parametrize("a", PLACES)
@pytest.mark.parametrize("b", PLACES)
def test_sql_and_python_agree_on_how_places_lie(a: Place, b: Place) -> None:
    one = views(f.reading("r", f.claim("a", places=(a, b))))[0]
    con = connection()
    con.register("claims", table([one]))
    found = con.execute(
        "SELECT coalesce(places[1].id = places[2].id, false), inside(places[1], places[2]), near(places[1], places[2]),"
        " far(places[1], places[2]) FROM claims"
    ).fetchone()
    assert found is not None
    same, inside, near, far = found
    lie = relation(a, b)
    if lie in ("within", "contains"):
        assert inside
    elif lie == "apart":
        assert far
        assert not inside
    elif lie == "near":
        assert near
        assert not inside
        assert not far
    else:
        assert same or not (inside or far)


def test_every_comparison_has_a_level_and_the_weight_is_their_sum() -> None:
    found = compare(views(f.reading("r", f.claim("a")), f.reading("s", f.claim("b"), outlet="B")), [(0, 1)])[0, 1]
    assert set(found.levels) == {c["output_column_name"] for c in model()["comparisons"]}
    assert found.levels["place"] == "same town"
    assert found.levels["time"] == "same"
    from math import log2

    odds = model()["probability_two_random_records_match"]
    parts = [
        log2(level["m_probability"] / level["u_probability"])
        for c in model()["comparisons"]
        for level in c["comparison_levels"]
        if level["label_for_charts"] == found.levels[c["output_column_name"]]
    ]
    assert found.weight == pytest.approx(log2(odds / (1 - odds)) + sum(parts))


@given(claims(), claims(), st.lists(claims(), max_size=3))
@settings(max_examples=25, deadline=None)
def test_what_a_pair_weighs_hangs_on_its_two_claims_alone(a: Any, b: Any, others: list[Any]) -> None:
    pair = (f.reading("r", a, outlet="A"), f.reading("s", b, outlet="B"))
    alone = views(*pair)
    more = views(*pair, *(f.reading(f"o{n}", c, outlet=f"O{n}") for n, c in enumerate(others)))
    at = {v.report.id: n for n, v in enumerate(more)}
    i, j = sorted((at["r"], at["s"]))
    # A model given by hand is never remembered: both are predicted anew.
    every = [(x, y) for y in range(len(more)) for x in range(y)]
    assert compare(more, every, model())[i, j] == compare(alone, [(0, 1)], model())[0, 1]


@given(claims(), claims())
@settings(max_examples=15, deadline=None)
def test_a_pair_weighs_the_same_from_either_side(a: Any, b: Any) -> None:
    one, other = views(f.reading("r", a, outlet="A"), f.reading("s", b, outlet="B"))
    assert compare([one, other], [(0, 1)], model())[0, 1] == compare([other, one], [(0, 1)], model())[0, 1]


def test_the_settings_name_no_level_that_the_comparisons_lack() -> None:
    from recoupe.provenance.words import words

    shipped = {
        c["output_column_name"]: {lv["label_for_charts"]: lv["sql_condition"] for lv in c["comparison_levels"]}
        for c in model()["comparisons"]
    }
    assert shipped == words("linking", "comparisons")


def test_shares_of_the_levels_add_up_to_one() -> None:
    for c in model()["comparisons"]:
        for share in ("m_probability", "u_probability"):
            assert sum(lv[share] for lv in c["comparison_levels"]) == pytest.approx(1, abs=1e-4)


def test_a_row_holds_no_set() -> None:
    columns = row(0, views(f.reading("r", f.claim("a")))[0])
    assert not [v for v in columns.values() if isinstance(v, (set, frozenset))]


def _replaced(view: View, **changes: Any) -> View:
    from dataclasses import replace

    return replace(view, **changes)
