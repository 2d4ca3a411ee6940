from __future__ import annotations

import json
from importlib.resources import files
from math import log2

import pytest

from recoupe.drawing.page import held as held_room
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.held import held, strength
from recoupe.drawing.page.render import render_html
from recoupe.model import Brief, Incident, Link, LinkStep
from recoupe.theatres.schema import Theatre

STEPS = (
    LinkStep(comparison="names", level="none", weight=-0.04),
    LinkStep(comparison="time", level="same", weight=1.8),
    LinkStep(comparison="place", level="same spot", weight=3.01),
)


def linked(brief: Brief) -> tuple[Brief, Incident]:
    incident = brief.incidents[0]
    a, b, c = incident.claims[:3]
    strong = Link(a=a, b=b, probability=0.9607, weight=4.61, steps=STEPS)
    weak = Link(a=b, b=c, probability=0.5, weight=0.0, steps=STEPS[:1])
    copy = Link(a=a, b=c, how="same claim")
    incident = incident.model_copy(update={"links": (copy, strong, weak)})
    return brief.model_copy(update={"incidents": (incident, *brief.incidents[1:])}), incident


def test_the_weakest_link_comes_first_and_copies_last(brief: Brief, theatre: Theatre) -> None:
    made, incident = linked(brief)
    found, more = held(Edition(made, theatre), incident)
    assert more == 0
    assert [k.strength for k in found] == [
        "weight +0.00, 50\u00a0%",
        "weight +4.61, 96.1\u00a0%",
        "the very same (a copy)",
    ]


def test_steps_are_in_words_the_heaviest_first_and_none_that_weighs_nothing(brief: Brief, theatre: Theatre) -> None:
    made, incident = linked(brief)
    steps = held(Edition(made, theatre), incident)[0][1].steps
    assert steps == (("place, the same spot", "+3.01"), ("days, the same day or days", "+1.80"))


def test_of_many_links_the_weakest_are_told(brief: Brief, theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    made, incident = linked(brief)
    monkeypatch.setattr(held_room, "TOLD", 1)
    (weakest,), more = held(Edition(made, theatre), incident)
    assert (weakest.strength, more) == ("weight +0.00, 50\u00a0%", 2)
    assert "the weakest are told; 2 stronger ones are not" in render_html(made, theatre, "en")


def test_what_people_joined_says_so_beside_its_weight(brief: Brief) -> None:
    incident = linked(brief)[1]
    joined = incident.links[1].model_copy(update={"how": "judgement"})
    assert strength(joined) == "joined by a person; weight +4.61, 96.1\u00a0%"


def test_the_page_has_them_closed_under_the_incident(brief: Brief, theatre: Theatre) -> None:
    page = render_html(linked(brief)[0], theatre, "en")
    assert page.count('<details class="held"><summary>Why these claims are one incident</summary>') == 1
    assert "days, the same day or days" in page
    odds = json.loads((files("recoupe.linking") / "model.json").read_text(encoding="utf8"))
    chance = odds["probability_two_random_records_match"]
    assert f"each sum begins at −{-log2(chance / (1 - chance)):.2f}" in page
    assert '<details class="held">' not in render_html(brief, theatre, "en")


def test_it_is_in_the_reader_s_language(brief: Brief, theatre: Theatre) -> None:
    page = render_html(linked(brief)[0], theatre, "fr")
    assert "Pourquoi ces affirmations font un seul incident" in page
    assert "poids +4,61" in page
