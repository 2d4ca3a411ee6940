from pathlib import Path

import pytest

from recoupe import theatres
from recoupe.errors import BadTheatre

MINIMAL = """
id: elsewhere
names: {en: Elsewhere, fr: Ailleurs}
countries: [ZZ]
timezone: UTC
sides:
  - {id: north, colour: "#0072B2", names: {en: North, fr: Nord}}
"""


def test_the_packaged_theatre_is_sound() -> None:
    assert "syria-iraq" in theatres.available()
    folder = Path(theatres.__file__).parent / "syria-iraq"
    assert theatres.check(folder) == []


def test_a_folder_is_one_theatre() -> None:
    theatre = theatres.load("syria-iraq")
    assert theatre.countries == ("SY", "IQ")
    assert {s.id for s in theatre.sides} >= {"government", "islamic-state", "opposition", "iraq"}
    assert theatre is theatres.load("syria-iraq")


def test_every_side_has_its_own_colour_and_forces() -> None:
    theatre = theatres.load("syria-iraq")
    assert len({s.colour for s in theatre.sides}) == len(theatre.sides)
    actors = {a.id: a.side for a in theatre.actors}
    assert all(s.forces and actors[s.forces] == s.id for s in theatre.sides)


def test_loaded_words_are_nobodys_alias() -> None:
    theatre = theatres.load("syria-iraq")
    records = [*theatre.actors, *theatre.sources]
    aliases = {a.lower() for r in records for forms in (*r.aliases.values(), *r.whole.values()) for a in forms}
    assert not aliases & {"terrorists", "terrorist", "terroristes", "terroriste", "mercenaries", "mercenaires"}


def test_places_say_whence_and_how_well() -> None:
    for place in theatres.load("syria-iraq").places:
        assert place.source
        if place.located:
            assert place.precision is not None
            assert 29 < (place.lat or 0) < 38
            assert 35 < (place.lon or 0) < 49
            assert place.precision == "exact" or place.radius_km > 0


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(MINIMAL, encoding="utf8")
    assert theatres.load(str(path)).sides[0].names["fr"] == "Nord"


def test_no_such_theatre_says_which_there_are() -> None:
    with pytest.raises(BadTheatre, match=r"atlantis: no such theatre.*syria-iraq"):
        theatres.load("atlantis")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("a: [", "not YAML"), ("- one\n- two\n", "mapping"), ("id: x\n", "Field required")],
)
def test_broken_files_are_named(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf8")
    with pytest.raises(BadTheatre, match=wrong) as caught:
        theatres.load(str(path))
    assert "broken.yaml" in str(caught.value)


def test_a_key_in_two_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "theatre.yaml").write_text(MINIMAL, encoding="utf8")
    (tmp_path / "z.yaml").write_text("timezone: UTC\n", encoding="utf8")
    with pytest.raises(BadTheatre, match="'timezone' is already given"):
        theatres.load(str(tmp_path))
