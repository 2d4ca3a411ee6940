"""What `recoupe theatres check` finds: every trap is told with its file, where it is, and what to do."""

from pathlib import Path

import pytest

from recoupe import theatres
from recoupe.errors import BadTheatre
from recoupe.theatres.inspecting import inspect

HEAD = """
id: elsewhere
names: {en: Elsewhere, fr: Ailleurs}
countries: [MT]
timezone: UTC
sides:
  - {id: north, colour: "#0072B2", names: {en: North, fr: Nord}}
  - {id: south, colour: "#D55E00", names: {en: South, fr: Sud}}
"""


def told(tmp_path: Path, more: str, head: str = HEAD) -> list[str]:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(head + more, encoding="utf8")
    return [str(p) for p in inspect(path)]


ACTOR = "actors:\n  - {{id: a, {}}}\n"
SOURCE = "sources:\n  - {{id: s, {}}}\n"
NAMES = "names: {en: Guards, fr: Gardes}"


@pytest.mark.parametrize(
    ("more", "where", "what", "todo"),
    [
        (ACTOR.format(f"country: NO, {NAMES}"), "actors a, country", "false (from no", "quotes"),
        (ACTOR.format(f"aliases: {{en: [on]}}, {NAMES}"), "actors a, aliases, en, 1", "true", "quotes"),
        (ACTOR.format("names: {en: 1515, fr: A}"), "actors a, names, en", "the number 1515", "quotes"),
        (ACTOR.format("names: {en: Army, north, fr: A}"), "actors a, names", "'north' has no value", "comma"),
        (ACTOR.format("names: {en: 2014-02-01, fr: A}"), "actors a, names, en", "the date 2014-02-01", "quotes"),
        ("id: again\n", "line 9", "'id' is given twice", "together"),
        (SOURCE.format("names: {en: R, fr: R}"), "sources s.kind", "Field required", "Add kind"),
        (SOURCE.format("kind: blog, names: {en: R, fr: R}"), "sources s.kind", "'blog' is not known", "'monitor'"),
        (ACTOR.format(f"sides: north, {NAMES}"), "actors a.sides", "no key", "spelling"),
        (ACTOR.format(f"side: west, {NAMES}"), "actor a", "unknown side 'west'", "add the side"),
        (ACTOR.format("names: {en: A army}"), "actor a", "no neutral name in 'fr'", "names.fr"),
    ],
)
def test_each_trap_says_file_where_and_what_to_do(tmp_path: Path, more: str, where: str, what: str, todo: str) -> None:
    (line, *_more) = told(tmp_path, more)
    assert line.startswith(f"elsewhere.yaml: {where}")
    assert what in line
    assert todo in line


def test_a_name_of_two_sides(tmp_path: Path) -> None:
    more = (
        "actors:\n  - {id: a, side: north, names: {en: Northern Guard, fr: Garde du Nord}}\n"
        "sources:\n  - {id: s, side: south, kind: military, names: {en: Guards, fr: Gardes}, "
        "aliases: {en: [the Northern Guards]}}\n"
    )
    (line,) = told(tmp_path, more)
    assert "source s: alias 'the Northern Guards' is also that of actor a, of another side (north)" in line


@pytest.mark.parametrize(("lat", "lon", "sound"), [(35.9, 14.4, True), (14.4, 35.9, False), (-35.9, 14.4, False)])
def test_a_place_must_lie_in_its_country(tmp_path: Path, lat: float, lon: float, *, sound: bool) -> None:
    where = f"lat: {lat}, lon: {lon}, precision: exact, country: MT"
    place = f"{{id: p, names: {{en: P, fr: P}}, kind: town, source: s, {where}}}"
    found = told(tmp_path, f"places:\n  - {place}\n")
    assert (found == []) is sound
    assert sound or "far outside MT" in found[0]


def test_a_place_of_a_country_that_the_theatre_does_not_know(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "places:\n  - {id: p, names: {en: P, fr: P}, kind: town, country: NZ, source: s}\n")
    assert "NZ, which is no country of the theatre" in line


def test_a_place_without_a_radius_must_be_exact(tmp_path: Path) -> None:
    place = "{id: p, names: {en: P, fr: P}, kind: town, lat: 35.9, lon: 14.4, precision: near, country: MT, source: s}"
    (line,) = told(tmp_path, f"places:\n  - {place}\n")
    assert "radius_km" in line


def test_a_folder_names_the_file_that_has_the_record(tmp_path: Path) -> None:
    (tmp_path / "theatre.yaml").write_text(HEAD, encoding="utf8")
    (tmp_path / "who.yaml").write_text(ACTOR.format(f"side: west, {NAMES}"), encoding="utf8")
    assert [p.file for p in inspect(tmp_path)] == ["who.yaml"]


def test_a_file_of_ones_own_is_read_again_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(HEAD, encoding="utf8")
    first = theatres.load(str(path))
    assert theatres.load(str(path)) is first
    path.write_text(HEAD.replace("North,", "The North,"), encoding="utf8")
    assert theatres.load(str(path)).sides[0].names["en"] == "The North"
    path.write_text(HEAD.replace("UTC", "Mars/Olympus"), encoding="utf8")
    with pytest.raises(BadTheatre, match="Mars/Olympus"):
        theatres.load(str(path))
