from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.model import Credit
from recoupe.provenance import find_voices
from recoupe.weighing.ground import ground

WIRE = " ".join(f"word{n} of the story" for n in range(60))


def voices(*readings: Any) -> Any:
    return find_voices([ground(r, f.THEATRE) for r in readings], f.THEATRE)


def count(*readings: Any) -> int:
    found = voices(*readings)
    return len(found.among(found.by_claim))


def test_the_articles_own_voice_is_its_outlets() -> None:
    assert count(f.reading("a", f.claim("1"), outlet="A"), f.reading("b", f.claim("2"), outlet="B")) == 2
    assert count(f.reading("a", f.claim("1"), outlet="A"), f.reading("b", f.claim("2"), outlet="A")) == 1


def test_two_outlets_that_credit_one_agency_are_one_voice() -> None:
    agency = (Credit(name="AFP", role="agency"),)
    assert count(*[f.reading(x, f.claim(x), outlet=x, credits=agency) for x in "ab"]) == 1


def test_near_identical_text_is_one_voice() -> None:
    first = f.reading("a", f.claim("1"), outlet="A", text=WIRE)
    copy = f.reading("b", f.claim("2"), outlet="B", text=WIRE + " A line more.")
    found = voices(first, copy)
    assert len(found.among(found.by_claim)) == 1
    assert len(found.repeats) == 1


def test_a_translation_is_one_voice() -> None:
    def told(lang: str) -> Any:
        claims = [f.claim(f"{lang}{n}", figures=(f.figure("killed", n, n),), start=n) for n in range(3, 9)]
        return f.reading(lang, *claims, outlet=f"Outlet {lang}", lang=lang)

    assert count(told("en"), told("fr")) == 1


def test_one_source_through_two_outlets_is_one_voice() -> None:
    assert (
        count(
            f.reading("a", f.claim("1", "Grey Monitor"), outlet="A"),
            f.reading("b", f.claim("2", "Grey Monitor"), outlet="B"),
        )
        == 1
    )


def test_a_nameless_source_is_heard_in_its_own_report_only() -> None:
    assert (
        count(f.reading("a", f.claim("1", "a nurse"), outlet="A"), f.reading("b", f.claim("2", "a nurse"), outlet="B"))
        == 2
    )


def test_a_nameless_source_heard_through_an_outlet_is_that_outlet() -> None:
    one = f.reading("a", f.claim("1", "military source", via="Red News"), outlet="A")
    other = f.reading("b", f.claim("2", "Red News"), outlet="B")
    assert count(one, other) == 1


def test_a_speaker_whom_one_report_introduces_is_known_in_the_other() -> None:
    known = f.claim("1", "Zinar Darbasiyah", source_id="red-army", source_side="red")
    bare = f.claim("2", "Zinar Derbassié")
    assert count(f.reading("a", known, outlet="A"), f.reading("b", bare, outlet="B", lang="fr")) == 1


def test_an_author_or_an_adapter_is_no_source() -> None:
    adapted = f.reading("a", f.claim("1"), outlet="A", credits=(Credit(name="A Person", role="adapter"),))
    assert voices(adapted).repeats == {}


def test_reports_without_an_outlet_are_voices_of_their_own_and_not_called_by_an_id() -> None:
    texts = {"a1b2c3": "A strike hit the market.\n\nOne man died.", "d4e5f6": "Elsewhere, snow.\n\nA road was closed."}
    told = [
        f.reading(x, f.claim(x, quote=t.split("\n\n")[1]), text=t).model_copy(update={"outlet": None})
        for x, t in texts.items()
    ]
    found = voices(*told)
    assert {v.name for v in found.by_claim.values()} == {"outlet not given"}
    assert len({v.id for v in found.by_claim.values()}) == 2
