from __future__ import annotations

from markupsafe import Markup

from recoupe.drawing.page.columns import split
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.statements import happening
from recoupe.drawing.page.versions import Table, losses, table
from recoupe.drawing.page.words import bare
from recoupe.model import Brief, ClaimRef, Contradiction, Incident
from recoupe.theatres.schema import Theatre


def ref(report: str, number: int) -> ClaimRef:
    return ClaimRef(report=report, claim=f"c{number}")


def sheet_of(brief: Brief, theatre: Theatre, incident: Incident, placed: set[str]) -> Table:
    edition = Edition(brief, theatre)
    return table(edition, incident, split(edition, incident)[0], placed)


def text(words: Markup) -> str:
    return bare(words)


def test_versions_that_contradict_each_other_stand_side_by_side(brief: Brief, theatre: Theatre) -> None:
    sheet = sheet_of(brief, theatre, brief.incidents[0], set())
    assert [c.holders for c in sheet.columns] == [("Northern Wire", "Beacon"), ("Rampart agency",), ("Local sources",)]
    assert [c.side_name for c in sheet.columns] == ["North", "South", None]


def test_rows_ask_what_outcome_losses_where_and_when(brief: Brief, theatre: Theatre) -> None:
    sheet = sheet_of(brief, theatre, brief.incidents[0], set())
    rows = {row.question: [[text(s.words) for s in cell] for cell in row.cells] for row in sheet.rows}
    assert list(rows) == [
        "What happened",
        "Outcome",
        "Losses: South",
        "Other losses, or side not told",
        "Where",
        "When",
    ]
    assert rows["Outcome"] == [[], ["Reportedly: attack by “terroristes” repelled"], []]
    assert rows["Losses: South"] == [["Killed: more than 60 soldiers, including 4 officers"], [], []]
    assert rows["When"][2] == []
    assert rows["What happened"][1] == ["Denies: armed clash involving “terroristes”"]


def test_a_claim_is_quoted_once_and_its_first_cell_is_where_its_sentence_leads_back(
    brief: Brief, theatre: Theatre
) -> None:
    placed: set[str] = set()
    sheet = sheet_of(brief, theatre, brief.incidents[0], placed)
    quoted = [s for row in sheet.rows for cell in row.cells for s in cell if s.quotation]
    assert len(quoted) == len(brief.incidents[0].claims) == len(placed)
    assert len({s.anchor for s in quoted}) == len(quoted)


def test_a_contradiction_is_a_line_in_the_row_that_it_is_about(brief: Brief, theatre: Theatre) -> None:
    sheet = sheet_of(brief, theatre, brief.incidents[0], set())
    (row,) = [r for r in sheet.rows if r.clashes]
    (line,) = row.clashes
    assert (line.left, line.right, line.kind) == (0, 1, "number")
    assert '<a href="#claim-' in line.whys[0] and text(line.whys[0]).startswith("Beacon says 4 officers")


def test_contradictions_of_one_type_between_two_versions_are_one_line(brief: Brief, theatre: Theatre) -> None:
    incident = brief.incidents[0]
    first = incident.contradictions[0]
    twice = (first, Contradiction(a=first.a, b=first.b, type="number", why="again"))
    sheet = sheet_of(brief, theatre, incident.model_copy(update={"contradictions": twice}), set())
    lines = [c for r in sheet.rows for c in r.clashes]
    assert len(lines) == 1
    assert len(lines[0].whys) == 2


def test_a_reference_to_nothing_is_passed_over(brief: Brief, theatre: Theatre) -> None:
    bare = brief.model_copy(update={"reports": brief.reports[:1]})
    sheet = sheet_of(bare, theatre, brief.incidents[0], set())
    assert not any(r.clashes for r in sheet.rows)


def test_an_outcome_that_clashes_is_told_in_the_row_of_outcomes(brief: Brief, theatre: Theatre) -> None:
    incident = brief.incidents[0]
    clash = Contradiction(a=ref("en 1#", 2), b=ref("fr-1", 1), type="outcome", why="through or repelled")
    sheet = sheet_of(brief, theatre, incident.model_copy(update={"contradictions": (clash,)}), set())
    (row,) = [r for r in sheet.rows if r.clashes]
    assert row.question == "Outcome"
    assert [len(cell) for cell in row.cells] == [1, 1, 0]


def test_agreement_is_one_quiet_line_that_names_who_is_silent(brief: Brief, theatre: Theatre) -> None:
    sheet = sheet_of(brief, theatre, brief.incidents[0], set())
    rows = {row.question: row for row in sheet.rows}
    (when,) = rows["When"].agreed
    assert text(when.words) == "8\xa0December 2016"
    assert [speaker for speaker, _key in when.sentences] == ["Northern Wire", "Beacon", "Rampart agency"]
    assert rows["When"].silent == (2,)
    assert rows["What happened"].agreed == ()


def test_nobody_acts_against_themselves(brief: Brief, theatre: Theatre) -> None:
    reading = brief.reports[0]
    odd = reading.claims[0].model_copy(update={"by_id": "forces"})
    said = Edition(brief, theatre).claim(reading, odd)
    assert text(happening(Edition(brief, theatre), said)) == "armed clash involving the southern forces"


def test_soldiers_are_losses_of_the_party_that_has_soldiers() -> None:
    from recoupe.model import Claim, Figure, Reading
    from recoupe.theatres import load

    def side(**parties: str) -> list[str | None]:
        figure = Figure(kind="killed", who="soldiers", low=9, high=9, text="nine soldiers")
        claim = Claim(id="c", quote="q", event="armed clash", figures=(figure,), **parties)
        reading = Reading(id="r", lang="en", text="q", claims=(claim,))
        edition = Edition(Brief(reports=(reading,)), load("syria-iraq"))
        return list(losses(edition, edition.claim(reading, claim)))

    assert side(by_id="opposition-forces", against_id="government-forces") == ["government"]
    assert side(by_id="government-forces", against_id="opposition-forces") == ["government"]
    assert side(by_id="opposition-forces") == [None]
