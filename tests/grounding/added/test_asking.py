"""Added places take part in every answer: spellings in other scripts, homonyms, regions, reasons."""

import sqlite3

import pytest

from recoupe.api import extract
from recoupe.grounding import gazetteer
from recoupe.grounding.added import asking
from recoupe.grounding.added.adding import Request, add
from recoupe.grounding.added.folder import path_of, stamp
from recoupe.grounding.containment import relation
from recoupe.grounding.places import find_places, ground_names
from recoupe.languages import parse
from recoupe.model import Report
from recoupe.theatres import load


def look(name, *countries):
    gazetteer.refresh()
    return gazetteer.look_up(name, countries)


def table(tmp_path, text, name="mine", **request):
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf8")
    columns = tuple((c, c) for c in text.split("\n", 1)[0].split(","))
    return add(path, Request(columns=columns, **request), name=name, credit="The Surveyors, CC0")


def placed(text, theatre=None, lang="en"):
    return {p.place.text: p for p in find_places(parse(text, lang), lang, load(theatre) if theatre else None)}


def test_spellings_in_another_script_are_found_below_names(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nDayr az Zahrani,35.4,36.6,SY\nVelyka Novosilka Druha,48.1,37.2,UA\n")
    (found,) = look("دير الزهراني", "SY")
    assert (found.name, found.source, found.quality < gazetteer.BY_ALTERNATE) == ("Dayr az Zahrani", "mine", True)
    assert [e.name for e in look("Deïr ez-Zahrani", "SY")] == ["Dayr az Zahrani"]
    assert [e.name for e in look("Велика Новосілка Друга", "UA")] == ["Velyka Novosilka Druha"]
    assert not look("دير الزهراني", "IQ")  # it lies in no country that is asked for
    assert not look("دير الزهراني")


def test_an_arabic_name_finds_a_packaged_place_that_lacks_it(home):
    (found,) = look("التريمسة", "SY")
    assert (found.name, found.source, found.quality < gazetteer.BY_ALTERNATE) == ("Tremseh", "", True)


def test_forms_of_letters_are_names_as_good(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nكفر زهرة,35.4,36.6,SY\n")
    assert look("كفـــر زهره", "SY")[0].quality == 1.0


def test_homonyms_are_told_apart_by_the_theatre(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\nMidanqaz,36.9,30.7,TR\n")
    text = "Shelling hit the village of Midanqaz on Monday, a resident said."
    assert placed(text, "syria-iraq")["Midanqaz"].country == "SY"


def test_homonyms_are_told_apart_by_the_other_places_of_the_text(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\nMidanqaz,33.3,36.2,SY\n")
    north = placed("Shelling hit the village of Midanqaz, near Idlib and Saraqib, in Syria.")["Midanqaz"]
    south = placed("Shelling hit the village of Midanqaz, near Damascus and Daraa, in Syria.")["Midanqaz"]
    assert (round(north.place.lat), round(south.place.lat)) == (36, 33)


def test_a_place_in_a_region_that_the_text_names(home, tmp_path):
    text = "name,lat,lon,country,region\nMidanqaz,36.02,36.6,SY,Idlib\nMidanqaz,35.9,36.9,SY,Aleppo\n"
    table(tmp_path, text)
    found = placed("Two shells fell on Midanqaz, in Aleppo province.")["Midanqaz"]
    assert (found.place.lat, found.region) == (35.9, gazetteer.region_of("SY.09").name)


def test_the_source_is_cited_in_the_reason(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\n")
    reason = placed("Shelling hit the village of Midanqaz, near Idlib in Syria.")["Midanqaz"].reason.text
    assert "Source: mine (The Surveyors, CC0)." in reason
    heard = placed("Shelling hit the village of Midankaz, near Idlib in Syria.")["Midankaz"].reason.text
    assert "read as another spelling of Midanqaz" in heard
    assert "Source: mine" in heard
    assert "Source" not in placed("Shelling hit Idlib in Syria.")["Idlib"].reason.text


def test_a_name_without_a_point_is_known_and_gets_no_pin(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,,,SY\nQaryat,35,36,SY\n")
    found = placed("Shelling hit the village of Midanqaz, near Idlib in Syria.", "syria-iraq")["Midanqaz"]
    assert (found.place.located, found.place.name, found.country) == (False, "Midanqaz", "SY")
    assert "mine (The Surveyors, CC0), which does not say where it is" in found.reason.text


def test_an_unsupported_site_or_area_gets_no_pin(home, tmp_path):
    table(tmp_path, "name,lat,lon,country,kind\nWhitmoorstone,36.02,36.6,SY,area\nBlackmoorstone,36.1,36.7,SY,site\n")
    found = placed("In Chicago, the crowd went to Whitmoorstone and then to Blackmoorstone, police in Illinois said.")
    for name in ("Whitmoorstone", "Blackmoorstone"):
        assert name not in found or not found[name].place.located


def test_what_is_far_is_far(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\nMidanmaz,33.3,36.2,SY\n")
    a, b = (ground_names([n, "Syria"], "", None, load("syria-iraq"))[0].place for n in ("Midanqaz", "Midanmaz"))
    assert relation(a, b) == "apart"
    assert relation(a, a) == "same"


def test_ids_and_codes_lead_to_added_places(home, tmp_path):
    rows = ["Nulland,NE91,Eastern,NE9101,14.0,8.0", "Nulland,NE91,Western,NE9102,14.0,9.0"]
    path = tmp_path / "u.csv"
    path.write_text("\n".join(["ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,lat,lon", *rows]), encoding="utf8")
    add(path)
    gazetteer.refresh()
    assert gazetteer.by_id("pcode:NE9101").name == "Eastern"
    assert gazetteer.by_id("pcode:NE9199") is None
    assert gazetteer.region_of("NE.99") is None


def test_a_running_process_sees_what_is_added_and_removed(home, tmp_path):
    text = "Shelling hit the village of Midanqaz, near Idlib in Syria."
    assert not placed(text)["Midanqaz"].place.located
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\n")
    assert placed(text)["Midanqaz"].place.located
    path_of("mine").unlink()
    assert not placed(text)["Midanqaz"].place.located


def test_an_index_of_another_version_answers_exact_names_only(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\n")
    assert look("Midankaz", "SY")
    with sqlite3.connect(path_of("mine")) as connection:
        connection.execute("UPDATE about SET value = 'another' WHERE key = 'format'")
    connection.close()
    assert look("Midanqaz", "SY")
    assert not look("Midankaz", "SY")


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be looked at " * 40])
def test_a_broken_index_is_passed_over(home, tmp_path, content):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\n")
    path_of("broken").write_bytes(content)
    assert look("Midanqaz", "SY")
    assert len(stamp()) == 2


def test_what_the_gazetteer_knows_has_a_name_that_changes_with_it(home, tmp_path):
    gazetteer.refresh()
    before = gazetteer.known_as()
    table(tmp_path, "name,lat,lon,country\nMidanqaz,36.02,36.6,SY\n")
    gazetteer.refresh()
    added = gazetteer.known_as()
    path_of("mine").unlink()
    gazetteer.refresh()
    assert before == gazetteer.known_as() != added


def test_nothing_added_asks_nothing(home):
    gazetteer.refresh()
    assert not asking.any_added()
    assert not asking.changed()


def test_two_chance_likenesses_do_not_vouch_for_each_other(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nDayr Halbun,34.5,36.4,SY\nWadi Zarkun,34.6,36.5,SY\n")
    far = placed("A bomb went off in Qamishli, between Deir Halboun and Ouadi Zarkoun, in Syria.", "syria-iraq")
    assert [far[n].place.located for n in ("Deir Halboun", "Ouadi Zarkoun")] == [False, False]
    near = placed("A bomb went off in Homs, between Deir Halboun and Ouadi Zarkoun, in Syria.", "syria-iraq")
    assert [near[n].place.located for n in ("Deir Halboun", "Ouadi Zarkoun")] == [True, True]


def test_the_name_of_a_spot_is_not_torn_for_a_village(home, tmp_path):
    table(tmp_path, "name,lat,lon,country\nMidanqaz,35.4,36.6,SY\n")
    found = placed("À Homs, c'est la mosquée Midanqaz ben Yasser qui a été attaquée lundi.", "syria-iraq", "fr")
    assert "Midanqaz" not in found
    heard = placed("A car bomb exploded at Midankaz roundabout in Qamishli on Monday.", "syria-iraq")
    assert "Midankaz roundabout" in heard


def test_a_village_is_told_before_what_it_lies_beside_known_or_not(home, tmp_path):
    text = "Raid\n\nSyrian troops seized Midanqaz, a village beside the military airport, on Monday, SANA said."
    unknown = extract(Report(id="r", text=text, lang="en", published="2016-12-12")).claims[0].places
    table(tmp_path, "name,lat,lon,country\nMidanqaz,35.4,36.6,SY\n")
    known = extract(Report(id="r", text=text, lang="en", published="2016-12-12")).claims[0].places
    assert [p.text for p in known] == [p.text for p in unknown] == ["Midanqaz", "military airport"]
    assert [p.located for p in known] == [True, False]
