from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.drawing.page.spans import Layer, locate, marked, pieces

KINDS = st.sampled_from(["claim", "movement", "context", "source", "cue", "figure", "place"])
TEXTS = st.text(alphabet="ab <>&\"'\né", max_size=40)


@st.composite
def texts_with_layers(draw: st.DrawFn) -> tuple[str, list[Layer]]:
    text = draw(TEXTS)
    ends = st.integers(-2, len(text) + 2)
    spans = draw(st.lists(st.tuples(ends, ends, KINDS), max_size=8))
    return text, [Layer(a, b, kind, id=f"k{i}", href="cell") for i, (a, b, kind) in enumerate(spans)]


@given(texts_with_layers())
def test_pieces_joined_are_the_text_and_each_carries_exactly_what_covers_it(case: tuple[str, list[Layer]]) -> None:
    text, layers = case
    cut = pieces(text, layers)
    assert "".join(text[a:b] for a, b, _active in cut) == text
    for start, end, active in cut:
        covering = {layer.id for layer in layers if layer.start <= start and end <= layer.end}
        assert {layer.id for layer in active} == covering


@given(texts_with_layers())
def test_marking_changes_nothing_but_white_space_and_never_lets_markup_through(case: tuple[str, list[Layer]]) -> None:
    text, layers = case
    marked_up = "".join(marked(text, layers))
    plain = html.unescape(re.sub(r"<[^>]*>", "", marked_up))
    assert plain.split() == text.split() or "".join(plain.split()) == "".join(text.split())
    assert set(re.findall(r"<(\w+)", marked_up)) <= {"mark", "span", "a", "br"}


def test_overlapping_claims_share_the_piece_that_both_cover() -> None:
    (paragraph,) = marked("one two three", [Layer(0, 7, "claim", id="a"), Layer(4, 13, "claim", id="b")])
    assert '<mark class="claim" data-k="a b">two</mark>' in paragraph
    assert paragraph.index('id="a"') < paragraph.index('id="b"') < paragraph.index("two")


def test_what_one_claim_covers_is_one_mark() -> None:
    (paragraph,) = marked(
        "A said 60 dead. B", [Layer(0, 15, "claim", id="a"), Layer(0, 1, "source"), Layer(7, 9, "figure", id="f")]
    )
    assert paragraph == (
        '<span class="anchor" id="a"></span><mark class="claim" data-k="a"><span class="source">A</span> said '
        '<span class="anchor" id="f"></span><span class="figure">60</span> dead.</mark> B'
    )


def test_a_figure_inside_a_claim_links_back_and_the_note_follows_the_claim() -> None:
    note = marked("x", [])[0] + "!"
    (paragraph,) = marked(
        "60 dead", [Layer(0, 7, "claim", id="a", note=note), Layer(0, 2, "figure", id="f", href="cell")]
    )
    assert '<a class="figure" href="#cell">60</a>' in paragraph
    assert paragraph.endswith("x!")


def test_paragraphs_end_at_blank_lines_and_lines_at_breaks() -> None:
    assert marked("a\nb\n\nc", []) == ("a<br>b", "c")


def test_locate_looks_inside_a_part_only() -> None:
    assert locate("a b a", "a", (1, 5)) == (4, 5)
    assert locate("a b a", "c") is None
    assert locate("a", None) is None
