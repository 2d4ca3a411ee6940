import sqlite3

import pytest

from recoupe.grounding import gazetteer, gazetteer_build


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Alep", "SY", "populated"),
        ("Damas", "SY", "populated"),
        ("Mossoul", "IQ", "populated"),
        ("Syrie", "SY", "country"),
        ("États-Unis", "US", "country"),
        ("DRC", "CD", "country"),
        ("NSW", "AU", "region"),
        ("Moyen-Orient", "", "area"),
        ("تدمر", "SY", "populated"),
    ],
)
def test_names_in_french_english_and_local_spelling(name, country, kind):
    assert any(e.country == country and e.kind == kind for e in gazetteer.look_up(name))


def test_the_most_populous_comes_first():
    found = [e for e in gazetteer.by_key("springfield") if e.kind == "populated"]
    assert [e.population for e in found] == sorted((e.population for e in found), reverse=True)
    assert len(found) > 10


def test_spellings_that_no_source_has_are_found_by_sound_in_the_asked_countries_only():
    assert "Deir ez-Zor" in {e.name for e in gazetteer.look_up("Deïr ez-Zôour", ["SY"])}
    assert gazetteer.look_up("Deïr ez-Zôour", ["FR"]) == ()


def test_regions_lie_among_their_towns():
    homs = next(e for e in gazetteer.look_up("Homs") if e.kind == "region")
    assert 34 < homs.lat < 35.2
    assert 36.5 < homs.lon < 39
    assert gazetteer.region_of(homs.region) is not None


def test_every_country_has_a_point_within_its_towns():
    for code in ("SY", "IQ", "UA", "SD", "ML", "CD", "US", "FR"):
        entry = gazetteer.country(code)
        assert entry is not None
        assert entry.radius > 100
    assert gazetteer.country("ZZ") is None


def test_ids_lead_back():
    entry = gazetteer.look_up("Damascus")[0]
    assert gazetteer.by_id(entry.id).name == entry.name
    assert gazetteer.by_id("geonames:0") is None


def test_a_build_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def broken():
        raise RuntimeError("the source is gone")

    monkeypatch.setattr(gazetteer_build, "_rows", broken)
    with pytest.raises(RuntimeError):
        gazetteer_build.build(tmp_path / "index.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_same_rows_make_the_same_bytes(tmp_path, monkeypatch):
    rows = [
        gazetteer_build.Row("b:1", "Tell Abyad", "populated", 36.7, 38.9, "SY", 10, others=["Tal Abiad"]),
        gazetteer_build.Row("b:2", "Syria", "country", 35, 38, "SY", 1000, radius=200),
    ]
    monkeypatch.setattr(gazetteer_build, "_rows", lambda: list(reversed(rows)))
    gazetteer_build.build(tmp_path / "one.sqlite")
    monkeypatch.setattr(gazetteer_build, "_rows", lambda: list(rows))
    gazetteer_build.build(tmp_path / "two.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()
    names = sqlite3.connect(tmp_path / "one.sqlite").execute("SELECT key FROM name WHERE n = 1 ORDER BY key").fetchall()
    assert names == [("tal abiad",), ("tell abyad",)]
