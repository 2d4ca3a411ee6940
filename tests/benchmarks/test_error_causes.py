"""Every difference gets the cause that the two readings show."""

from __future__ import annotations

from typing import Any

import pytest

from error_causes import differences
from errors import table, tally

TEXT = "SANA said five soldiers were killed in Homs. Rebels shelled Hama, activists said. Nothing more is known."
FIRST, SECOND = "five soldiers were killed in Homs", "Rebels shelled Hama"


def claim(quote: str, **rest: Any) -> dict[str, Any]:
    return {"quote": quote, "source": "SANA", "event": "armed clash", "stance": "asserts", "hedged": False, **rest}


def causes(gold: list[dict[str, Any]], found: list[dict[str, Any]], **reading: Any) -> list[tuple[str, str]]:
    article = {"id": "a", "text": TEXT, "claims": gold}
    return [(d.measure, d.cause) for d in differences(article, {"claims": found, **reading})]


def test_equal_readings_have_no_difference() -> None:
    one = claim(
        FIRST, date="2016-12-08", place=["Homs"], by="rebels", figures=[{"kind": "killed", "low": 5, "high": 5}]
    )
    assert causes([one], [one]) == []


@pytest.mark.parametrize(
    ("found", "why", "back"),
    [
        ([], "nothing found in these words", None),
        ([claim(FIRST, source=None)], "speaker not found: own voice", "speaker not found: own voice"),
        ([claim(FIRST, source="Rebels")], "given to another speaker", "given to another speaker"),
        ([claim(SECOND)], "nothing found in these words", "nothing annotated in these words, attributed"),
    ],
)
def test_a_missed_claim_and_what_stands_in_its_place(found: list[Any], why: str, back: str | None) -> None:
    expected = [("claims missed", why)] + ([("claims too many", back)] if back else [])
    assert causes([claim(FIRST)], found) == expected


def test_several_claims_of_the_same_words() -> None:
    one = claim(FIRST)
    assert causes([one, claim(FIRST)], [one]) == [("claims missed", "one claim where the annotation has several")]
    assert causes([one], [one, claim(FIRST)]) == [("claims too many", "several claims where the annotation has one")]


def test_words_set_aside_as_context_are_told_apart() -> None:
    start = TEXT.index(FIRST)
    context = [{"start": start, "end": start + len(FIRST)}]
    assert causes([claim(FIRST)], [], context=context) == [("claims missed", "taken for context")]


@pytest.mark.parametrize(
    ("gold", "found", "measure", "why"),
    [
        ({"by": "rebels"}, {}, "by", "left empty"),
        ({"by": "rebels"}, {"by": "soldiers"}, "by", "another party of the same words"),
        ({"by": "rebels"}, {"by": "the army"}, "by", "taken from elsewhere"),
        ({"date": "2016-12-08"}, {}, "date", "left undated"),
        ({}, {"date": "2016-12-08", "reasons": [{"rule": "date: lead"}]}, "undated", "dated: date: lead"),
        ({"place": ["Homs"]}, {"place": ["Syria", "Homs"]}, "place", "another place of the same claim first"),
        ({"place": ["Homs"]}, {"place": []}, "place", "no place found"),
        ({"event": "shooting"}, {}, "event", "shooting read as armed clash"),
        ({"hedged": True}, {}, "hedges", "not seen"),
        ({}, {"stance": "denies"}, "denials", "seen where there is none"),
        (
            {"figures": [{"kind": "killed", "low": 5, "high": 5}]},
            {"figures": [{"kind": "wounded", "low": 5, "high": 5}]},
            "figures of matched claims",
            "killed counted as wounded",
        ),
    ],
)
def test_a_field_that_differs(gold: dict[str, Any], found: dict[str, Any], measure: str, why: str) -> None:
    assert causes([claim(FIRST, **gold)], [claim(FIRST, **found)]) == [(measure, why)]


def test_the_table_counts_every_difference_and_adds_up_rare_causes() -> None:
    article = {"id": "a", "text": TEXT, "claims": [claim(FIRST, by="rebels", against="x"), claim(SECOND, by="y")]}
    found = {"claims": [claim(FIRST, by="soldiers"), claim(SECOND)]}
    tallies = tally(differences(article, found))
    assert tallies["by"] == {"other, one case each": 2}
    assert table(tallies).splitlines()[2:] == [
        "| by | 2 | other, one case each | 2 |",
        "| against | 1 | left empty | 1 |",
    ]
