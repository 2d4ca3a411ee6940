from pathlib import Path

import pytest
import yaml

from recoupe.errors import UnsupportedLanguage
from recoupe.extraction.movements import FoundMovement, find_movements
from recoupe.languages import parse

CASES = yaml.safe_load((Path(__file__).parent / "movement_cases.yaml").read_text(encoding="utf8"))
LISTED = [(lang, case["text"], case["movements"]) for lang, cases in CASES.items() for case in cases]


def found_in(text: str, lang: str) -> list[FoundMovement]:
    return find_movements(parse(text, lang), lang)


@pytest.mark.parametrize(("lang", "text", "expected"), LISTED)
def test_movements_of_a_sentence(lang: str, text: str, expected: list[list[object]]) -> None:
    found = [
        [
            text[m.by[0] : m.by[1]] if m.by else None,
            [text[a:b] for a, b in m.from_],
            [text[a:b] for a, b in m.to],
            m.kind,
        ]
        for m in found_in(text, lang)
    ]
    assert found == expected


def test_a_bare_town_stands_for_the_place_spoken_of() -> None:
    text = "The army lost Palmyra on Sunday. Fighting went on in Palmyra. Troops withdrew from the city to Tiyas."
    (m,) = found_in(text, "en")
    assert [text[a:b] for a, b in m.from_] == ["Palmyra"]
    assert [text[a:b] for a, b in m.to] == ["Tiyas"]


def test_negation_and_hedges_are_kept_as_written() -> None:
    (m,) = found_in("The fighters did not withdraw from Daraya.", "en")
    assert (m.negated, m.hedged) == (True, False)
    (m,) = found_in("Les forces loyalistes auraient progressé vers Resafa.", "fr")
    assert (m.negated, m.hedged) == (False, True)


def test_one_verb_may_tell_of_two_axes() -> None:
    text = "Les miliciens progressent d'Atareb vers Saraqeb et, à l'ouest, de Darkouch vers Idleb."
    assert [[text[a:b] for a, b in (*m.from_, *m.to)] for m in found_in(text, "fr")] == [
        ["Atareb", "Saraqeb"],
        ["Darkouch", "Idleb"],
    ]


def test_the_title_does_not_repeat_what_the_text_tells_in_full() -> None:
    text = "Army retreats to Tiyas\n\nTroops retreated from Palmyra to Tiyas on Sunday."
    (m,) = found_in(text, "en")
    assert text[m.start : m.end].startswith("Troops")


def test_the_quote_holds_its_verb_and_its_ends() -> None:
    text = "Officials said that rebel fighters, after a day of rain, advanced from Atareb towards Idlib."
    (m,) = found_in(text, "en")
    assert "advanced from Atareb towards Idlib" in text[m.start : m.end]


def test_capitals_and_lost_full_stops_do_not_join_two_places() -> None:
    for text in ("TROOPS WITHDREW FROM KOBANI TO MANBIJ", "Troops withdrew from Kobani to Manbij The rebels fled"):
        ends = [[text[a:b].title() for a, b in (*m.from_, *m.to)] for m in found_in(text, "en")]
        assert ends == [["Kobani", "Manbij"]], text


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_text_cut_off_anywhere_is_read_without_fail(lang: str) -> None:
    whole = {
        "en": "FROM Raqqa, the rebels, who fled from the city, from Kobani, a town, to Homs and advanced on",
        "fr": "DEPUIS Raqqa, les rebelles, qui ont fui de la ville, d'Alep, ville, vers Homs et Hama, avancent sur",
    }[lang]
    cuts = [i for i, c in enumerate(whole) if c in " ,'"] + [len(whole)]
    for cut in cuts:
        for m in found_in(whole[:cut], lang):
            assert m.from_ or m.to
            assert all(0 <= a < b <= cut for a, b in (*m.from_, *m.to))


@pytest.mark.parametrize("text", ["", "-", "from", "\n\n- \n", "towards the", "1. De"])
def test_scraps_hold_no_movement(text: str) -> None:
    assert found_in(text, "en") == found_in(text, "fr") == []


def test_a_language_without_a_folder_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage):
        find_movements(parse("He fled.", "en"), "xx")
