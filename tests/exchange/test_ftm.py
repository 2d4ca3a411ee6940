"""FollowTheMoney entities: their shape always; against FollowTheMoney's own model where it is installed.

It needs ICU's headers to install, so it is a group of its own: `uv sync --group ftm`.
"""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe import theatres
from recoupe.exchange.ftm import ftm
from recoupe.model import Brief

SYRIA = theatres.load("syria-iraq")


def entities(brief: Brief, theatre: Any = SYRIA) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ftm(brief, theatre).split("\n")[:-1]]


def sound(found: list[dict[str, Any]]) -> None:
    """Ids are each once, and what refers to another entity names one that is there."""
    ids = [e["id"] for e in found]
    assert len(ids) == len(set(ids))
    for entity in found:
        for name in ("document", "entity", "proof", "involved", "resolved", "addressEntity"):
            assert set(entity["properties"].get(name, ())) <= set(ids), name


def test_events_articles_parties_and_who_says_what(brief: Brief) -> None:
    found = entities(brief)
    sound(found)
    by = {schema: [e["properties"] for e in found if e["schema"] == schema] for schema in {e["schema"] for e in found}}
    assert [e["recordId"] for e in by["Event"]] == [["i1"], ["i2"]]
    assert by["Event"][0]["startDate"] == ["2016-12-08"]
    assert "startDate" not in by["Event"][1]
    assert sorted(p["name"][0] for p in by["LegalEntity"]) == ["Islamic State", "Syrian army"]
    assert by["Documentation"][0]["role"] == ["asserts: Amaq"]


def test_civilians_are_no_party(factory: Any) -> None:
    data = factory.offensive().dump()
    data["reports"][0]["claims"][0] |= {"against": "civilians", "against_id": "nameless.civilians"}
    found = entities(Brief.model_validate(data), factory.theatre())
    assert "civilians" not in {n for e in found if e["schema"] == "LegalEntity" for n in e["properties"]["name"]}
    (mention,) = [e for e in found if e["schema"] == "Mention" and e["properties"]["name"] == ["civilians"]]
    assert "resolved" not in mention["properties"]


def test_unlocated_places_have_no_coordinates(brief: Brief) -> None:
    places = {e["properties"]["full"][0]: e["properties"] for e in entities(brief) if e["schema"] == "Address"}
    assert places["Huwaysis"]["latitude"] == ["34.83166"]
    assert "latitude" not in places["Somewhere"]
    assert places["Somewhere"]["remarks"] == ["nobody could locate Somewhere"]


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_brief_is_sound(data: st.DataObject, briefs: st.SearchStrategy[Brief]) -> None:
    brief = data.draw(briefs)
    assert ftm(brief, SYRIA) == ftm(brief, SYRIA)
    sound(entities(brief))


def valid(found: list[dict[str, Any]]) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed (uv sync --group ftm)").model
    from followthemoney.proxy import EntityProxy

    for entity in found:
        assert model.get(entity["schema"]).validate(entity) is None
        read = EntityProxy.from_dict(entity, cleaned=False)
        assert {name: sorted(read.get(name)) for name in entity["properties"]} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }


def test_followthemoney_takes_every_value(brief: Brief, factory: Any) -> None:
    valid(entities(brief))
    valid(entities(factory.offensive(), factory.theatre()))
    valid(entities(factory.nowhere(), factory.theatre()))


@given(data=st.data())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
def test_followthemoney_takes_the_shape_of_any_brief(data: st.DataObject, briefs: st.SearchStrategy[Brief]) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed (uv sync --group ftm)").model
    for entity in entities(data.draw(briefs)):
        assert model.get(entity["schema"]).validate(entity) is None
