"""A page with slips is read as if it had none, and everything that is cited stands in the page as it is."""

import json
from pathlib import Path

import pytest

from noises import KINDS
from recoupe import theatres
from recoupe.extraction.extract import extract
from recoupe.model import Report

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "claims.json"
ARTICLES = [a for i, a in enumerate(json.loads(GOLD.read_text(encoding="utf8"))) if i % 5 == 0]
SLIPS = ["doubled", "decomposed", "invisible", "glued_sentences", "glued_digits"]
SLIPS += ["commas_in_words", "commas_for_apostrophes"]


@pytest.mark.parametrize("kind", SLIPS)
@pytest.mark.parametrize("article", ARTICLES, ids=[a["id"] for a in ARTICLES])
def test_all_that_is_cited_is_the_pages_own(article, kind):
    page = KINDS[kind](article["text"], article["lang"], 7).text
    report = Report(id="r", lang=article["lang"], published=article["published"], title=article["title"], text=page)
    reading = extract(report, theatres.load("syria-iraq"))
    assert reading.claims
    assert reading.text == page
    for claim in reading.claims:
        assert page[claim.start : claim.end] == claim.quote
        for name in ("source", "via", "cue", "by", "against"):
            span, words = claim.spans.get(name), getattr(claim, name)
            assert (span is None) == (words is None)
            assert span is None or page[span[0] : span[1]] == words
        for part in (*claim.figures, *claim.places):
            assert page[part.start : part.end] == part.text
    for movement in reading.movements:
        assert page[movement.start : movement.end] == movement.quote
        assert all(name in page for name in (movement.source, movement.via, movement.by) if name)
        for place in (*movement.from_, *movement.to):
            assert page[place.start : place.end] == place.text
    for context in reading.context:
        assert page[context.start : context.end] == context.quote


def test_what_is_cited_keeps_the_slips_of_the_page():
    text = "Raid\n\nL,arme\u0301e  syrienne affirme que 12soldats on,t été tués à Palmyre."
    (claim,) = extract(Report(id="r", lang="fr", title="Raid", text=text)).claims
    assert claim.source == "arme\u0301e  syrienne"
    assert [(f.text, f.kind, f.low) for f in claim.figures] == [("12soldats", "killed", 12)]
    assert claim.quote == text[6:]
