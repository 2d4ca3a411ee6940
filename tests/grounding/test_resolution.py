"""Homonyms, decided by the rest of the text; without a parse: only the gazetteer and the words around."""

import pytest

from recoupe import theatres
from recoupe.grounding.places import find_places, ground_names
from recoupe.languages import parse


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


def test_a_report_on_another_war_is_not_read_with_the_theatre_towns():
    theatre = theatres.load("syria-iraq")
    placed = ground_names(["Derna"], "Engineers reached Derna, a port in Libya.", "en", theatre)[0]
    assert placed.country == "LY"


def test_a_small_namesake_elsewhere_does_not_hide_the_place_that_is_spelt_otherwise():
    names = ["Marib", "al-Jubah"]
    placed = ground_names(names, "Missiles hit al-Jubah, south of Marib, Yemen's government said.", "en")[1]
    assert placed.country == "YE"


def test_a_likeness_of_sound_far_from_what_stands_around_it_gets_no_pin():
    text = "Guards closed the al-Khadami neighborhood in Quneitra, Syria."
    placed = ground_names(["Quneitra", "al-Khadami"], text, "en", theatres.load("syria-iraq"))[1]
    assert not placed.place.located  # Kadhimiya is in Baghdad


def test_what_is_said_to_lie_in_a_place_is_no_namesake_far_from_it():
    text = "Farmers left Hadar village in Quneitra in Syria; Damascus is near."
    placed = ground_names(["Quneitra", "Hadar"], text, "en", theatres.load("syria-iraq"))[1]
    assert placed.country != "IQ"


def test_an_old_town_is_part_of_its_town():
    text = "Shells hit Old Damascus on Monday, and Damascus was quiet."
    old = next(p for p in find_places(parse(text, "en"), "en") if p.place.text == "Old Damascus")
    assert old.kind == "quarter"
