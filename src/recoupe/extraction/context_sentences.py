"""The sentences of a report that are context: background, explanation, motive, caution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.context import classify
from recoupe.model import Context

if TYPE_CHECKING:
    from recoupe.extraction.setting import Setting

Tokens = tuple[int, int]


def context_of(setting: Setting) -> tuple[list[Context], set[Tokens]]:
    """Return the context of a report, and the token spans of its sentences, which become no claims."""
    out: list[Context] = []
    taken: set[Tokens] = set()
    for sentence in setting.doc.sents:
        start, end = sentence.start_char, sentence.start_char + len(sentence.text.rstrip())
        if end <= setting.title_end or setting.aside(start, end):
            continue
        found = classify(sentence, setting.report.lang)
        if found is None:
            continue
        out.append(Context(quote=setting.report.text[start:end], start=start, end=end, kind=found.kind))
        taken.add((sentence.start, sentence.end))
    return out, taken
