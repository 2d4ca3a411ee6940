from __future__ import annotations

from markupsafe import Markup

from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.reports import excerpt, report
from recoupe.drawing.page.words import bare
from recoupe.model import Brief
from recoupe.theatres.schema import Theatre


def test_a_report_has_its_credits_in_words_and_its_address_only_if_it_is_one(brief: Brief, theatre: Theatre) -> None:
    edition = Edition(brief, theatre)
    english, french = (report(edition, r, set()) for r in brief.reports)
    assert english.credits == ("author: M. Reader",)
    assert english.url == "https://example.org/en?a=1&b=2"
    assert french.credits == ("agency: Agence du Port",)
    bad = report(edition, brief.reports[0].model_copy(update={"url": "javascript:alert(1)"}), set())
    assert (bad.url, bad.address) == (None, "javascript:alert(1)")


def test_the_title_is_not_told_twice_unless_something_in_it_is_marked(brief: Brief, theatre: Theatre) -> None:
    edition, reading = Edition(brief, theatre), brief.reports[0]
    assert bare(report(edition, reading, set()).paragraphs[0]).startswith("The northern army")
    titled = reading.claims[0].model_copy(
        update={"quote": "Fighting at Tell Amber", "start": 0, "end": 22, "places": ()}
    )
    marked = report(edition, reading.model_copy(update={"claims": (titled,)}), set())
    assert marked.paragraphs[0].startswith('<span class="anchor"')


def test_source_cue_figures_and_places_are_marked_inside_the_claim(brief: Brief, theatre: Theatre) -> None:
    text = "".join(report(Edition(brief, theatre), brief.reports[0], set()).paragraphs)
    assert '<span class="source">Beacon</span>' in text
    assert '<span class="cue">said</span>' in text
    assert '<span class="figure">4 officers</span>' in text
    assert '<span class="place">Tell Amber</span>' in text


def test_offsets_that_were_not_given_are_found_in_the_quotation(brief: Brief, theatre: Theatre) -> None:
    reading = brief.reports[0]
    bald = tuple(c.model_copy(update={"start": None, "end": None, "spans": {}}) for c in reading.claims)
    text = "".join(report(Edition(brief, theatre), reading.model_copy(update={"claims": bald}), set()).paragraphs)
    assert '<span class="source">Beacon</span>' in text
    assert text.count('<sup class="back">') == len(bald)


def test_the_whole_text_is_there_whatever_is_marked(brief: Brief, theatre: Theatre) -> None:
    for reading in brief.reports:
        words = bare(report(Edition(brief, theatre), reading, set()).paragraphs[-1])
        assert reading.text.split("\n\n")[-1].split()[-1] in words


def test_an_excerpt_holds_what_is_cited_and_no_more(brief: Brief, theatre: Theatre) -> None:
    edition, reading = Edition(brief, theatre), brief.reports[0]
    text = "\n\n".join((reading.text, "The harbour master closed the pier for repairs."))
    cited = excerpt(edition, reading.model_copy(update={"text": text}), set())
    shown = Markup(" ").join(cited.paragraphs)
    assert all(f'id="{edition.claim(reading, c).key}"' in shown for c in reading.claims)
    assert " ".join(reading.claims[0].quote.split()).split(",")[0] in shown.striptags()
    assert "harbour master" not in shown
    assert "harbour master" in " ".join(report(edition, reading.model_copy(update={"text": text}), set()).paragraphs)
