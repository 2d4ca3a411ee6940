"""Homonyms, decided by the rest of the text; without a parse: only the gazetteer and the words around."""

import pytest

from recoupe.grounding.places import ground_names


def _resolve(name, text):
    return ground_names([name], text, "en")[0]


@pytest.mark.parametrize(
    ("name", "text", "country", "region"),
    [
        ("Paris", "A fire broke out in Paris, Texas on Monday.", "US", "Texas"),
        ("Paris", "Ministers met in Paris on Monday.", "FR", None),
        ("Tripoli", "Clashes in Tripoli spread to Beirut and other towns of Lebanon.", "LB", None),
        ("Tripoli", "Militias left Tripoli for Misrata, Libya said.", "LY", None),
        ("Georgia", "Floods hit Alabama, Georgia and Tennessee in the United States.", "US", None),
        ("Georgia", "Troops crossed from Georgia into Armenia, near Tbilisi.", "GE", None),
        ("Hama", "Shells fell on Hama, south of Idlib in Syria.", "SY", None),
        ("Birmingham", "Police in Birmingham, Alabama made two arrests.", "US", "Alabama"),
    ],
)
def test_the_context_decides(name, text, country, region):
    placed = _resolve(name, text)
    assert placed.country == country
    if region:
        assert placed.region == region
    assert placed.reason.rule == "place"
    assert placed.reason.text


def test_a_province_is_meant_where_the_words_say_so():
    town, province = ground_names(["Idlib", "Idlib province"], "Raids on Idlib, and on all of Idlib province.", "en")
    assert town.place.precision == "exact"
    assert province.place.precision == "region"
    assert province.kind == "region"


def test_a_name_with_no_support_gets_no_pin():
    placed = _resolve("Millis", "Jets bombed Millis, a village in Idlib in Syria.")
    assert not placed.place.located
    assert placed.place.place_id is None
    assert "not located" in placed.reason.text


def test_an_unknown_name_gets_no_pin():
    placed = _resolve("Xqwertyville", "In Xqwertyville, Syria.")
    assert not placed.place.located
    assert placed.radius_km is None


def test_the_same_text_gives_the_same_answer():
    text = "From Springfield to Salem, Oregon; then Portland, Lebanon and Albany."
    names = ["Springfield", "Salem", "Portland", "Lebanon", "Albany"]
    assert ground_names(names, text, "en") == ground_names(names, text, "en")
