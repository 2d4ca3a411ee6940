from __future__ import annotations

from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.situations import OPEN_INCIDENTS, gathered, view
from recoupe.model import Brief, Incident, Situation
from recoupe.theatres.schema import Theatre


def lone(brief: Brief, name: str) -> Incident:
    """An incident that one claim tells, of the English report."""
    return Incident(id=name, event="shooting", claims=brief.incidents[0].claims[:1])


def test_what_belongs_to_no_situation_comes_last_in_one_of_its_own(brief: Brief, theatre: Theatre) -> None:
    loose = brief.model_copy(update={"incidents": (*brief.incidents, lone(brief, "i2"))})
    found = gathered(Edition(loose, theatre))
    assert [(s.id, [i.id for i in incidents]) for s, incidents in found] == [("s1", ["i1"]), ("others", ["i2"])]


def test_the_situation_that_most_reports_tell_comes_first(brief: Brief, theatre: Theatre) -> None:
    small = Situation(id="s0", title="", incidents=("i2",))
    both = brief.model_copy(
        update={"incidents": (lone(brief, "i2"), *brief.incidents), "situations": (small, *brief.situations)}
    )
    assert [s.id for s, _incidents in gathered(Edition(both, theatre))] == ["s1", "s0"]


def test_contested_incidents_lead_and_the_many_single_ones_are_folded(brief: Brief, theatre: Theatre) -> None:
    many = tuple(lone(brief, f"x{n}") for n in range(OPEN_INCIDENTS + 5))
    incidents = (*many, *brief.incidents)
    edition = Edition(brief.model_copy(update={"incidents": incidents}), theatre)
    shown = view(edition, brief.situations[0], incidents, set())
    assert shown.incidents[0].id == "i1"
    assert len(shown.incidents) == OPEN_INCIDENTS
    assert len(shown.further) == len(incidents) - OPEN_INCIDENTS


def test_a_reports_context_is_told_once(brief: Brief, theatre: Theatre) -> None:
    edition, placed = Edition(brief, theatre), set[str]()
    first = view(edition, brief.situations[0], brief.incidents, placed)
    again = view(edition, brief.situations[0], brief.incidents, placed)
    assert [c.kind for c in first.context] == ["The author’s caution", "Explanation"]
    assert again.context == ()


def test_a_movement_alone_is_told_as_one(brief: Brief, theatre: Theatre) -> None:
    edition = Edition(brief, theatre)
    moves = edition.movement_refs
    assert moves
    found = view(edition, Situation(id="s9", title="T", movements=moves), (), set())
    assert "only claimed" in found.headline and found.closing == ""
    assert "0 reports" not in found.opening and "movement" in found.opening
    assert found.statuses == "movements, only claimed"
