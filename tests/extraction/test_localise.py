"""Where a claim's occurrence lies. Reports, figures and names of people are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.model import Claim, Reading

Read = Callable[[str, str], Reading]


def claim(reading: Reading, words: str) -> Claim:
    """Return the claim whose quotation holds some words."""
    return next(c for c in reading.claims if words in c.quote)


def places(reading: Reading, words: str) -> list[str]:
    """Return the places of that claim as written, most precise first."""
    return [p.text for p in claim(reading, words).places]


@pytest.mark.parametrize(
    ("lang", "text", "words", "first"),
    [
        ("en", "Aleppo hit\n\nShells killed six people in the Sakhour district on Monday.", "six", "Sakhour"),
        ("fr", "Alep frappée\n\nDes obus ont tué six civils lundi dans le quartier de Sakhour.", "six", "Sakhour"),
        # Any town has hospitals; it has one bakery that is spoken of.
        ("en", "Raid\n\nA raid on a hospital in Saraqeb killed four nurses on Monday.", "four", "Saraqeb"),
        ("fr", "Raid\n\nUn raid contre un hôpital de Saraqeb a tué quatre soignants lundi.", "quatre", "Saraqeb"),
        ("en", "Raid\n\nA raid on the bakery in Saraqeb killed four people on Monday.", "four", "bakery"),
        # A stretch of land before the city near it, behind a town in it.
        ("en", "Raids\n\nAir strikes killed nine people in Eastern Ghouta near Damascus.", "nine", "Eastern Ghouta"),
        ("en", "Raids\n\nAir strikes killed nine people in Douma in Eastern Ghouta.", "nine", "Douma"),
        # A foreign country, an office and a seat are no place of an event.
        (
            "en",
            "Blast\n\nA car bomb killed five people in Azaz on Friday, the governor of Aleppo said.",
            "five",
            "Azaz",
        ),
    ],
)  # fmt: skip
def test_the_most_precise_place_is_first(read: Read, lang: str, text: str, words: str, first: str) -> None:
    assert places(read(text, lang), words)[0] == first


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        (
            "en",
            "Aleppo hit\n\nShells fell on Aleppo and killed six people in the Sakhour district, medics said.",
            "six",
        ),
        ("fr", "Alep frappée\n\nDes obus ont tué six civils lundi dans le quartier de Sakhour, selon l'OSDH.", "six"),
    ],
)
def test_a_quarter_has_its_town_behind_it(read: Read, lang: str, text: str, words: str) -> None:
    found = claim(read(text, lang), words)
    assert [p.name for p in found.places][:2] == ["Sakhour", "Aleppo"]


def test_a_count_takes_the_place_of_the_sentence_before_it(read: Read) -> None:
    text = (
        "Two attacks\n\nA car bomb killed five people in Azaz on Friday, police said.\n\n"
        "Residents of Saraqeb were still digging on Saturday where the market had stood. "
        "The Observatory counted eleven dead."
    )
    assert places(read(text, "en"), "eleven")[0] in {"Saraqeb", "market"}


def test_losses_since_a_day_are_those_of_the_town(read: Read) -> None:
    text = (
        "Alep : les combats continuent\n\nL'armée a pris lundi le quartier de Sakhour, selon Sana. "
        "Elle a perdu vingt soldats depuis vendredi, selon l'OSDH."
    )
    assert places(read(text, "fr"), "vingt soldats") == ["Alep"]


@pytest.mark.parametrize(
    ("lang", "text", "words", "town"),
    [
        (
            "en",
            "Raids\n\nJets bombed Saraqeb on Monday and the Sakhour district of Aleppo, killing three people. "
            "On Tuesday shells killed nine civilians in the city, medics said.",
            "nine",
            "Aleppo",
        ),
        (
            "fr",
            "Raids\n\nDes avions ont bombardé lundi Sarmine, tuant trois civils. "
            "Mardi, des obus ont tué neuf civils dans la ville, selon l'OSDH.",
            "neuf",
            "Sarmine",
        ),
    ],
)
def test_the_city_is_the_town_named_last(read: Read, lang: str, text: str, words: str, town: str) -> None:
    found = claim(read(text, lang), words)
    assert found.places[0].text == town
    assert any(r.rule == "place: pointed at" for r in found.reasons)


def test_where_the_dead_come_from_is_not_where_they_died(read: Read) -> None:
    text = (
        "Convoy\n\nA bomb hit a convoy west of Aleppo on Saturday and killed forty people, rescuers said. "
        "Most of the dead were residents of the town of Kefraya, medics said."
    )
    for found in read(text, "en").claims:
        assert found.places[0].text == "Aleppo"


def test_a_part_of_a_country_keeps_out_what_lies_elsewhere(read: Read) -> None:
    text = (
        "Syrie\n\nUn attentat a tué dix civils lundi à Saraqeb, selon l'OSDH.\n\n"
        "Dans le nord de l'Irak, les jihadistes ont tué trente soldats mardi."
    )
    assert places(read(text, "fr"), "trente soldats") == ["Irak"]


def test_items_of_a_list_place_their_lead_in(read: Read) -> None:
    text = (
        "Offensive à Idleb\n\nL'armée syrienne a lancé jeudi une offensive contre Idleb, selon Sana.\n\n"
        "L'offensive de l'armée se poursuit dans deux directions :\n\n"
        "1. De Neirab vers Sarmine\n2. Depuis Maarat al-Noumane vers Saraqeb"
    )
    found = places(read(text, "fr"), "deux directions")
    assert set(found) == {"Neirab", "Sarmine", "Maarat al-Noumane", "Saraqeb"}


def test_nothing_is_pinned_where_nobody_says_where(read: Read) -> None:
    found = read("Attack\n\nGunmen killed three people on Monday, police said.", "en")
    assert [c.places for c in found.claims] == [()]
    assert any(r.rule == "place: none" for r in found.claims[0].reasons)


def test_the_fighting_after_an_advance_is_where_it_led(read: Read) -> None:
    text = (
        "Idleb\n\nL'armée a pris Saraqeb lundi, selon Sana. Ses unités avancent de Neirab vers Sarmine. "
        "Dans ces combats, douze soldats ont été tués, selon l'OSDH."
    )
    assert places(read(text, "fr"), "douze soldats")[0] == "Sarmine"


def test_a_demonstrative_points_past_the_places_beside_it(read: Read) -> None:
    text = (
        "Alep\n\nDes habitants d'Afrine ont fui lundi vers Azaz.\n\n"
        "Neuf civils ont été tués mardi dans cette ville par des tirs venus de Marea, selon l'OSDH."
    )
    assert places(read(text, "fr"), "Neuf civils")[0] == "Azaz"


def test_residents_of_two_places_were_hit_elsewhere(read: Read) -> None:
    reading = read(
        "Blast in Aleppo\n\nA bomb killed 12 people in Aleppo on Monday, activists said. "
        "Those killed were mostly residents of the villages of Fuah and Kafriya, the Observatory said.",
        "en",
    )
    assert places(reading, "mostly residents") == ["Aleppo"]


def test_where_the_attackers_stand_is_not_where_they_hit(read: Read) -> None:
    reading = read("Rebels positioned in Binnish hit Fuah with shells on Monday, killing two people.", "en")
    assert places(reading, "hit Fuah") == ["Fuah"]
