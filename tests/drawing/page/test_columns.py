from __future__ import annotations

from recoupe.drawing.page.columns import ordered, split
from recoupe.drawing.page.edition import Edition
from recoupe.model import Brief, Incident
from recoupe.theatres.schema import Theatre


def with_third_voice_everywhere(brief: Brief) -> Incident:
    """The incident as weighing gives it: the local sources' claim can be true with either side's."""
    local, north, south = brief.incidents[0].versions
    both = [v.model_copy(update={"claims": v.claims + local.claims}) for v in (north, south)]
    return brief.incidents[0].model_copy(update={"versions": tuple(both)})


def test_what_fits_every_version_stands_in_none_of_the_columns(brief: Brief, theatre: Theatre) -> None:
    columns, shared = split(Edition(brief, theatre), with_third_voice_everywhere(brief))
    assert [c.holders for c in columns] == [("Northern Wire", "Beacon"), ("Rampart agency",)]
    assert [s.claim.source for s in shared] == ["Local sources"]


def test_an_end_of_a_contradiction_always_keeps_its_column(brief: Brief, theatre: Theatre) -> None:
    incident = with_third_voice_everywhere(brief)
    clash = incident.contradictions[0].model_copy(update={"a": brief.incidents[0].versions[0].claims[0]})
    columns, shared = split(Edition(brief, theatre), incident.model_copy(update={"contradictions": (clash,)}))
    assert shared == ()
    assert all(any(s.claim.source == "Local sources" for s in c.claims) for c in columns)


def test_two_versions_of_the_same_claims_stay_as_they_are(brief: Brief, theatre: Theatre) -> None:
    one = brief.incidents[0].versions[1]
    same = brief.incidents[0].model_copy(update={"versions": (one, one), "contradictions": ()})
    columns, shared = split(Edition(brief, theatre), same)
    assert len(columns) == 2
    assert shared == ()


def test_the_two_that_contradict_each_other_come_first(brief: Brief) -> None:
    assert [v.holders[0] for v in ordered(brief.incidents[0])] == ["Beacon", "Rampart agency", "Local sources"]


def test_a_side_that_a_holder_names_already_is_not_told_twice() -> None:
    from recoupe.drawing.page.columns import Column

    side = "Syrian government and its allies"
    assert Column((f"military source ({side})",), "gov", side, ()).side_told is None
    assert Column((side.lower(),), "gov", side, ()).side_told is None
    assert Column(("Northern Wire",), "north", "North", ()).side_told == "North"
    assert Column(("Beacon",), None, None, ()).side_told is None
