import pytest

from recoupe.grounding.place_names import split
from recoupe.grounding.places import ground_names


@pytest.mark.parametrize(
    ("name", "lang", "core", "hint"),
    [
        ("Idlib province", "en", "Idlib", "region"),
        ("province d'Idleb", "fr", "Idleb", "region"),
        ("village of Millis", "en", "Millis", "populated"),
        ("nord de la Syrie", "fr", "Syrie", None),
        ("base aérienne T4", "fr", "T4", "site"),
        ("Aleppo", "en", "Aleppo", None),
    ],
)
def test_a_name_is_split_from_its_type(name, lang, core, hint):
    assert split(name, lang) == (core, hint)


def test_names_come_back_in_their_order_with_offsets_where_the_text_has_them():
    text = "Clashes in Homs and Hama, Syria."
    placed = ground_names(["Hama", "Homs", "Idlib"], text, "en")
    assert [p.place.text for p in placed] == ["Hama", "Homs", "Idlib"]
    assert [p.country for p in placed] == ["SY", "SY", "SY"]
    assert text[placed[0].place.start : placed[0].place.end] == "Hama"
    assert placed[2].place.start is None


def test_a_direction_means_the_country():
    placed = ground_names(["nord de la Syrie"], "", "fr")[0]
    assert placed.country == "SY"
    assert placed.place.precision == "country"
    assert placed.place.text == "nord de la Syrie"


def test_names_without_text_or_language_are_grounded_all_the_same():
    assert ground_names(["Damascus"], "", None)[0].place.located
    assert ground_names([], "", None) == []
