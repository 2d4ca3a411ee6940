"""Whole reports in, claims out: invented reports, none of them known to any rule."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe import theatres
from recoupe.extraction.extract import extract
from recoupe.model import Report

CASES = yaml.safe_load((Path(__file__).parent / "report_cases.yaml").read_text(encoding="utf8"))
IDS = [c["id"] for c in CASES]


def _report(case, text=None):
    text = text or case["text"].strip()
    return Report(
        id=case["id"],
        lang=case["lang"],
        published=case["published"],
        outlet="Test Courier",
        title=text.split("\n")[0],
        text=text,
    )


def _words(name):
    return None if name is None else set(name.lower().replace("’", "'").split())


def _agrees(wanted, claim):
    for field in ("source", "via"):
        if field in wanted:
            a, b = _words(wanted[field]), _words(getattr(claim, field))
            if (a is None) != (b is None) or (a and b and not (a <= b or b <= a)):
                return False
    if "stance" in wanted and claim.stance != wanted["stance"]:
        return False
    if "hedged" in wanted and claim.hedged != wanted["hedged"]:
        return False
    if "event" in wanted and claim.event != wanted["event"]:
        return False
    found = {(f.kind, f.low, f.high) for f in claim.figures}
    if not {tuple(f) for f in wanted.get("figures", [])} <= found:
        return False
    if "places" in wanted and not set(wanted["places"]) <= {p.text for p in claim.places}:
        return False
    return "when" not in wanted or (claim.when is not None and claim.when.start == wanted["when"])


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_claim_is_found(case):
    reading = extract(_report(case), theatres.load("syria-iraq"))
    missing = [w for w in case["claims"] if not any(_agrees(w, c) for c in reading.claims)]
    assert not missing, [(c.source, c.via, c.stance, c.hedged, c.event, c.quote) for c in reading.claims]
    for words in case["none"]:
        assert not [c.quote for c in reading.claims if words in c.quote]


@pytest.mark.parametrize("case", [c for c in CASES if "movements" in c], ids=lambda c: c["id"])
def test_movements_and_context(case):
    reading = extract(_report(case))
    assert [[m.from_[0].text, m.to[0].text] for m in reading.movements] == case["movements"]
    assert set(case["context"]) <= {c.kind for c in reading.context}


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_text_fields_are_substrings_with_their_offsets(case):
    report = _report(case)
    for claim in extract(report, theatres.load("syria-iraq")).claims:
        assert report.text[claim.start : claim.end] == claim.quote
        for field in ("source", "via", "cue", "by", "against"):
            value, span = getattr(claim, field), claim.spans.get(field)
            if value is not None:
                assert span is not None, field
                assert report.text[span[0] : span[1]] == value
        for figure in claim.figures:
            assert report.text[figure.start : figure.end] == figure.text
        for place in claim.places:
            assert report.text[place.start : place.end] == place.text


def test_the_same_report_gives_the_same_reading():
    report = _report(CASES[0])
    assert extract(report).model_dump_json() == extract(report).model_dump_json()


def test_an_empty_sort_of_report_gives_no_claims():
    text = "La météo\n\nIl fera beau demain sur la côte, annonce le service météorologique."
    report = Report(id="x", lang="fr", text=text, title="La météo")
    assert extract(report).claims == ()


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(CASES), st.sampled_from(["'", "’"]), st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_apostrophes_and_spaces_change_no_figure_and_no_source(case, apostrophe, space):
    text = case["text"].strip()
    noisy = text.replace("'", apostrophe)
    noisy = "".join(space if c == " " and i % 7 == 0 else c for i, c in enumerate(noisy))
    plain, changed = extract(_report(case)), extract(_report(case, noisy))
    keys = [
        sorted((f.kind, f.low or -1, f.high or -1) for c in reading.claims for f in c.figures)
        for reading in (plain, changed)
    ]
    assert keys[0] == keys[1]
    normal = [
        [
            None if c.source is None else c.source.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
            for c in r.claims
        ]
        for r in (plain, changed)
    ]
    assert normal[0] == normal[1]
