import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe import theatres
from recoupe.grounding.places import find_places
from recoupe.languages import parse
from recoupe.theatres.schema import LocalPlace, Theatre


def _local(slug, name, **other):
    fields = {"kind": "village", "country": "SY", "source": "test", "precision": "area", "lat": 34.9, "lon": 38.1}
    return LocalPlace(id=slug, names={"en": name, "fr": name}, **{**fields, **other})


THEATRE = Theatre(
    id="test",
    names={"en": "Test", "fr": "Test"},
    countries=("SY", "IQ"),
    timezone="Asia/Damascus",
    sides=(),
    places=(
        _local("jazal", "Jazal field", aliases=("Jazal", "al-Jazal"), radius_km=15),
        _local("mahr", "al-Mahr", lat=None, lon=None, precision=None),
    ),
)


def _found(text, lang, theatre=THEATRE):
    return {p.place.text: p for p in find_places(parse(text, lang), lang, theatre)}


ENGLISH = (
    "Warplanes hit the village of Qumayr in western Idlib province, residents said. Fighting went on at the T9 air "
    "base and in Aleppo's Bab al-Safa neighborhood, while troops moved from Jazal towards al-Mahr. Syrian officials in "
    "Damascus denied it."
)
FRENCH = (
    "Des avions ont frappé le village de Qumayr, dans l'ouest de la province d'Idleb, selon des habitants. Les combats "
    "se poursuivent à la base aérienne T9 et dans le quartier de Bab al-Safa à Alep ; des troupes progressent de Jazal "
    "vers le champ d'al-Mahr. À Damas, l'armée syrienne dément."
)


@pytest.mark.parametrize(
    ("text", "lang", "names"),
    [
        (ENGLISH, "en", ["Qumayr", "Idlib", "T9 air base", "Aleppo", "Bab al-Safa", "Jazal", "al-Mahr", "Damascus"]),
        (FRENCH, "fr", ["Qumayr", "Idleb", "base aérienne T9", "Bab al-Safa", "Alep", "Jazal", "al-Mahr", "Damas"]),
    ],
)
def test_places_are_found_known_or_not(text, lang, names):
    found = _found(text, lang)
    assert [n for n in names if n not in found] == []
    for placed in found.values():
        assert text[placed.place.start : placed.place.end] == placed.place.text


def test_what_nobody_can_locate_has_no_pin():
    found = _found(ENGLISH, "en")
    for name in ("Qumayr", "T9 air base", "Bab al-Safa"):
        assert not found[name].place.located
        assert found[name].radius_km is None
    assert found["Bab al-Safa"].kind == "quarter"
    assert found["T9 air base"].kind == "site"


@pytest.mark.parametrize(("text", "lang"), [("Shelling hit the town of Kafr Hamra near Aleppo.", "en"),
                                            ("Kafr Hamra, près d’Alep, a été bombardée.", "fr")])  # fmt: skip
def test_a_name_that_no_gazetteer_knows_is_not_pinned_by_its_last_word(text: str, lang: str) -> None:
    found = _found(text, lang)
    assert set(found) == {"Kafr Hamra", "Aleppo" if lang == "en" else "Alep"}, "Hamra is another town"
    assert not found["Kafr Hamra"].place.located


def test_a_local_place_comes_first_with_its_own_precision_and_radius():
    placed = _found(FRENCH, "fr")["Jazal"]
    assert placed.place.place_id == "test:jazal"
    assert placed.place.precision == "area"
    assert placed.radius_km == 15
    assert placed.kind == "populated"


def test_a_local_place_without_coordinates_keeps_its_name_only():
    placed = _found(ENGLISH, "en")["al-Mahr"]
    assert placed.place.place_id == "test:mahr"
    assert not placed.place.located
    assert placed.place.precision is None


def test_a_local_place_is_known_by_how_its_name_sounds():
    assert _found("Rebels took the village of Djazzal on Monday.", "en")["Djazzal"].place.place_id == "test:jazal"


