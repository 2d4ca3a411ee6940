"""What is withheld of a place is in no record: coordinates, id, name in the program's words, coordinates in texts."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recoupe.desk.sensitive.coordinates import masked, written
from recoupe.desk.sensitive.withheld import Rule, blurred, shown
from recoupe.grounding.geometry import distance_km

HERE = Rule("Latamneh", "x1", 35.3204, 36.6226, "blurred", 10)
PLACE = {"text": "al-Latamina", "start": 3, "end": 9, "name": "Latamneh", "lat": 35.3204, "lon": 36.6226}
LOCATED = {**PLACE, "place_id": "x1", "precision": "exact"}


@given(st.floats(-85, 85), st.floats(-179.9, 179.9), st.integers(1, 200))
@example(0.0, 179.875, 40)
@example(0.0, -179.9, 40)
def test_a_blurred_point_is_near_and_the_same_for_its_whole_cell(lat: float, lon: float, km: int) -> None:
    there = blurred(lat, lon, km)
    assert distance_km(lat, lon, *there) <= km * 1.5, "within the cell's half diagonal, polewards a little more"
    assert blurred(*there, km) == pytest.approx(there, abs=2e-4)


def test_a_place_gets_another_point_and_loses_what_can_be_looked_up() -> None:
    (place,) = shown([LOCATED], [HERE], "en")
    assert (place["lat"], place["lon"]) == blurred(35.3204, 36.6226, 10)
    assert place["place_id"] is None
    assert place["precision"] == "area"
    assert place["text"] == place["name"] == "place withheld"
    assert place["start"] is None
    (delayed,) = shown([LOCATED], [Rule("Latamneh", "x1", 35.3204, 36.6226, "delayed")], "fr")
    assert delayed["lat"] is None
    assert delayed["name"] != "Latamneh"


def test_another_spelling_at_the_same_spot_is_the_same_place_and_a_neighbour_is_not() -> None:
    other = {**LOCATED, "place_id": "osm:7", "lat": 35.325, "lon": 36.63}
    neighbour = {**LOCATED, "place_id": "x2", "lat": 35.36, "lon": 36.69}
    first, second = shown([other, neighbour], [HERE], "en")
    assert first["place_id"] is None
    assert second == neighbour


def test_a_district_stands_for_its_place() -> None:
    rule = Rule("Palmyra", "geonames:163808", 34.5624, 38.284, "district")
    place = {**PLACE, "text": "Tadmur", "name": "Palmyra", "lat": 34.5624, "lon": 38.284}
    data = {"place": {**place, "place_id": "geonames:163808", "precision": "exact"}, "title": "Clash, Palmyra, 8 May"}
    made = shown({**data, "incidents": []}, [rule], "en")
    assert made["place"]["name"] not in {"Palmyra", "Tadmur"}
    assert made["place"]["precision"] in {"district", "region"}
    assert distance_km(34.5624, 38.284, made["place"]["lat"], made["place"]["lon"]) > 2
    assert "Palmyra" not in made["title"]


def test_names_go_from_what_the_program_wrote_and_stay_in_what_others_wrote() -> None:
    data = {
        "reports": [
            {"lang": "en", "title": "Raid on Latamneh", "text": "In Latamneh.", "claims": [{"places": [LOCATED]}]}
        ],
        "incidents": [
            {"assessment": {"reasons": [{"rule": "x", "text": "told of Latamneh"}], "wanted": ["al-Latamina?"]}}
        ],
        "situations": [{"title": "Shelling, Latamneh", "incidents": ["i1"]}],
    }
    made = shown(data, [HERE], "en")
    assert made["reports"][0]["title"] == "Raid on Latamneh"
    assert "Latamneh" not in json.dumps([made["incidents"], made["situations"]])
    assert "al-Latamina" not in json.dumps(made["incidents"])


@pytest.mark.parametrize(
    "words",
    ["35.3204, 36.6226", "35.3204,36.6226", "N 35.3204 E 36.6226", "35,3204; 36,6226", "35.3204°N 36.6226°E",
     "35°19'13\"N 36°37'21\"E", "35° 19′ 13″ N, 36° 37′ 21″ E", "https://maps.example.org/?q=35.3204,36.6226&z=12",
     "at 35.32/36.62."],
)  # fmt: skip
def test_coordinates_in_a_text_are_made_unreadable(words: str) -> None:
    text = f"The depot ({words}) was hit on 8 May 2018; 35 died."
    found = masked(text, [HERE])
    assert len(found) == len(text)
    assert not list(written(found))
    assert "8 May 2018; 35 died" in found
    assert masked(text, [Rule("Paris", "", 48.85, 2.35, "blurred", 10)]) == text
