from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extraction.events import SPECIFIC, STRONG, Trigger, classify, find_triggers, going_on, order
from recoupe.extraction.extract import extract
from recoupe.languages import parse
from recoupe.languages.lexicon import SUPPORTED, lexicon
from recoupe.model import EventType, Report

CASES = yaml.safe_load((Path(__file__).parent / "event_cases.yaml").read_text(encoding="utf8"))
LISTED = [(lang, *case) for lang, cases in CASES.items() for case in cases]
TYPES = get_args(EventType)


def events(text: str, lang: str) -> list[str]:
    return [c.event for c in extract(Report(id="r", text=text, lang=lang, published="2024-05-14")).claims]


@pytest.mark.parametrize(("lang", "text", "event"), LISTED)
def test_type_of_a_sentence(lang: str, text: str, event: str) -> None:
    assert events(text, lang)[-1] == event


@pytest.mark.parametrize("lang", SUPPORTED)
def test_every_type_has_words_and_no_word_twice(lang: str) -> None:
    types = lexicon(lang, "events")["types"]
    assert set(types) == set(TYPES)
    for lists in types.values():
        both = [str(w) for w in lists["strong"] + lists["weak"]]
        assert all(isinstance(w, str) for w in lists["strong"] + lists["weak"])
        assert len(both) == len(set(both))


def test_a_phrase_may_have_words_between_its_own() -> None:
    doc = parse("Defenders threw the tired attackers back.", "en")
    assert [(doc[t.start : t.end].text, t.event) for t in find_triggers(doc, "en") if t.end - t.start > 1] == [
        ("threw the tired attackers back", "attack repelled")
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Workers went on a hunger strike at the air base."),
        ("fr", "Le corps a été pris en charge à la base aérienne."),
    ],
)
def test_set_phrases_are_silent(lang: str, text: str) -> None:
    assert find_triggers(parse(text, lang), lang) == []


def test_participles_are_known_in_every_form() -> None:
    doc = parse("Une ville conquise, des postes conquis, des collines conquises.", "fr")
    assert {t.event for t in find_triggers(doc, "fr")} == {"territory taken"}
    assert len(find_triggers(doc, "fr")) == 3


def test_a_toll_after_a_change_of_hands_is_that_of_the_fighting() -> None:
    assert going_on("territory taken", tolls=True) == "armed clash"
    assert going_on("territory taken", tolls=False) == "territory taken"
    assert going_on("air/drone strike", tolls=True) == "air/drone strike"


def test_losses_of_ones_own_side_are_those_of_a_battle() -> None:
    text = "An air strike killed nine civilians in Rutshuru on Monday. The army admitted it had lost four soldiers."
    assert events(text, "en") == ["air/drone strike", "armed clash"]


def test_ruins_of_a_strike_are_no_looting() -> None:
    text = "Des frappes aériennes ont visé Loikaw lundi. L'hôpital a été entièrement rasé."
    assert events(text, "fr")[-1] == "air/drone strike"


def test_strikes_of_either_kind_follow_the_claim_before() -> None:
    for weapon, event in (("Warplanes", "air/drone strike"), ("Mortars", "shelling/artillery/missile attack")):
        assert events(f"{weapon} hit Omdurman on Monday. The bombardment killed two people.", "en") == [event, event]


triggers = st.builds(
    Trigger,
    start=st.integers(0, 20),
    end=st.integers(21, 22),
    event=st.sampled_from(TYPES),
    weight=st.sampled_from([1.0, STRONG]),
)


@settings(max_examples=60)
@given(st.lists(triggers, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_words_does_not_matter(found: list[Trigger], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert classify(found, "en") == classify(shuffled, "en")


@given(st.lists(triggers, min_size=1, max_size=6))
def test_a_strong_word_beats_any_number_of_weak_ones(found: list[Trigger]) -> None:
    event = classify(found, "fr")
    strong = {t.event for t in found if t.weight >= STRONG}
    if strong:
        assert event == min(strong, key=lambda e: order("fr")[e])
    elif any(t.event in SPECIFIC for t in found):
        assert event in SPECIFIC
