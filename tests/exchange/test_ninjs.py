"""ninjs. IPTC's own schema is in no package, so it is used where NINJS_SCHEMA names a copy of it; what it says of the
properties that we use stands in ninjs.yaml and is checked always.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from recoupe import theatres
from recoupe.exchange.ninjs import ninjs
from recoupe.i18n import use
from recoupe.model import Brief

SYRIA = theatres.load("syria-iraq")
OURS = yaml.safe_load(Path(__file__).with_name("ninjs.yaml").read_text(encoding="utf8"))


def faults(text: str, schema: dict[str, Any]) -> list[str]:
    # The schema refers to GeoJSON's, which our points are held against elsewhere.
    registry: Registry[Any] = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", Resource.from_contents({}, DRAFT202012)
    )
    validator = Draft202012Validator(schema, registry=registry)
    return [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(json.loads(text))]


def test_what_ninjs_has_not_is_refused(brief: Brief) -> None:
    item = json.loads(ninjs(brief, SYRIA))
    assert faults(json.dumps(item | {"headline": "x"}), OURS)
    assert faults(json.dumps(item | {"pubStatus": "published"}), OURS)
    assert faults(json.dumps({k: v for k, v in item.items() if k != "uri"}), OURS)
    item["associations"][0]["places"] = [{"title": "x"}]
    assert faults(json.dumps(item), OURS)


def test_it_is_valid_and_waits_for_a_person(brief: Brief, factory: Any) -> None:
    text = ninjs(brief, SYRIA)
    assert faults(text, OURS) == faults(ninjs(factory.offensive(), factory.theatre()), OURS) == []
    item = json.loads(text)
    assert item["pubStatus"] == "withheld"
    assert item["title"] == "Huwaysis"
    assert item["places"][0]["geoJSON"]["coordinates"] == [37.68359, 34.83166]
    assert item["places"][1] == {"name": "Somewhere", "rel": "about"}
    assert [a["altIds"][0]["value"] for a in item["associations"]] == ["r1"]


def test_a_day_of_publication_gets_no_hour(factory: Any) -> None:
    report = json.loads(ninjs(factory.offensive(), factory.theatre()))["associations"][0]
    assert report["descriptions"] == [{"role": "published", "value": "2016-12-09"}]
    assert "T00:00" not in json.dumps(report)


def test_the_texts_of_others_stay_out(factory: Any) -> None:
    text = ninjs(factory.offensive(), factory.theatre())
    assert factory.TEXT_EN not in text
    assert "Amaq: “Amaq said more than 60 soldiers" in text


def test_its_uri_names_the_content(brief: Brief, troubled: Brief) -> None:
    assert json.loads(ninjs(brief, None))["uri"] == json.loads(ninjs(brief, SYRIA))["uri"]
    assert json.loads(ninjs(brief, None))["uri"] != json.loads(ninjs(troubled, None))["uri"]


def test_it_speaks_the_readers_language(brief: Brief) -> None:
    with use("fr"):
        item = json.loads(ninjs(brief, SYRIA))
    assert item["language"] == "fr"
    assert "sans date" in item["bodies"][0]["value"]


def test_it_is_valid_against_iptcs_schema(brief: Brief, troubled: Brief, factory: Any) -> None:
    path = os.environ.get("NINJS_SCHEMA")
    if not path:
        pytest.skip("NINJS_SCHEMA names no copy of ninjs-schema_3.1.json")
    schema = json.loads(Path(path).read_text(encoding="utf8"))
    for one in (brief, troubled, factory.offensive(), factory.nowhere(), Brief()):
        assert faults(ninjs(one, SYRIA), schema) == []


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_brief_is_valid(data: st.DataObject, briefs: st.SearchStrategy[Brief]) -> None:
    brief = data.draw(briefs)
    text = ninjs(brief, SYRIA)
    assert text == ninjs(brief, SYRIA)
    assert faults(text, OURS) == []
