from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.weighing import assemble


def toll(id_: str, source: str, low: int | None, high: int | None) -> Any:
    return f.claim(id_, source, figures=(f.figure("killed", low, high, "people"),))


def test_the_same_number_again_is_no_update() -> None:
    first = f.reading("first", toll("a", "Grey Monitor", 8, 8), published=f.date(2016, 12, 8))
    again = f.reading("again", toll("b", "Grey Monitor", 8, 8), published=f.date(2016, 12, 10), outlet="Other")
    (incident,) = assemble([first, again], f.THEATRE).incidents
    assert incident.assessment
    assert not [r for r in incident.assessment.reasons if r.rule == "updates"]
    assert [(g.low, g.high) for g in incident.assessment.figures] == [(8, 8)]


def test_a_reprint_of_an_old_toll_does_not_supersede_a_newer_one() -> None:
    story = "At dawn on Thursday the town woke to a strike, and its people went out to dig through the rubble by hand."
    one, late = toll("a", "Grey Monitor", 8, 8), toll("a", "Grey Monitor", 8, 8)
    old = f.reading("old", one, published=f.date(2016, 12, 8), text=f"{story} {one.quote}")
    new = f.reading("new", toll("b", "Grey Monitor", 12, 12), published=f.date(2016, 12, 9), outlet="Other")
    reprint = f.reading("r", late, published=f.date(2016, 12, 10), outlet="Third", text=f"{story} {late.quote}")
    (incident,) = assemble([old, new, reprint], f.THEATRE).incidents
    assert incident.assessment
    assert [(g.low, g.high) for g in incident.assessment.figures] == [(12, 12)]


def test_parts_are_not_superseded_by_their_total() -> None:
    parts = (f.figure("killed", 6, 6, "fighters"), f.figure("killed", 3, 3, "civilians"))
    early = f.reading("early", f.claim("a", "Grey Monitor", figures=parts), published=f.date(2016, 12, 8))
    total = f.reading("total", toll("b", "Grey Monitor", 9, None), published=f.date(2016, 12, 9), outlet="Other")
    (incident,) = assemble([early, total], f.THEATRE).incidents
    assert incident.assessment
    assert not [r for r in incident.assessment.reasons if r.rule == "updates"]


def test_a_toll_that_rises_from_one_source_to_another_is_no_contradiction() -> None:
    def clashes(first: str, second: str, earlier: int, later: int, day: int = 9) -> int:
        old = f.reading("old", toll("a", first, earlier, earlier), published=f.date(2016, 12, 8))
        new = f.reading("new", toll("b", second, later, later), published=f.date(2016, 12, day), outlet="Other")
        return sum(len(i.contradictions) for i in assemble([old, new], f.THEATRE).incidents)

    assert clashes("Grey Monitor", "White Watch", 8, 31) == 0
    assert clashes("Grey Monitor", "White Watch", 31, 8) == 1
    assert clashes("Grey Monitor", "White Watch", 8, 31, day=8) == 1
    assert clashes("Red News", "Blue Voice", 8, 31) == 1
