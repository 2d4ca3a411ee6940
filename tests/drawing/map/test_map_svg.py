from __future__ import annotations

import re
from types import ModuleType
from xml.etree import ElementTree

import pytest

from recoupe.drawing.map import map_svg
from recoupe.model import Brief, Incident, Place

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    return [t.text or "" for t in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_map_is_one_named_image_that_needs_nothing_else(factory: ModuleType, lang: str, narrow: bool) -> None:
    svg = map_svg(factory.offensive(), factory.theatre(), lang, narrow=narrow, prefix="m")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    named, described = root.get("aria-labelledby"), root.get("aria-describedby")
    found = {e.get("id"): e.text for e in root.iter() if e.get("id")}
    assert set(found) == {named, described} == {"m-title", "m-desc"}
    assert "Huwaysis" in (found["m-desc"] or "") and "Amaq" in (found["m-desc"] or "")
    assert not re.search(r"<script|<image|href=|url\(|@import|@font-face|<foreignObject|\bon\w+=", svg)
    assert re.findall(r"https?://[^\"' ]+", svg) == ["http://www.w3.org/2000/svg"]


def test_the_same_brief_gives_the_same_bytes(factory: ModuleType) -> None:
    one, two = (map_svg(factory.offensive(), factory.theatre(), "en") for _ in range(2))
    assert one == two


def test_labels_say_who_claims_what_and_how_sure_it_is(factory: ModuleType) -> None:
    said = texts(map_svg(factory.near(), factory.theatre(), "en"))
    assert said.count("Islamic State: advance") == 2
    assert "claimed by Amaq" in said
    assert "ground taken, contested" in said
    assert "advance, only claimed" in said and "advance, assessed" not in said
    assert "1 incident is not located: Wadi Perdu." in said
    assert any("Natural Earth" in t for t in said)
    assert any(t.endswith(" km") for t in said)


def test_names_are_in_the_interface_language(factory: ModuleType) -> None:
    said = texts(map_svg(factory.near(), factory.theatre(), "fr"))
    assert "champ d’al-Mahr" in said  # the theatre's own name
    assert "Palmyre" in said  # a town for orientation
    assert "État islamique\u00a0: avance" in said
    assert "selon Amaq" in said


def test_what_lies_far_off_is_pointed_to(factory: ModuleType) -> None:
    said = texts(map_svg(factory.offensive(), factory.theatre(), "en"))
    assert any(re.fullmatch(r"Aleppo, \d+ km beyond", t) for t in said)
    assert "shelling or missiles, single source" in said


def test_an_approximate_place_is_a_disc_and_never_a_mark_on_the_spot(factory: ModuleType) -> None:
    vague = factory.place("Huwaysis", 34.66, 37.87, "near")
    exact = factory.place("Huwaysis", 34.66, 37.87, "exact")
    drawn = {}
    for place in (vague, exact):
        incident = Incident(id="i", event="armed clash", place=place, claims=())
        svg = map_svg(Brief(incidents=(incident,)), factory.theatre(), "en")
        drawn[place.precision] = svg
    assert "approximate place: it lies somewhere in the disc" in " ".join(texts(drawn["near"]))
    assert drawn["near"].count("<circle") > 10
    assert "<circle" not in drawn["exact"]


def test_nothing_located_is_said_in_a_small_picture(factory: ModuleType) -> None:
    svg = map_svg(factory.nowhere(), factory.theatre(), "en")
    assert texts(svg) == ["Nothing in these reports could be located.", "1 incident is not located: Wadi Perdu."]
    assert map_svg(Brief(), None, "fr").count("<text") == 1


def test_a_country_is_too_broad_to_draw(factory: ModuleType) -> None:
    syria = factory.place("Syria", 35.0, 38.0, "country")
    incident = Incident(id="i", event="air/drone strike", place=syria, claims=())
    said = texts(map_svg(Brief(incidents=(incident,)), factory.theatre(), "en"))
    assert "1 incident is placed too broadly to draw: Syria." in said


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a\"b'c&d", "تدمر", "x" * 300, "$\\frac{1}{2}$", "]]>"])
def test_any_name_can_be_written(factory: ModuleType, name: str) -> None:
    incident = Incident(id='"><x', event="armed clash", place=Place(
        text=name, name=name, lat=34.5, lon=38.2, place_id="p", precision="exact"), claims=())  # fmt: skip
    svg = map_svg(Brief(incidents=(incident,)), None, "en")
    assert any(t and name.startswith(t.rstrip("…")) for t in texts(svg))
    assert "<script" not in svg
