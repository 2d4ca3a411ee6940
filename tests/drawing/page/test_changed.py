from __future__ import annotations

from typing import Any

import pytest

from recoupe import i18n
from recoupe.drawing.markdown import render_markdown
from recoupe.drawing.page import Pictures, render_html
from recoupe.drawing.page.changed import OPEN, changed
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.words import bare
from recoupe.model import Brief, Changes, ClaimRef, Contradiction
from recoupe.model.changes import (
    Bounds,
    ClaimsChange,
    ContradictionChange,
    EvidenceAdded,
    Merged,
    Parted,
    RangeChange,
    StatusChange,
)
from recoupe.theatres.schema import Theatre


def with_changes(brief: Brief, **found: Any) -> Brief:
    return brief.model_copy(update={"changes": Changes(**found)})


@pytest.fixture
def told(brief: Brief) -> Brief:
    """The page's brief as one that goes on with another, something of every kind changed."""
    incident = brief.incidents[0]
    a, b = incident.claims[0], incident.claims[1]
    clash = Contradiction(a=a, b=b, type="number", why="Beacon says “60”; Rempart says “8”")
    return with_changes(
        brief,
        reports=(brief.reports[0].id,),
        merged=(Merged(into=incident.id, incidents=("old",)),),
        parted=(Parted(incident=incident.id, from_incident="nowhere"),),
        gone=("lost",),
        claims=(ClaimsChange(incident=incident.id, added=(a,), withdrawn=(ClaimRef(report="x", claim="y"),)),),
        ranges=(
            RangeChange(
                incident=incident.id,
                kind="killed",
                who="soldiers",
                before=Bounds(low=8, high=8),
                after=Bounds(low=8, best=17, high=60),
            ),
        ),
        status=(StatusChange(incident=incident.id, before="single source", after="contested", reason="Both say so"),),
        contradictions=(
            ContradictionChange(incident=incident.id, change="new", contradiction=clash),
            ContradictionChange(incident=incident.id, change="settled", how="evidence", contradiction=clash),
            ContradictionChange(incident=incident.id, change="settled", how="no longer held", contradiction=clash),
        ),
        evidence=(EvidenceAdded(id="video-1", claim=a, verdict="refutes"),),
        judgements=("j1", "j2"),
    )


def test_a_brief_that_goes_on_with_none_says_nothing_of_changes(brief: Brief, theatre: Theatre) -> None:
    assert changed(Edition(brief, theatre)) is None
    assert "What changed" not in render_markdown(brief, theatre, "en")
    assert 'id="changed"' not in render_html(brief, theatre, "en", pictures=Pictures())


def test_nothing_changed_is_said(brief: Brief, theatre: Theatre) -> None:
    same = with_changes(brief)
    assert "Nothing changed since the previous brief." in render_markdown(same, theatre, "en")
    assert "Rien n’a changé depuis la synthèse précédente." in render_html(same, theatre, "fr", pictures=Pictures())


def test_every_kind_of_change_is_told_under_its_incident(told: Brief, theatre: Theatre) -> None:
    with i18n.use("en"):
        found = changed(Edition(told, theatre))
    assert found is not None
    whole = [bare(line) for line in found.lines]
    assert whole[0].startswith("1 new report: ")
    assert whole[1:] == ["1 incident has no claims left", "2 new decisions by people"]
    (incident,) = found.incidents
    lines = [bare(line) for line in incident.lines]
    assert "1 other incident is now part of it" in lines
    assert "Parted from an incident of the earlier brief" in lines
    assert any(line.startswith("1 new claim: ") for line in lines)
    assert "1 claim takes no part any more" in lines
    assert "Status: single source → contested. Both say so" in lines
    assert "Killed (soldiers): 8, no best estimate → 8 to 60, best estimate 17" in lines
    assert sum(line.startswith(("New contradiction", "Contradiction")) for line in lines) == 3
    assert any(line.startswith("Evidence video-1 refutes what ") for line in lines)


def test_many_incidents_are_folded_away_and_new_ones_told_in_one_line(brief: Brief, theatre: Theatre) -> None:
    first = brief.incidents[0]
    many = tuple(first.model_copy(update={"id": f"i{n}"}) for n in range(OPEN + 3))
    moved = tuple(StatusChange(incident=i.id, before="contested", after="confirmed") for i in many)
    grown = with_changes(brief.model_copy(update={"incidents": many}), incidents=("i0",), status=moved[1:])
    with i18n.use("en"):
        found = changed(Edition(grown, theatre))
    assert found is not None
    assert [bare(line) for line in found.lines] == ["1 new incident: Armed clash, Tell Amber"]
    assert (len(found.open), len(found.folded), found.more) == (OPEN, 2, "2 further incidents changed")
    assert "<summary>2 further incidents changed</summary>" in render_html(grown, theatre, "en", pictures=Pictures())


def test_the_page_and_the_text_tell_it_in_both_languages(told: Brief, theatre: Theatre) -> None:
    english, french = (render_html(told, theatre, lang, pictures=Pictures()) for lang in ("en", "fr"))
    assert '<h2 id="changed-title">What changed</h2>' in english
    assert "Statut\u00a0: source unique → contesté" in french
    assert "- 1 nouvel article\u00a0: " in render_markdown(told, theatre, "fr")
