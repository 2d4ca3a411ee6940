"""Who says it where no verb of saying does: told by the build of the sentence."""

from __future__ import annotations

import pytest

from recoupe.extraction.attribution import find_frames
from recoupe.languages import parse

SAID = [
    ("fr", "Un camion a éventré l'entrée, détaille le porte-parole du conseil, Farid Sabri.", "Farid Sabri"),
    ("fr", "« L'appareil s'est posé avec un trou dans la queue », sourit le cheikh Rafeh Sabri.", "Rafeh Sabri"),
    ("fr", "Trois familles ont quitté la ville, calcule le Croissant-Rouge.", "Croissant-Rouge"),
    ("en", "“We found nobody,” sighed the doctor.", "doctor"),
    ("en", "The governor, Omar Sabri, was less sure: seven policemen were still missing.", "Omar Sabri"),
    ("en", "The Syrian Network offered other arithmetic: 54 dead in all.", "Syrian Network"),
    ("fr", "L'Observatoire des droits de l'homme en est à 77 morts.", "Observatoire des droits de l'homme"),
]


@pytest.mark.parametrize(("lang", "text", "name"), SAID)
def test_the_build_of_a_sentence_shows_who_speaks(lang: str, text: str, name: str) -> None:
    doc = parse(text, lang)
    frames = find_frames(doc, lang)
    assert [doc[f.name[0] : f.name[1]].text for f in frames if f.name] == [name]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "À l'aube, ont péri trois soldats."),
        ("fr", "Dans la ville, meurent chaque jour des civils."),
        ("fr", "L'ONU va enquêter sur la mort de douze civils."),
        ("en", "Homs: two shells fell on a market."),
        ("en", "The army lost nine men near Hama."),
        ("en", "The rebels left three things behind: a tank, a gun and a map."),
    ],
)
def test_what_only_looks_like_it_names_nobody(lang: str, text: str) -> None:
    assert find_frames(parse(text, lang), lang) == []


def test_where_and_how_it_was_written_is_not_what_was_said() -> None:
    doc = parse("Nine civilians were killed, Minister Salim Badhib wrote on Twitter, accusing the rebels.", "en")
    (frame,) = find_frames(doc, "en")
    assert [doc[a:b].text for a, b in frame.scope] == ["Nine civilians were killed,"]


def test_a_common_word_that_opens_a_sentence_may_open_a_name() -> None:
    doc = parse("Airwars Watch affirme que deux secouristes sont morts.", "fr")
    (frame,) = find_frames(doc, "fr")
    assert doc[frame.name[0] : frame.name[1]].text == "Airwars Watch"
