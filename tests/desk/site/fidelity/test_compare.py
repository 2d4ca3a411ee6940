"""What does not survive an adaptation is found, in both directions; what does raises no alarm."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from recoupe import i18n
from recoupe.desk.site.fidelity import Difference, compare
from recoupe.extraction.extract import extract
from recoupe.model import Reading, Report
from recoupe.theatres import load

PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf8"))
BROKEN = [(pair, change) for pair in PAIRS for change in pair["broken"]]


@cache
def read(text: str, lang: str) -> Reading:
    return extract(Report(id=f"page-{lang}", lang=lang, text=text, published="2018-10-10"), load("syria-iraq"))


@pytest.mark.parametrize("pair", PAIRS, ids=[p["en"][:30] for p in PAIRS])
def test_a_faithful_adaptation_raises_no_alarm(pair: dict[str, Any]) -> None:
    english, french = read(pair["en"], "en"), read(pair["fr"], "fr")
    assert compare(english, french) == []
    assert compare(french, english) == []


@pytest.mark.parametrize(("pair", "change"), BROKEN, ids=[f"{c['kind']}: {c['to'][:30]}" for _p, c in BROKEN])
def test_what_is_changed_is_found(pair: dict[str, Any], change: dict[str, str]) -> None:
    assert change["from"] in pair["fr"]
    english, changed = read(pair["en"], "en"), read(pair["fr"].replace(change["from"], change["to"]), "fr")
    for found in (compare(english, changed), compare(changed, english)):
        assert change["kind"] in {d.kind for d in found}
        assert len(found) <= 2, "nothing else is taken for changed"
        assert all(d.what and d.why and (d.sentence_a or d.sentence_b) for d in found)


def test_a_text_says_what_it_says() -> None:
    for pair in PAIRS:
        assert compare(read(pair["en"], "en"), read(pair["en"], "en")) == []


def test_what_was_not_adapted_is_found() -> None:
    english = read(PAIRS[0]["en"], "en")
    french = Reading(id="f", lang="fr", text=PAIRS[0]["en"])
    assert "untranslated" in {d.kind for d in compare(english, french)}


def test_a_paragraph_that_is_gone_is_found_where_it_stood() -> None:
    english = read(PAIRS[0]["en"], "en")
    shorter = read(PAIRS[0]["fr"].rpartition("\n\n")[0], "fr")
    found = compare(english, shorter)
    assert {d.kind for d in found} == {"claim"}
    assert {d.sentence_a for d in found} == {c.quote for c in english.claims[-2:]}


def test_the_key_of_a_difference_is_of_its_words_and_of_no_language() -> None:
    english, french = read(PAIRS[0]["en"], "en"), read(PAIRS[0]["fr"].replace("60 soldats du", "80 soldats du"), "fr")
    (first, *_rest) = compare(english, french)
    with i18n.use("fr"):
        (again, *_others) = compare(english, french)
    assert (first.key, first.mark) == (again.key, again.mark)
    assert first.why != again.why
    assert Difference(first.kind, "", first.sentence_a, first.sentence_b + " More.", "", first.mark).key != first.key
