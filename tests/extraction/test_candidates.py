"""Which stretches assert an occurrence."""

import pytest

from recoupe.extraction.attribution import find_frames
from recoupe.extraction.attribution.coreference import resolve
from recoupe.extraction.candidates import candidates
from recoupe.extraction.events import find_triggers
from recoupe.extraction.setting import setting_of
from recoupe.extraction.stretches import stretches
from recoupe.languages import parse
from recoupe.model import Report

ASSERTED = [
    ("en", "Rebels shelled the village on Monday."),
    ("en", "Twelve people died in the market."),
    ("en", "The army said that warplanes had hit the bridge."),
    ("fr", "Des avions ont bombardé le village lundi."),
    ("fr", "Douze personnes ont péri sur le marché."),
    ("fr", "Selon l'armée, des obus ont touché le pont."),
]
NOT_ASSERTED = [
    ("en", "The minister will attack the plan on Monday."),
    ("en", "Talks on the budget were held in the rebel-held town."),
    ("en", "The army said that it would storm the town."),
    ("en", "The festival was a success, the mayor said."),
    ("fr", "Le ministre attaquera le projet lundi."),
    ("fr", "L'armée menace de prendre la ville."),
    ("fr", "La fête a été un succès, selon le maire."),
]


def _candidates(lang, text):
    report = Report(id="x", lang=lang, text=text)
    doc = parse(text, lang)
    frames = resolve(doc, find_frames(doc, lang), lang)
    setting = setting_of(doc, report, None)
    triggers = find_triggers(doc, lang)
    return candidates(
        setting, stretches(doc, frames, triggers, {f.head: f.figure.kind for f in setting.figures}, lang), triggers
    )


@pytest.mark.parametrize(("lang", "text"), ASSERTED)
def test_an_occurrence_is_asserted(lang, text):
    assert len(_candidates(lang, text)) == 1


@pytest.mark.parametrize(("lang", "text"), NOT_ASSERTED)
def test_plans_and_other_matters_are_not(lang, text):
    assert _candidates(lang, text) == []


def test_a_toll_is_told_with_its_figures():
    (found,) = _candidates("en", "Twelve people died in the market, four children among them.")
    assert found.tolls
    assert len(found.figures) == 2
