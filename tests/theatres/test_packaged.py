"""The theatres that come with Recoupe: sound, of one manner, and apart from each other."""

import math
import re

import pytest

from recoupe import theatres
from recoupe.commands.places import candidates
from recoupe.grounding.actors import match, match_source
from recoupe.theatres.inspecting import inspect
from recoupe.theatres.loading import packaged
from recoupe.theatres.schema import Theatre

NAMES = theatres.available()
COMPASS = [
    *("north", "north-north-east", "north-east", "east-north-east", "east", "east-south-east", "south-east"),
    *("south-south-east", "south", "south-south-west", "south-west", "west-south-west", "west", "west-north-west"),
    *("north-west", "north-north-west"),
]
SAID = re.compile(r"approximate: (\d+) km ([a-z-]+) of (.+) \(GeoNames\)")


def test_which_there_are() -> None:
    assert NAMES == ("eastern-congo", "sahel", "sudan", "syria-iraq", "ukraine")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_sound(name: str) -> None:
    assert inspect(packaged(name)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_every_side_has_a_colour_of_its_own_and_forces(name: str) -> None:
    theatre = theatres.load(name)
    assert len({s.colour for s in theatre.sides}) == len(theatre.sides)
    assert all(s.forces for s in theatre.sides)


@pytest.mark.parametrize("name", NAMES)
def test_it_tells_its_countries_and_names_them_in_a_local_language(name: str) -> None:
    theatre = theatres.load(name)
    assert all(theatre.country_words[c]["en"] and theatre.country_words[c]["fr"] for c in theatre.countries)
    records = [*theatre.actors, *theatre.sources]
    assert {lang for r in records for lang in r.aliases} - {"en", "fr"}


@pytest.mark.parametrize("name", NAMES)
def test_loaded_words_are_nobodys_alias(name: str) -> None:
    theatre = theatres.load(name)
    records = [*theatre.actors, *theatre.sources]
    aliases = {a.lower() for r in records for forms in (*r.aliases.values(), *r.whole.values()) for a in forms}
    loaded = {"terrorists", "terroristes", "mercenaries", "mercenaires", "janjaweed", "nazis", "bandits", "orcs"}
    assert not aliases & loaded


def test_no_two_theatres_share_a_side() -> None:
    sides = [s.id for name in NAMES for s in theatres.load(name).sides]
    assert len(sides) == len(set(sides))


def approximate() -> list[tuple[Theatre, str]]:
    every = [theatres.load(name) for name in NAMES]
    return [(t, p.id) for t in every for p in t.places if SAID.fullmatch(p.source)]


def test_approximate_places_lie_where_their_source_says() -> None:
    """Distance and bearing from the town that is named agree with the coordinates: a slip in either shows."""
    assert len(approximate()) > 150
    wrong = []
    for theatre, name in approximate():
        place = theatre.local(f"{theatre.id}:{name}")
        assert place is not None and place.lat is not None and place.lon is not None
        said = SAID.fullmatch(place.source)
        assert said
        towns = [e for e in candidates(said[3], "none", [*theatre.countries, place.country]) if e.kind == "populated"]
        off = []
        for town in towns:
            east = (place.lon - town.lon) * 111.32 * math.cos(math.radians((place.lat + town.lat) / 2))
            north = (place.lat - town.lat) * 110.57
            turn = (math.degrees(math.atan2(east, north)) - COMPASS.index(said[2]) * 22.5 + 180) % 360 - 180
            off.append(abs(math.hypot(east, north) - int(said[1])) > 1.5 or abs(turn) > 15)
        if not towns or all(off):
            wrong.append(f"{theatre.id} {name}: {place.source}")
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "theatre", "lang", "side"),
    [
        ("Wagner fighters", "ukraine", "en", "russia"),
        ("combattants de Wagner", "sahel", "fr", "sahel-states"),
        ("Wagner", "sudan", "fr", None),
        ("RSF", "sudan", "en", "rsf"),
        ("FSR", "sudan", "fr", "rsf"),
        ("M23", "eastern-congo", "fr", "m23-rwanda"),
        ("Islamic State", "sahel", "en", "islamic-state-sahel"),
        ("Islamic State", "syria-iraq", "en", "islamic-state"),
        ("Allied Democratic Forces", "eastern-congo", "en", "adf-iscap"),
        ("rebelles", "eastern-congo", "fr", "m23-rwanda"),
        ("rebels", "ukraine", "en", "russia"),
        ("rebels", "syria-iraq", "en", "opposition"),
        ("Malian soldiers", "sahel", "en", "sahel-states"),
        ("casques bleus", "eastern-congo", "fr", None),
        ("قوات الدعم السريع", "sudan", None, "rsf"),
        ("ЗСУ", "ukraine", None, "ukraine"),
    ],
)
def test_a_name_has_the_side_of_its_theatre(name: str, theatre: str, lang: str | None, side: str | None) -> None:
    found = match(name, lang, theatres.load(theatre))
    assert found is not None
    assert found.side == side


@pytest.mark.parametrize(
    ("name", "theatre", "who", "side"),
    [
        ("TASS", "ukraine", "tass", "russia"),
        ("TASS", "sudan", "tass", None),
        ("Reporters Without Borders", "sudan", "rsf-reporters", None),
        ("Reporters sans frontières", "ukraine", "rsf-reporters", None),
        ("Ukraine's General Staff", "ukraine", "ukrainian-general-staff", "ukraine"),
        ("General Staff of the Armed Forces of Ukraine", "ukraine", "ukrainian-general-staff", "ukraine"),
        ("Russia's defence ministry", "ukraine", "russian-defence-ministry", "russia"),
        ("a spokesman for the Rapid Support Forces", "sudan", "rapid-support-forces", "rsf"),
        ("le porte-parole du M23", "eastern-congo", "m23-spokesmen", "m23-rwanda"),
        ("l’état-major burkinabè", "sahel", "burkinabe-army-staff", "sahel-states"),
        ("Amaq", "eastern-congo", "amaq", "adf-iscap"),
    ],
)
def test_a_source_has_the_side_of_its_theatre(name: str, theatre: str, who: str, side: str | None) -> None:
    found = match_source(name, None, theatres.load(theatre))
    assert found is not None
    assert (found.id, found.side) == (who, side)
