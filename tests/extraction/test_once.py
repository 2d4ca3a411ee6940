"""Repetitions of one source in one report, on claims made by hand."""

from recoupe.extraction.once import once
from recoupe.model import Claim, Figure


def _claim(quote, start, *, source="SANA", event="armed clash", low=None, **fields):
    figures = (Figure(kind="killed", low=low, high=low, text=str(low)),) if low is not None else ()
    return Claim(
        id="", quote=quote, start=start, end=start + len(quote), source=source, event=event, figures=figures, **fields
    )


def test_the_same_figure_said_twice_is_one_claim_the_fullest():
    short = _claim("SANA said 12 were killed", 100, low=12)
    full = _claim("SANA said 12 rebels were killed near the dam on Monday", 200, low=12)
    assert [c.quote for c in once([short, full], 20)] == [full.quote]


def test_another_figure_of_the_same_source_stays():
    claims = [_claim("SANA said 12 were killed", 100, low=12), _claim("SANA said 15 were killed", 200, low=15)]
    assert len(once(claims, 20)) == 2


def test_the_same_figure_of_another_source_stays():
    claims = [_claim("SANA: 12 killed", 100, low=12), _claim("Amaq: 12 killed", 200, low=12, source="Amaq")]
    assert len(once(claims, 20)) == 2


def test_a_denial_repeats_no_assertion():
    claims = [
        _claim("the army hit the hospital on Monday", 100),
        _claim("the army hit the hospital on Monday", 200, stance="denies"),
    ]
    assert len(once(claims, 20)) == 2


def test_a_headline_goes_when_the_body_has_its_figures():
    title = _claim("Clash kills 12", 0, source=None, low=12)
    body = _claim("SANA said at least 12 died", 100, low=12)
    assert [c.quote for c in once([title, body], 20)] == [body.quote]


def test_a_headline_with_something_of_its_own_stays():
    title = _claim("Airport falls", 0, source=None, event="territory taken")
    body = _claim("SANA said at least 12 died", 100, low=12)
    assert len(once([title, body], 20)) == 2


def test_the_party_that_only_the_dropped_wording_names_is_kept():
    named = _claim("rebels killed 12", 100, low=12, by="rebels", spans={"by": (100, 106)})
    full = _claim("SANA said that 12 soldiers were killed near the dam", 200, low=12)
    (kept,) = once([named, full], 20)
    assert (kept.quote, kept.by, kept.spans["by"]) == (full.quote, "rebels", (100, 106))
