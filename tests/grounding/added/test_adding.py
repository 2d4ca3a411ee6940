from collections import Counter

import pytest

from recoupe.errors import BadRecord, UnreadableInput
from recoupe.grounding import gazetteer
from recoupe.grounding.added.adding import Request, add
from recoupe.grounding.added.folder import path_of, remove, sources
from recoupe.grounding.added.mapped import mapping

TABLE = [
    "name=Ort,lat=Breite,lon=Länge,names=Autres noms,kind=Art",
    "country=Staat,population=Einwohner,radius=Umkreis",
]


def look(name, country="SY"):
    gazetteer.refresh()
    return gazetteer.look_up(name, [country])


def whys(outcome):
    return {r.input.rsplit(" ", 1)[1]: r.why for r in outcome.rejected}


def test_a_geonames_dump(home, files):
    outcome = add(files / "geonames.txt")
    assert (outcome.source.kind, outcome.source.name, outcome.source.places) == ("geonames", "geonames", 5)
    assert outcome.source.countries == "SY"
    assert outcome.source.credit == "GeoNames, CC BY 4.0"
    assert outcome.left_out == Counter(dict.fromkeys(outcome.left_out, 1))
    assert len(outcome.left_out) == 2  # a stream, and a village that is no more
    assert outcome.source.merged == 1  # one village twice, 700 m apart
    found = look("Tal Qamar")
    assert [(e.id, e.kind, e.region, e.population, e.source) for e in found] == [
        ("geonames:900000001", "populated", "SY.12", 2400, "geonames")
    ]
    assert look("Tall al-Qamar") == tuple(e for e in look("tall al qamar"))
    assert {e.kind for e in look("Nasr Air Base")} == {"site"}
    assert {e.kind for e in look("Warda gas field")} == {"field"}
    assert not look("TQMR")  # a code


def test_homonyms_of_one_file_stay_apart(home, files):
    add(files / "geonames.txt")
    assert [(e.id, e.quality) for e in look("Kafr Zahrah")] == [
        ("geonames:900000003", 1.0),
        ("geonames:900000002", 1.0),
    ]


def test_alternate_names_of_a_dump(home, files):
    add(files / "geonames.txt", Request(alternate=files / "alternate_names.txt"))
    assert {e.id for e in look("Tell Lune")} == {"geonames:900000001"}
    assert {e.id for e in look("Кафр-Захра")} == {"geonames:900000003"}
    assert not look("https://example.org/x")
    assert not look("Ailleurs")


def test_broken_rows_of_a_dump_cost_themselves_alone(home, files):
    outcome = add(files / "geonames_broken.txt")
    assert outcome.source.places == 2
    assert outcome.source.rejected == len(outcome.rejected) == 10
    why = whys(outcome)
    assert set(why) == {"2", "3", "4", "5", "6", "7", "8", "9", "10", "12"}
    assert "12 cells for 19 columns" in why["3"]
    assert "not between" in why["4"]
    assert "0" in why["5"]
    assert "exchanged" in why["7"]
    assert "XQ" in why["8"]
    assert "UTF-8" in why["12"]


def test_a_whos_on_first_table(home, files):
    outcome = add(files / "wof.csv", credit="Who's On First; GeoNames")
    assert outcome.source.kind == "wof"
    assert outcome.guessed == outcome.source.countries == "SY"
    assert outcome.left_out["deprecated"] == 1
    assert outcome.left_out.total() == 2  # and the country
    assert outcome.source.merged == 1
    assert outcome.known == 4
    assert not look("Old Village")
    (found,) = look("تل القمر")
    assert (found.id, found.region, found.source) == ("geonames:900000001", "SY.12", "wof")
    aleppo = next(e for e in look("Aleppo, the city") if e.kind == "populated")
    assert (aleppo.id, aleppo.source, aleppo.population > 1_000_000) == ("geonames:170063", "wof", True)


def test_broken_rows_of_a_whos_on_first_table(home, files):
    outcome = add(files / "wof_broken.csv")
    assert outcome.source.places == 2
    why = whys(outcome)
    assert set(why) == {"3", "4", "5", "6", "8"}
    assert "startup" in why["4"]
    assert "lat" in why["5"]
    assert "CSV" in why["6"]
    assert "10 cells for 8" in why["8"]
    assert look("Encore Là")


def test_a_table_of_p_codes(home, files):
    outcome = add(files / "pcodes.csv", credit="OCHA, CC BY-IGO")
    source = outcome.source
    assert (source.kind, source.places, source.unlocated, source.credit) == ("pcodes", 7, 1, "OCHA, CC BY-IGO")
    (qamar,) = look("ناحية القمر")
    assert (qamar.id, qamar.kind, qamar.region, qamar.radius) == ("pcode:SY070091", "district", "SY.12", 10.0)
    (qattar,) = look("Badiyet Qattar")
    assert (qattar.located, qattar.kind, qattar.region) == (False, "district", "SY.11")
    # A region that is only named above others is the gazetteer's own.
    assert gazetteer.region_of("SY.12").id in {e.id for e in look("Idleb") if e.kind == "region"}


def test_a_unit_that_is_only_named_above_others_lies_among_them(home, tmp_path):
    path = tmp_path / "units.csv"
    rows = [
        "Nowhere,NE91,East,NE9101,14.0,8.0",
        "Nowhere,NE91,West,NE9102,14.0,9.0",
        "Nowhere,NE91,North,NE9103,15.0,8.5",
    ]
    path.write_text("\n".join(["ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,lat,lon", *rows]), encoding="utf8")
    assert add(path, Request(country="ne")).source.places == 4
    (found,) = look("Nowhere", "NE")
    assert (found.kind, found.located) == ("region", True)
    assert 14 < found.lat < 15
    assert 8 < found.lon < 9
    assert found.radius > 20


