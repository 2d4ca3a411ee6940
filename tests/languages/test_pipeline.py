from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.languages import parse
from recoupe.languages.pipeline import _BREAK, _breaks, _can_end, flatten, pipeline

PIECES = [
    "L’armée a pris la ville.", "« Dix morts »,", "The army said:", "\n", "\n\n", "\t", "\u00a0", "\u202f", "’", "‑",
    "- De Suran vers Khattab", "1. Halfaya", "• item", "Ça\u00ad", "e\u0301", "😀", "الجيش", "…", " ", "\ufeff", "\r\n",
]  # fmt: skip


def sentences(text, lang):
    return [s.text.strip() for s in parse(text, lang).sents if s.text.strip()]


@given(st.text())
def test_flattening_moves_nothing(text):
    flat = flatten(text)
    assert len(flat) == len(text)
    assert all(a == b or b in " '-" for a, b in zip(text, flat, strict=True))


@pytest.mark.parametrize("lang", ["fr", "en"])
@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_token_offsets_are_report_offsets(lang, text):
    doc = parse(text, lang)
    assert doc.text == flatten(text)
    for token in doc:
        assert doc.text[token.idx : token.idx + len(token)] == token.text
    assert "".join(s.text_with_ws for s in doc.sents) == flatten(text)


def starts_word_for_word(doc):
    """Where sentences must (1), may (0) and must not start (-1), told for one token after the other."""
    ends = [m.end() for m in _BREAK.finditer(doc.text)]
    out = [0] * len(doc)
    for before, token in pairwise(doc):
        glued = not before.whitespace_ and before.text[-1].islower() and token.text[0].isupper()
        lowest = before.idx if before.i else -1
        if glued or any(lowest < end <= token.idx for end in ends):
            out[token.i] = 1
        elif not _can_end(before.text, bool(before.whitespace_), before.is_space, before.is_punct):
            out[token.i] = -1
    return out


@pytest.mark.parametrize("lang", ["fr", "en"])
@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*PIECES, "ville", "Il", "tombée.Il", "10", ". ", ", ", '" ']), max_size=14).map("".join)
)
def test_breaks_stand_where_each_pair_of_words_says(lang, text):
    doc = pipeline(lang).make_doc(flatten(text))
    expected = starts_word_for_word(doc)
    doc = _breaks(doc)
    assert [int(v) for v in doc.to_array(["SENT_START"]).astype("int64")][1:] == expected[1:]


def test_a_title_is_a_sentence_of_its_own():
    text = "Palmyre aux mains du groupe\n\nL’armée a quitté la ville dimanche"
    assert sentences(text, "fr") == ["Palmyre aux mains du groupe", "L'armée a quitté la ville dimanche"]


def test_list_items_are_sentences_of_their_own():
    text = (
        "They advance along two axes:\n\n- From Halfaya towards Maharda\n- From Suran to Khattab\n\nState TV denied it."
    )
    assert sentences(text, "en") == [
        "They advance along two axes:",
        "- From Halfaya towards Maharda",
        "- From Suran to Khattab",
        "State TV denied it.",
    ]


def test_numbered_items_and_lines_that_end_a_sentence_break():
    text = "Deux axes :\n  1. De Suran vers Khattab\n  2. Depuis Halfaya vers Maharda\nL’armée recule.\nElle se tait."
    assert sentences(text, "fr")[-2:] == ["L'armée recule.", "Elle se tait."]
    starts = {s.start_char for s in parse(text, "fr").sents}
    assert all(any(abs(text.index(w) - start) <= 5 for start in starts) for w in ("De Suran", "Depuis Halfaya"))


def test_a_line_break_within_a_sentence_does_not_break_it():
    assert len(sentences("The army said on Monday that it had\ntaken the town of Suran.", "en")) == 1


def test_a_lost_full_stop_between_two_words_is_mended_without_moving_an_offset():
    text = "Ils sont à vingt kilomètres de la villeIl ne reste que YouTube et McDonald."
    doc = parse(text, "fr")
    assert [s.text for s in doc.sents] == [
        "Ils sont à vingt kilomètres de la ville",
        "Il ne reste que YouTube et McDonald.",
    ]
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
