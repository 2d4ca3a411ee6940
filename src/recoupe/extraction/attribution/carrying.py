"""Carrying over: a sentence that names no speaker and goes on with what the last one said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extraction.quotations import token_quotations
from recoupe.languages.columns import columns
from recoupe.languages.forms import phrase_at, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Span

    from recoupe.extraction.attribution.frames import Frame


def carry(doc: Doc, frames: Sequence[Frame], lang: str) -> list[Frame]:
    """Return the frames, and among them one for each sentence that only goes on with its speaker's words.

    Two signs: the sentence is a quotation from end to end, after one that had a speaker; or it follows a speaker's
    sentence in the same paragraph and says so ("en outre", "d'entre eux"). The French conditional alone is none: it
    hedges what the article says in its own voice.
    """
    quotes = token_quotations(doc)
    out = sorted(frames, key=lambda f: f.cue)
    reached = {i for f in out for span in (*f.scope, f.cue) for i in range(*span)}
    last: Frame | None = None
    added: list[Frame] = []
    before: Span | None = None
    for sentence in doc.sents:
        own = [f for f in out if sentence.start <= f.cue[0] < sentence.end]
        if own:
            last = own[-1]
        elif any(i in reached for i in range(sentence.start, sentence.end)):
            pass  # the end of a quotation that has a speaker
        elif last is not None and before is not None and _goes_on(doc, before, sentence, last, quotes, lang):
            span = (sentence.start, sentence.end)
            last = replace(last, sentence=span, scope=(span,), denies=False, hedged=False, kind="carried")
            added.append(last)
        else:
            last = None
        before = sentence
    return sorted([*out, *added], key=lambda f: f.order)


def _goes_on(
    doc: Doc, before: Span, sentence: Span, frame: Frame, quotes: Sequence[tuple[int, int]], lang: str
) -> bool:
    k = bisect_right(quotes, sentence.start + 1, key=lambda q: q[0]) - 1  # quotations stand in order and apart
    quoted = k >= 0 and quotes[k][1] >= sentence.end - 2
    if quoted:
        return any(q[0] < b and q[1] > a for q in quotes for a, b in frame.scope)
    if _paragraph_between(doc, before.start, sentence.start):
        return False
    carrying = phrases(lang, "attribution", "carrying")
    lows = columns(doc).lows
    return any(lows[i] in carrying and phrase_at(doc, i, carrying) for i in range(sentence.start, sentence.end))


def _paragraph_between(doc: Doc, a: int, b: int) -> bool:
    return "\n\n" in doc[a:b].text_with_ws
