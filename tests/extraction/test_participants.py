from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

from recoupe import i18n, theatres
from recoupe.extraction.extract import extract
from recoupe.extraction.participants import SAYS
from recoupe.extraction.roles import RULES
from recoupe.languages.lexicon import SUPPORTED, lexicon
from recoupe.model import Claim, Report

CASES = yaml.safe_load((Path(__file__).parent / "participant_cases.yaml").read_text(encoding="utf8"))
LISTED = [(lang, *case) for lang, cases in CASES.items() for case in cases]
SYRIA = theatres.load("syria-iraq")


def claims(text: str, lang: str, theatre: theatres.Theatre | None = None) -> tuple[Claim, ...]:
    return extract(Report(id="r", text=text, lang=lang, published="2024-05-14"), theatre).claims


def rules(claim: Claim, part: str) -> list[str]:
    return [r.rule for r in claim.reasons if r.rule.startswith(f"{part}:")]


@pytest.mark.parametrize(("lang", "text", "by", "against"), LISTED)
def test_participants_of_a_sentence(lang: str, text: str, by: str | None, against: str | None) -> None:
    claim = claims(text, lang)[-1]
    assert (claim.by, claim.against) == (by, against)


@pytest.mark.parametrize(("lang", "text", "by", "against"), LISTED)
def test_every_participant_is_a_substring_with_its_reason(
    lang: str, text: str, by: str | None, against: str | None
) -> None:
    for claim in claims(text, lang):
        for part in ("by", "against"):
            words, span = getattr(claim, part), claim.spans[part]
            assert (words is None) == (span is None)
            assert len(rules(claim, part)) == (words is not None)
            if span is not None:
                assert text[slice(*span)] == words


def test_men_without_a_name_are_the_speakers() -> None:
    text = "The Free Syrian Army said on Monday that its men had repelled an assault near Azaz."
    (claim,) = claims(text, "en", SYRIA)
    assert claim.by == "Free Syrian Army"
    assert rules(claim, "by") == ["by: subject, of the speaker"]


def test_a_bare_infinitive_is_said_of_the_speaker() -> None:
    (claim,) = claims("L'armée turque dit avoir tué neuf combattants lundi près d'Azaz.", "fr", SYRIA)
    assert (claim.by, claim.against) == ("armée turque", "combattants")
    assert rules(claim, "by") == ["by: own deed"]


def test_losses_that_a_party_admits_are_its_own() -> None:
    text = "Fighting raged in Azaz on Monday. The Turkish army admitted three dead in its ranks."
    claim = claims(text, "en", SYRIA)[-1]
    assert claim.against == "Turkish army"
    assert rules(claim, "against") == ["against: admitted"]


def test_a_monitor_is_no_party_to_what_it_reports() -> None:
    text = "The Syrian Observatory for Human Rights said it had counted nine dead in shelling of Azaz on Monday."
    (claim,) = claims(text, "en", SYRIA)
    assert claim.by is None


def test_the_accused_of_a_denial_is_who_denies() -> None:
    (claim,) = claims("Russia denied any involvement in the air strike that killed nine people in Azaz.", "en", SYRIA)
    assert claim.by == "Russia"


def test_a_count_that_goes_on_keeps_who_acted() -> None:
    text = "Syrian regime air strikes hit a market in Douma on Monday. At least 16 civilians were killed, a medic said."
    first, last = claims(text, "en", SYRIA)
    assert (last.by, last.against) == (first.by, "civilians")
    assert rules(last, "by") == ["by: carried over"]


def test_a_weapon_without_an_owner_is_not_carried_over() -> None:
    text = "Warplanes hit a market in Douma on Monday. At least 16 civilians were killed, a medic said."
    assert claims(text, "en", SYRIA)[-1].by is None


def test_who_held_and_who_attacked_where_an_attack_failed() -> None:
    text = "Police foiled an attempt by insurgents to detonate a car bomb in Mogadishu on Monday."
    (claim,) = claims(text, "en")
    assert (claim.by, claim.against) == ("Police", "insurgents")


def test_holders_of_a_place_do_not_act() -> None:
    text = "Air strikes killed nine civilians on Monday in Douma, a town held by rebels."
    (claim,) = claims(text, "en", SYRIA)
    assert (claim.by, claim.against) == (None, "civilians")


def test_every_rule_says_why_in_both_languages() -> None:
    catalogue = Path(i18n.__file__).parent / "locale" / "fr" / "participants.po"
    translated = {m.id for m in read_po(catalogue.open("rb")) if m.id and m.string}
    assert set(SAYS.values()) <= translated
    assert all("{word}" in text for text in SAYS.values())
    assert all(rule.__doc__ for rule in RULES)


def test_both_languages_have_the_same_lists() -> None:
    lists = {lang: set(lexicon(lang, "participants")) for lang in SUPPORTED}
    assert len({frozenset(names) for names in lists.values()}) == 1
