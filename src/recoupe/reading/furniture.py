"""Page furniture in a text: share buttons, "read also" boxes, notices, captions, readers' comments. Never claims."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.languages import SUPPORTED, lexicon
from recoupe.languages.pipeline import flatten
from recoupe.reading.credits import credit_spans
from recoupe.reading.lines import Line, lines_of, merge

LONGEST_LINE = 420
LONGEST_HEADLINE = 150
MOST_HEADLINES = 8
COMMENTS_FROM = 0.35
"""Readers' comments open in the last two thirds of a text: "Comments" above is a button."""


class Patterns(NamedTuple):
    """The compiled lexicons."""

    lines: re.Pattern[str]
    label: re.Pattern[str]
    labelled: re.Pattern[str]
    comments: re.Pattern[str]
    inline: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """Return the furniture patterns, those of all languages together: pages in French carry English buttons."""
    data = [lexicon(lang, "furniture") for lang in SUPPORTED]

    def every(name: str) -> str:
        return "(?:" + "|".join(flatten(p) for lexicon_ in data for p in lexicon_[name]) + ")"

    labels = every("labels")
    return Patterns(
        lines=re.compile(every("lines"), re.I),
        label=re.compile(rf"[-•*►▶>»\[( ]*{labels}\s*[:.…>»)\]]*", re.I),
        labelled=re.compile(rf"[-•*►▶>»\[( ]*{labels}\s*[:>»–—|]\s*\S.*", re.I),
        comments=re.compile(rf"{every('comments')}\s*:?", re.I),
        inline=re.compile(every("inline"), re.I | re.M),
    )


def _is_headline(line: str) -> bool:
    """Whether a line under a "read also" label is another report's headline rather than a paragraph of this one."""
    return len(line) <= LONGEST_HEADLINE and not re.search(r"[.!…:;][\"'»”)]*$", line)


def _box(lines: list[Line], i: int) -> int:
    """Return the index after the last headline of the box that the label in line `i` opens."""
    j = i + 1
    while j < len(lines) and j - i <= MOST_HEADLINES and _is_headline(lines[j].text):
        # Without a blank line between, the box goes on; over blank lines, a list item or at the foot of the text only.
        listed = re.match(r"[-•*►▶>»]|\d{1,2}[.)]\s", lines[j].text)
        if lines[j].after_blank and j > i + 1 and lines[j - 1].after_blank is False and not listed:
            break
        j += 1
    return j


@lru_cache(maxsize=32)
def _spans(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    known = patterns()
    lines = lines_of(text)
    credited = {start for start, _ in credit_spans(text, lang)}
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        plain = flatten(line.text)
        if known.comments.fullmatch(plain) and line.start > COMMENTS_FROM * len(text):
            out.append((line.start, len(text)))
            break
        if known.label.fullmatch(plain):
            after = _box(lines, i)
            out.append((line.start, lines[after - 1].end))
            i = after
            continue
        whole = known.lines.fullmatch(plain) or (i and len(plain) < 300 and known.labelled.fullmatch(plain))
        if whole and line.start not in credited and len(plain) <= LONGEST_LINE:
            out.append((line.start, line.end))
        i += 1
    out += [(m.start(), m.end()) for m in known.inline.finditer(flatten(text))]
    return tuple(merge(out))


def furniture(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the spans of `text` that are page furniture, sorted, apart from each other: no claim lies in them.

    Whole lines, boxes of other reports' headlines, everything after the heading of the readers' comments, and, where
    a text lost its line breaks, the scraps in between. Credit lines are not among them: see `credit_spans`.
    """
    return list(_spans(text, lang))
