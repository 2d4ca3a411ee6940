from pathlib import Path

import pytest

from recoupe import theatres
from recoupe.errors import BadTheatre

HEAD = """
id: elsewhere
names: {en: Elsewhere, fr: Ailleurs}
countries: [ZZ]
timezone: UTC
sides:
  - {id: north, colour: "#0072B2", names: {en: North, fr: Nord}}
"""


def problems(tmp_path: Path, more: str, head: str = HEAD) -> list[str]:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(head + more, encoding="utf8")
    return theatres.check(path)


def test_nothing_wrong(tmp_path: Path) -> None:
    assert problems(tmp_path, "") == []


def test_unknown_side(tmp_path: Path) -> None:
    found = problems(tmp_path, "actors:\n  - {id: a, side: south, names: {en: A army, fr: armée A}}\n")
    assert found == ["actor a: unknown side 'south'; there are north"]


def test_duplicate_id_across_actors_and_sources(tmp_path: Path) -> None:
    more = (
        "actors:\n  - {id: a, names: {en: Alpha, fr: Alpha}}\nsources:\n  - {id: a, kind: NGO, names: {en: B, fr: B}}\n"
    )
    assert "actor or source a: the id is used twice" in problems(tmp_path, more)


def test_alias_claimed_twice_whatever_its_spelling(tmp_path: Path) -> None:
    more = (
        "actors:\n"
        "  - {id: a, names: {en: Alpha, fr: Alpha}, aliases: {fr: ['Forces du Nord']}}\n"
        "  - {id: b, names: {en: Beta, fr: Bêta}, aliases: {fr: [les forces du nord]}}\n"
    )
    assert problems(tmp_path, more) == ["actor b: alias 'les forces du nord' is already claimed by a"]


def test_coordinates_out_of_range_name_the_place(tmp_path: Path) -> None:
    place = "{id: p, names: {en: P, fr: P}, kind: town, lat: 95, lon: 1, precision: exact, country: ZZ, source: s}"
    (found,) = problems(tmp_path, f"places:\n  - {place}\n")
    assert found.startswith("places p.lat: Input should be less than or equal to 90")


def test_half_a_coordinate(tmp_path: Path) -> None:
    place = "{id: p, names: {en: P, fr: P}, kind: town, lat: 9, country: ZZ, source: s}"
    (found,) = problems(tmp_path, f"places:\n  - {place}\n")
    assert "given together or not at all" in found


def test_a_place_known_by_name_only_is_sound(tmp_path: Path) -> None:
    place = "{id: p, names: {en: P, fr: P}, kind: field, country: ZZ, source: s}"
    assert problems(tmp_path, f"places:\n  - {place}\n") == []


def test_all_problems_at_once(tmp_path: Path) -> None:
    head = HEAD.replace("UTC", "Mars/Olympus")
    source = "{id: s, side: x, kind: NGO, names: {en: Essay}, stands_for: [king]}"
    found = problems(tmp_path, f"sources:\n  - {source}\n", head)
    assert [f.split(":")[0] for f in found] == ["source s", "source s", "source s", "source s", "timezone"]


def test_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(BadTheatre, match="no theatre here"):
        theatres.check(tmp_path / "missing.yaml")
