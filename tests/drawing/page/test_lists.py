from __future__ import annotations

from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.lists import movement, sources, timeline
from recoupe.drawing.page.words import bare
from recoupe.i18n import use
from recoupe.model import Brief, Incident
from recoupe.theatres.schema import Theatre


def test_a_movement_says_who_from_where_to_where_and_what_is_not_located(brief: Brief, theatre: Theatre) -> None:
    edition = Edition(brief, theatre)
    moved = edition.moved(brief.situations[0].movements[0])
    assert moved is not None
    told = movement(edition, moved)
    assert bare(told.words) == "Advance: “Huwa” (not located) → Shade field (approximate) (“terroristes”)"
    assert (told.speaker, told.when, told.located) == ("Courrier du Port", "date not given", True)
    with use("fr"):
        french = bare(movement(edition, moved).words)
    assert french.startswith("Avance\xa0: «\u202fHuwa\u202f» (non localisé) → ")


def test_sources_stand_by_side_with_their_claims_counted(brief: Brief, theatre: Theatre) -> None:
    told = [(s.name, s.side_name, s.claims, s.repeats) for s in sources(Edition(brief, theatre))]
    assert told == [
        ("Beacon", "North", 1, None),
        ("Rampart agency", "South", 2, None),
        ("Courrier du Port", None, 0, "Agence du Port"),
    ]


def test_the_timeline_ends_with_what_nobody_dated(brief: Brief, theatre: Theatre) -> None:
    undated = Incident(id="i0", event="shooting", claims=())
    moments = timeline(Edition(brief, theatre), (undated, *brief.incidents))
    assert [bare_when(m.when) for m in moments] == ["8 December 2016", "date not given"]


def bare_when(text: str) -> str:
    return text.replace("\xa0", " ")