def test_demonyms_are_kept_apart():
    assert _found(ENGLISH, "en")["Syrian"].kind == "demonym"
    assert _found(FRENCH, "fr")["syrienne"].kind == "demonym"
    assert _found(FRENCH, "fr")["syrienne"].country == "SY"


def test_nearness_is_a_precision():
    placed = _found("A bomb went off near Raqqa on Monday.", "en")["Raqqa"]
    assert placed.place.precision == "near"
    assert placed.radius_km == 10


@pytest.mark.parametrize(
    ("text", "lang", "traps"),
    [
        ("President Assad and General Paris met on Tuesday in March.", "en", {"Assad", "Paris", "Tuesday", "March"}),
        ("Nice people were Reading a book. Many left. Police said so.", "en", {"Nice", "Reading", "Many", "Police"}),
        ("Mardi, plusieurs Tours ont été détruites. Sens interdit en Mai.", "fr", {"Mardi", "Tours", "Sens", "Mai"}),
        ("The London Brigade and the Aleppo Observatory gave no figure.", "en", {"London Brigade", "Observatory"}),
    ],
)
def test_common_words_and_bodies_are_no_places(text, lang, traps):
    assert traps.isdisjoint(_found(text, lang, None))


def test_spots_without_a_name_are_found_and_never_pinned():
    found = _found("Shells crashed into a bakery and the cattle market of Homs.", "en")
    assert found["bakery"].kind == found["cattle market"].kind == "site"
    assert not found["bakery"].place.located


def test_a_lost_apostrophe_does_not_hide_a_country():
    assert _found("The army took Syrias largest city.", "en")["Syria"].country == "SY"


@pytest.mark.parametrize("article", ["al-Bab", "Al Bab", "El-Bab"])
def test_articles_are_spelt_in_many_ways(article):
    found = _found(f"Rebels entered the town of {article} in northern Syria.", "en")
    assert any(p.country == "SY" and p.kind == "populated" for p in found.values())


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ABabIdlib Homs al-'’,.\n éÉdansinvillage of", max_size=120))
def test_offsets_hold_whatever_the_text(text):
    last = 0
    for placed in find_places(parse(text, "en"), "en", THEATRE):
        place = placed.place
        assert parse(text, "en").text[place.start : place.end] == place.text
        assert place.start >= last
        last = place.start
        assert (place.lat is None) == (placed.radius_km is None)


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind"),
    [
        ("en", "Rockets hit the al-Furqan residential neighborhood of Aleppo in Syria.", "al-Furqan", "quarter"),
        ("fr", "Des roquettes ont visé le quartier résidentiel d'al-Furqan, à Alep.", "al-Furqan", "quarter"),
        ("fr", "Shasha, sur l'axe Goma-Minova, en RDC, est tombée.", "Minova", "unknown"),
    ],
)
def test_type_words_and_roads_make_places(lang, text, name, kind):
    placed = {p.place.text: p.kind for p in find_places(parse(text, lang), lang)}
    assert placed.get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Residents blamed Assads army for shells that fell on Douma and Harasta.",
        "A Saudi doctor spoke of two farms Southeast of Homs.",
        "Envoys met M23 delegates in Goma.",
    ],
)
def test_people_directions_and_codes_are_no_places(text):
    found = {p.place.text for p in find_places(parse(text, "en"), "en", theatres.load("syria-iraq"))}
    assert found.isdisjoint({"Assads", "A Saudi", "Southeast", "M23"})


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Shelling of Morek killed two people, a medic said.", "en", "Morek"),
        ("Air strikes hit Douma on Sunday. Saqba was shelled, activists said.", "en", "Saqba"),
        ("Rastan came under fire for an hour.", "en", "Rastan"),
        ("Le bombardement de Morek a fait deux morts.", "fr", "Morek"),
        ("Saqba a été bombardée dimanche.", "fr", "Saqba"),
    ],
)
def test_what_was_shelled_is_a_place_wherever_it_stands(text: str, lang: str, name: str) -> None:
    assert name in _found(text, lang, theatres.load("syria-iraq"))
