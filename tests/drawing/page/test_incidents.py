from __future__ import annotations

from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.incidents import view
from recoupe.drawing.page.words import bare
from recoupe.model import Brief, Incident, Ruling
from recoupe.theatres.schema import Theatre


def shown(brief: Brief, theatre: Theatre, incident: Incident | None = None):  # type: ignore[no-untyped-def]
    return view(Edition(brief, theatre), incident or brief.incidents[0], set(), lambda _incident: "<svg></svg>")


def test_an_open_end_stays_open_in_the_reported_range(brief: Brief, theatre: Theatre) -> None:
    incident = brief.incidents[0]
    assert incident.assessment
    (found,) = incident.assessment.figures
    closed = incident.assessment.model_copy(update={"figures": (found.model_copy(update={"high": 60}),)})
    told = shown(brief, theatre, incident.model_copy(update={"assessment": closed}))
    assert bare(told.ranges[0].words) == "Killed (soldiers): 60 or more reported; no best estimate"


def test_reasons_link_to_the_sentences_that_they_rest_on(brief: Brief, theatre: Theatre) -> None:
    (reason,) = shown(brief, theatre).ranges[0].reasons
    assert bare(reason) == "Low 60: Beacon"
    assert '<a href="#claim-' in reason


def test_the_status_is_in_words_beside_its_mark(brief: Brief, theatre: Theatre) -> None:
    told = shown(brief, theatre)
    assert (told.status.mark, told.status.name) == ("≠", "contested")
    assert told.counts == "3 independent sources, 2 reports"


def test_a_contradiction_that_no_two_columns_show_is_written_out(brief: Brief, theatre: Theatre) -> None:
    told = shown(brief, theatre, brief.incidents[0].model_copy(update={"versions": brief.incidents[0].versions[:1]}))
    assert told.table is None
    ((kind, why),) = told.undrawn
    assert (kind, bare(why)) == ("number", "Beacon says 4 officers; Rampart agency says none")


def test_claims_in_no_version_are_still_told(brief: Brief, theatre: Theatre) -> None:
    told = shown(brief, theatre, brief.incidents[0].model_copy(update={"versions": brief.incidents[0].versions[1:]}))
    assert [bare(s.words) for s in told.statements] == ["Armed clash · Tell Amber"]


def test_an_incident_that_only_counts_is_called_by_what_it_counts(brief: Brief, theatre: Theatre) -> None:
    incident = brief.incidents[0].model_copy(update={"event": "other"})
    assert bare(shown(brief, theatre, incident).title) == "Toll, Tell Amber"
    bald = incident.model_copy(update={"assessment": None, "place": None})
    assert bare(shown(brief, theatre, bald).title) == "Reported event, place not given"


def test_a_claim_that_evidence_decided_is_marked_and_the_others_are_not(brief: Brief, theatre: Theatre) -> None:
    incident = brief.incidents[0]
    assert incident.assessment
    ruling = Ruling(claim=incident.claims[0], verdict="refuted", why="Evidence e1 refutes it, as an editor decided")
    assessed = incident.model_copy(
        update={"assessment": incident.assessment.model_copy(update={"rulings": (ruling,)}), "versions": ()}
    )
    told = shown(brief.model_copy(update={"incidents": (assessed,)}), theatre, assessed)
    assert told.table is None
    marked = [bare(s.words) for s in told.statements if "✕ refuted" in bare(s.words)]
    assert len(marked) == 1
    assert marked[0].endswith("✕ refuted (Evidence e1 refutes it, as an editor decided)")
    assert len(told.statements) > 1
