import json
from pathlib import Path

import pytest

from recoupe import theatres
from recoupe.grounding import actors
from recoupe.grounding.setting import setting, whose
from recoupe.i18n import use

SHARED = Path(__file__).parents[3] / "shared"
THEATRE = theatres.load("syria-iraq")


def source_id(name: str, lang: str = "en") -> str | None:
    found = actors.match_source(name, lang, THEATRE)
    return found.id if found else None


def actor_id(name: str, lang: str = "en") -> str | None:
    found = actors.match(name, lang, THEATRE)
    return found.id if found else None


@pytest.mark.parametrize(
    ("en", "fr", "expected"),
    [
        ("the Syrian Observatory for Human Rights", "l’OSDH", "sohr"),
        ("Rami Abdulrahman", "Rami Abdel Rahmane", "sohr"),
        ("SANA", "l'agence Sana", "sana"),
        ("Amaq, the group's news agency", "l’agence Amaq", "amaq"),
        ("Russia's defence ministry", "le ministère russe de la Défense", "russian-authorities"),
        ("White Helmets", "la Défense civile syrienne", "white-helmets"),
        ("a spokesman for the Syrian Democratic Forces", "un porte-parole des FDS", "sdf"),
        ("US-led coalition", "coalition internationale antijihadiste", "coalition-spokesmen"),
        ("Doctors Without Borders", "Médecins sans frontières", "msf"),
        ("Syrian state TV", "la télévision syrienne", "syrian-state-tv"),
        ("the governor of Homs", "le gouverneur de Homs", "governor-of-homs"),
        ("Local Coordination Committees", "les Comités locaux de coordination", "local-coordination-committees"),
        ("pro-government sources", "des sources pro-gouvernementales", "nameless.source.government"),
        ("opposition activists", "des militants de l’opposition", "nameless.activists.opposition"),
        ("a military source", "une source militaire", "nameless.military-source"),
        ("local sources", "des sources locales", "nameless.local-source"),
    ],
)
def test_a_source_is_the_same_in_both_languages(en: str, fr: str, expected: str) -> None:
    assert source_id(en, "en") == expected
    assert source_id(fr, "fr") == expected


@pytest.mark.parametrize(
    ("name", "lang", "side"),
    [
        ("rebel websites", "en", "opposition"),
        ("médias proches de Damas", "fr", "government"),
        ("a Syrian officer", "en", "government"),
        ("Kurdish officials", "en", "kurdish"),
        ("the governor of Mardin", "en", "turkey"),
        ("Moscou", "fr", "government"),
        ("UN", "en", None),
        ("activists", "en", None),
        ("un médecin", "fr", None),
    ],
)
def test_sides_of_speakers(name: str, lang: str, side: str | None) -> None:
    found = actors.match_source(name, lang, THEATRE)
    assert found is not None
    assert found.side == side


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        ("fighters of the Islamic State", "en", "islamic-state"),
        ("djihadistes de l’EI", "fr", "islamic-state"),
        ("terroristes de Daech", "fr", "islamic-state"),
        ("forces du régime", "fr", "government-forces"),
        ("regime forces", "en", "government-forces"),
        ("pro-Turkish militiamen", "en", "turkish-backed-forces"),
        ("rebelles proturcs", "fr", "turkish-backed-forces"),
        ("anti-regime fighters", "en", "opposition-forces"),
        ("coalition internationale anti-EI", "fr", "coalition"),
        ("Russia and the Assad regime", "en", "government-forces"),
        ("civils", "fr", "nameless.civilians"),
        ("families of Islamic State fighters", "en", "nameless.civilians"),
        ("Al-Qaïda dans la péninsule arabique", "fr", "aqap"),
    ],
)
def test_actors(name: str, lang: str, expected: str) -> None:
    assert actor_id(name, lang) == expected


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("terrorists", "en"),
        ("groupes terroristes", "fr"),
        ("Ibrahim al-Assad", "en"),
        ("a man who is wounded", "en"),
        ("Sudan Doctors' Union", "en"),
        ("Nineveh Witness", "en"),
        ("Anna Kowalska", "en"),
        ("", "en"),
        ("…", "fr"),
    ],
)
def test_the_unknown_stay_unknown(name: str, lang: str) -> None:
    assert actors.match_source(name, lang, THEATRE) is None
    assert actors.match(name, lang, THEATRE) is None


def test_what_only_qualifies_does_not_count() -> None:
    assert actor_id("insurgents backed by Turkey and the United States") != "united-states"
    assert source_id("a hospital supported by MSF") == "nameless.medics"
    assert source_id("a resident of Islamic State's stronghold") == "nameless.witness"
    assert actor_id("rebel-held districts") is None


@pytest.mark.parametrize("name", ["Météo-France", "the Britain-based charity", "l’AP-HP", "Allied rebels and Turks"])
def test_a_countrys_name_inside_another_is_not_the_state(name: str) -> None:
    found = actors.match_source(name, None, THEATRE)
    assert found is None or found.id not in ("france", "united-kingdom", "ap", "turkey", "turkish-authorities")


def test_a_voice_is_who_speaks_not_whose_it_is() -> None:
    assert source_id("the Daesh-linked Amaq news agency") == "amaq"
    assert source_id("a local doctor quoted by AP") == "nameless.medics"
    assert source_id("a regime source") == "nameless.source.government"


def test_words_stand_whole() -> None:
    assert source_id("Sanaa residents") == "nameless.witness"
    assert actor_id("his men") is None


