"""Page furniture in a text: share buttons, "read also" boxes, notices, captions, readers' comments. Never claims."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.languages import lexicon
from recoupe.languages.pipeline import flatten
from recoupe.reading.credit_names import agencies
from recoupe.reading.credits import credit_spans
from recoupe.reading.lines import Line, lines_of, merge

LONGEST_LINE = 420
LONGEST_HEADLINE = 150
MOST_HEADLINES = 8
COMMENTS_FROM = 0.35
"""Readers' comments open in the last two thirds of a text: "Comments" above is a button."""


class Patterns(NamedTuple):
    """The compiled lexicon of one language."""

    lines: re.Pattern[str]
    label: re.Pattern[str]
    labelled: re.Pattern[str]
    comments: re.Pattern[str]
    inline: re.Pattern[str]


def _any(patterns: list[str]) -> str:
    return "(?:" + "|".join(flatten(p) for p in patterns) + ")"


@cache
def patterns(lang: str) -> Patterns:
    """Return the furniture patterns of a language, compiled."""
    data = lexicon(lang, "furniture")
    labels = _any(data["labels"])
    return Patterns(
        lines=re.compile(_any(data["lines"]), re.I),
        label=re.compile(rf"[-•*►▶>»\[( ]*{labels}\s*[:.…>»)\]]*", re.I),
        labelled=re.compile(rf"[-•*►▶>»\[( ]*{labels}\s*[:>»–—|]\s*\S.*", re.I),
        comments=re.compile(rf"{_any(data['comments'])}\s*:?", re.I),
        inline=re.compile(_any(data["inline"]), re.I | re.M),
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


def _captions(text: str) -> list[tuple[int, int]]:
    """Return picture captions in running text: near the head, a sentence with a bare agency in brackets behind it,
    with the report going on after it on the same line.
    """
    names = "|".join(re.escape(a) for a in sorted(agencies(), key=lambda a: (-len(a), a)))
    pattern = rf"(?:(?<=[.!?]\s)|(?<=\d{{4}}\s))[A-ZÀ-Ý][^.!?\n]{{20,300}}[.!?]?\s?\((?:{names}|[\w ]{{2,20}} and agencies)(?:/[\w .]+)?\)(?=\s[A-ZÀ-Ý])"
    return [(m.start(), m.end()) for m in re.finditer(pattern, flatten(text[:1500]), re.A)] if text else []


@lru_cache(maxsize=32)
def _spans(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    known = patterns(lang)
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
        if line.start not in credited and len(plain) <= LONGEST_LINE:
            if known.lines.fullmatch(plain) or (i and known.labelled.fullmatch(plain) and len(plain) < 300):
                out.append((line.start, line.end))
        i += 1
    out += [(m.start(), m.end()) for m in known.inline.finditer(flatten(text))]
    return tuple(merge(out + _captions(text)))


def furniture(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the spans of `text` that are page furniture, sorted, apart from each other: no claim lies in them.

    Whole lines, boxes of other reports' headlines, everything after the heading of the readers' comments, and, where
    a text lost its line breaks, the scraps in between. Credit lines are not among them: see `credit_spans`.
    """
    return list(_spans(text, lang))
