"""The sentences of a report that are context: background, explanation, motive, caution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.context import classify_text
from recoupe.languages.columns import columns, sentences
from recoupe.model import Context

if TYPE_CHECKING:
    from recoupe.extraction.setting import Setting

Tokens = tuple[int, int]


def context_of(setting: Setting) -> tuple[list[Context], set[Tokens]]:
    """Return the context of a report, and the token spans of its sentences, which become no claims."""
    out: list[Context] = []
    taken: set[Tokens] = set()
    whole = columns(setting.doc).whole
    for first, past, start, last in sentences(setting.doc):
        sentence = whole[start:last]
        end = start + len(sentence.rstrip())
        if end <= setting.title_end or setting.aside(start, end):
            continue
        found = classify_text(sentence, setting.report.lang)
        if found is None:
            continue
        out.append(Context(quote=setting.report.text[start:end], start=start, end=end, kind=found.kind))
        taken.add((first, past))
    return out, taken
