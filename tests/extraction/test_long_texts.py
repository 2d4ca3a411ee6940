"""Work grows with the length of a text and no faster: calls are counted, not time."""

from __future__ import annotations

import cProfile
import pstats
from datetime import date

import pytest

from recoupe import theatres
from recoupe.extraction.extract import extract_parsed
from recoupe.languages import parse
from recoupe.model import Report

ALIKE = {
    "en": "The army said on Monday that it had killed at least 20 rebels in Idlib, and the Observatory said that air "
    "strikes hit a hospital in Aleppo. ",
    "fr": "L’armée a affirmé lundi avoir tué au moins 20 rebelles à Idleb, et l’Observatoire dit que des frappes "
    "aériennes ont touché un hôpital à Alep. ",
}
UNLIKE = {
    "en": "Shells fell on the city at dawn.\n\nTwo fighters were killed on Tuesday, it said. They withdrew from Suran "
    "towards Hama. The group denied the report. “We hold the town,” its spokesman Omar Khalil told Reuters.\n\n",
    "fr": "Des obus sont tombés sur la ville à l’aube.\n\nDeux combattants ont été tués mardi, selon elle. Ils se sont "
    "retirés de Souran vers Hama. Le groupe a démenti. « Nous tenons la ville », a dit son chef Omar Khalil.\n\n",
}


def calls(passage, times, lang):
    text = f"Fighting goes on\n\n{passage * times}"
    report = Report(id="long", title="Fighting goes on", lang=lang, text=text, published=date(2016, 12, 8))
    doc = parse(text, lang)
    theatre = theatres.load("syria-iraq")
    profiler = cProfile.Profile()
    profiler.enable()
    extract_parsed(doc, report, theatre)
    profiler.disable()
    return pstats.Stats(profiler).total_calls


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("passages", [ALIKE, UNLIKE], ids=["one sentence", "paragraphs"])
def test_twice_the_text_is_about_twice_the_work(passages, lang):
    passage = passages[lang]
    calls(passage, 5, lang)  # lexicons and caches
    half, whole = calls(passage, 60, lang), calls(passage, 120, lang)
    assert whole < 2.3 * half