def test_institutions_of_an_unnamed_country_have_a_kind_but_no_id() -> None:
    army = actors.match("the army", "en", THEATRE)
    assert army is not None
    assert (army.id, army.side, army.kind, army.role) == (None, None, "state force", "army")
    foreign = actors.match_source("l’armée ukrainienne", "fr", THEATRE)
    assert foreign is not None
    assert (foreign.id, foreign.role) == (None, None)


def test_without_a_theatre_the_world_is_still_known() -> None:
    assert actors.match_source("Reuters", "en", None) == actors.match_source("Reuters", "fr", None)
    police = actors.match_source("police", "en", None)
    assert police is not None
    assert (police.kind, police.side) == ("officials", None)
    ministry = actors.match_source("ministère de la Défense", "fr", None)
    assert ministry is not None
    assert ministry.kind == "officials"
    tass = actors.match_source("TASS", "en", None)
    assert tass is not None
    assert tass.side is None  # of the Syrian government's side only where Russia fights for it
    assert source_id("TASS") == "tass"


def test_ids_lead_back_to_names_and_sides() -> None:
    assert actors.side_of("amaq", THEATRE) == "islamic-state"
    assert actors.side_of("nameless.activists.opposition", THEATRE) == "opposition"
    assert actors.side_of("nobody", THEATRE) is None
    assert actors.side_of(None, THEATRE) is None
    found = actors.describe("nameless.activists.opposition", THEATRE)
    assert found is not None
    assert found.names["en"] == "activists (Syrian armed opposition)"
    assert actors.is_nameless(found.id)
    assert not actors.is_nameless("amaq")


def test_reasons_are_written_in_the_readers_language() -> None:
    with use("fr"):
        found = actors.match_source("porte-parole des FDS", "fr", THEATRE)
    assert found is not None
    expected = "« porte-parole des FDS » désigne : Forces démocratiques syriennes (par « FDS »)."
    assert found.reason.text.replace("\u00a0", " ") == expected


def test_every_neutral_name_finds_its_own_record() -> None:
    for actor in THEATRE.actors:
        for lang, name in actor.names.items():
            assert actor_id(name, lang) == actor.id
    for source in THEATRE.sources:
        for lang, name in source.names.items():
            assert source_id(name, lang) == source.id


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development data lies beside the project, and is not here")
def test_most_sources_of_the_development_half_are_known() -> None:
    articles = json.loads((SHARED / "data/claims/claims-dev.json").read_text(encoding="utf8"))
    names = [(c["source"], a["lang"]) for a in articles for c in a["claims"] if c["source"]]
    known = [n for n in names if actors.match_source(*n, THEATRE)]
    assert len(known) / len(names) > 0.78


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("source militaire syrienne", "fr"),
        ("a Syrian military source", "en"),
        ("sources pro-gouvernementales du régime", "fr"),
        ("a Syrian government source", "en"),
    ],
)
def test_a_source_close_to_a_party_is_of_its_side_but_not_the_party(name: str, lang: str) -> None:
    found = actors.match_source(name, lang, THEATRE)
    assert found is not None
    assert found.nameless
    assert found.side == "government"
    assert found.id is not None
    assert found.id.startswith("nameless.")


def test_a_teacher_speaks_as_a_witness_and_suffers_as_a_civilian() -> None:
    assert source_id("un enseignant", "fr") == "nameless.witness"
    assert actor_id("un enseignant", "fr") == "nameless.civilians"
    assert actor_id("residents") == actor_id("families") == "nameless.civilians"


@pytest.mark.parametrize(
    ("name", "lang", "theatre", "side"),
    [
        ("diplomat in Bamako", "en", "sahel", None),
        ("diplomate en poste à Bamako", "fr", "sahel", None),
        ("Malian diplomat", "en", "sahel", "sahel-states"),
        ("officials in Bamako", "en", "sahel", "sahel-states"),
        ("Luhansk's Russian-installed leader", "en", "ukraine", "russia"),
        ("Russian-installed Rassvet", "en", "ukraine", None),
    ],
)
def test_where_a_diplomat_is_tells_no_side(name: str, lang: str, theatre: str, side: str | None) -> None:
    found = actors.match_source(name, lang, theatres.load(theatre))
    assert (found.side if found else None) == side


@pytest.mark.parametrize(
    ("land", "who", "how"),
    [
        ("BF", "burkinabe-army-staff", "place"),
        ("ML", "malian-army-staff", "named"),
        (None, "malian-army-staff", "named"),
    ],
)
def test_a_bare_army_is_that_of_the_place_where_one_side_has_several(land: str | None, who: str, how: str) -> None:
    theatre = theatres.load("sahel")
    seen = setting("Mali's army, Malian military. In Burkina Faso gunmen attacked. The army answered.", theatre)
    record = whose("army", seen, theatre, speaks=True, land=land)
    assert record is not None
    assert (record[0].id, record[1]) == (who, how)


def test_a_bare_police_is_that_of_the_country_of_the_place() -> None:
    theatre = theatres.load("syria-iraq")
    seen = setting("Raqqa, Syria, Syrian, Aleppo: a bomb in Musayyib, police said", theatre)
    assert whose("police", seen, theatre, speaks=True, land="IQ")[0].country == "IQ"  # type: ignore[index]
    assert whose("police", seen, theatre, speaks=True, land="SY")[0].country == "SY"  # type: ignore[index]