def test_broken_rows_of_p_codes(home, files):
    outcome = add(files / "pcodes_broken.csv")
    why = whys(outcome)
    assert set(why) == {"3", "4", "5", "6", "7"}
    assert "name" in why["3"]
    assert "12-34" in why["4"]
    assert "exchanged" in why["6"]
    assert "ZZ" in why["7"]


def test_p_codes_in_a_workbook(home, files, tmp_path):
    import csv

    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Read me"
    book.active.append(["About this file"])
    sheet = book.create_sheet("Admin3")
    with (files / "pcodes.csv").open(encoding="utf8", newline="") as file:
        for row in csv.reader(file):
            sheet.append([float(c) if c.replace(".", "", 1).isdigit() else c or None for c in row])
    sheet.append(["Syrian Arab Republic", "SY", "Homs", "حمص", "SY04", "Faux", "", "99"])
    path = tmp_path / "syr_admin.xlsx"
    book.save(path)
    outcome = add(path)
    assert outcome.source.places == 7
    assert [r.input for r in outcome.rejected] == ["syr_admin.xlsx, Admin3, row 7"]
    assert look("ناحية القمر")[0].radius == 10.0


def test_a_table_with_named_columns(home, files):
    outcome = add(files / "table.csv", Request(columns=mapping(TABLE)), name="Mes lieux", credit="moi")
    assert (outcome.source.name, outcome.source.places, outcome.source.unlocated) == ("mes-lieux", 3, 1)
    (qamar,) = look("Tell el-Kamar")
    assert (qamar.lat, qamar.lon, qamar.population) == (35.9501, 36.8102, 2400)
    (field,) = look("Champ Warda")
    assert (field.kind, field.radius) == ("field", 12)
    (ford,) = look("Gué Sans Point")
    assert not ford.located
    assert set(whys(outcome)) == {"5", "6", "7"}
    assert "palace" in whys(outcome)["6"]


def test_columns_that_are_not_there(home, files):
    with pytest.raises(BadRecord, match="Breitengrad"):
        add(files / "table.csv", Request(columns=mapping(["name=Ort,lat=Breitengrad,lon=Länge"])))
    assert sources() == []
    assert [p.name for p in (home / "places").iterdir() if not p.name.endswith(".lock")] == []


@pytest.mark.parametrize("asked", ["name", "nom=Ort", "lat=a,lon=b", "name=a,lat=b", "name=a,name=b", "name="])
def test_a_mapping_that_makes_no_sense(asked):
    with pytest.raises(BadRecord):
        mapping([asked])


def test_the_same_file_twice_changes_nothing(home, files, tmp_path):
    add(files / "geonames.txt")
    path = path_of("geonames")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    again = add(files / "geonames.txt")
    assert again.unchanged
    assert again.source.name == "geonames"
    copy = tmp_path / "copy.txt"
    copy.write_bytes((files / "geonames.txt").read_bytes())
    assert add(copy).unchanged
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [s.name for s in sources()] == ["geonames"]


def test_the_same_file_makes_the_same_bytes(home, files):
    add(files / "geonames.txt")
    first = path_of("geonames").read_bytes()
    assert not add(files / "geonames.txt", replace=True).unchanged
    assert path_of("geonames").read_bytes() == first


def test_another_file_under_a_name_that_is_taken(home, files):
    add(files / "geonames.txt", name="mine")
    with pytest.raises(BadRecord, match="mine already"):
        add(files / "wof.csv", name="mine")
    assert sources()[0].kind == "geonames"
    add(files / "wof.csv", name="mine", replace=True)
    assert [s.kind for s in sources()] == ["wof"]


def test_what_is_removed_is_gone(home, files):
    add(files / "geonames.txt")
    assert look("Tal Qamar")
    remove("geonames")
    assert not [e for e in look("Tall al Qamar") if e.source]
    with pytest.raises(BadRecord, match="Nothing was added"):
        remove("geonames")
    with pytest.raises(BadRecord):
        remove("../geonames")


def test_a_file_without_one_usable_place(home, tmp_path):
    path = tmp_path / "none.csv"
    path.write_text("wof_id,name,placetype,lat,lon\n1,,locality,1,1\n", encoding="utf8")
    outcome = add(path)
    assert outcome.source is None
    assert len(outcome.rejected) == 1
    assert sources() == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"just a line of prose\nand another\n", b"\x00\x01\x02" * 50, b"a,b\n1,2\n", b"PK\x03\x04broken"],
)
def test_what_is_no_gazetteer(home, tmp_path, content):
    path = tmp_path / "thing.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableInput):
        add(path)
    assert sources() == []


def test_a_place_that_two_sources_know_is_one(home, files):
    add(files / "geonames.txt")
    add(files / "wof.csv")
    assert [(e.id, e.source) for e in look("تل القمر")] == [("geonames:900000001", "geonames")]


def test_the_packaged_index_answers_as_before(home, files):
    before = {name: look(name) for name in ("Aleppo", "Homs", "Idlib", "Paris")}
    add(files / "geonames.txt")
    add(files / "wof.csv")
    for name, entries in before.items():
        assert look(name)[: len(entries)] == entries
