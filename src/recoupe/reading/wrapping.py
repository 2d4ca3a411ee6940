"""Lines that were wrapped at a width (mails, PDFs), made paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

_ITEM = re.compile(r"\s*(?:[-*•–—▪●]|\(?\d{1,2}[.)]|[a-z]\))\s")
_ENDS = re.compile(r"[.!?:…»”\"']$")
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ["ff", "fi", "fl", "ffi", "ffl", "st", "st"], strict=True))

WRAPPED = 45
"""Characters that the lines of a wrapped text have, half of them at least; shorter ones are verse, lists, tables."""


def joined(lines: Sequence[str]) -> str:
    """Return the lines of one paragraph as one line: words broken at a hyphen are mended, a hyphen before a capital
    ("Moyen-/Orient") stays.
    """
    out = ""
    for raw in lines:
        line = " ".join(raw.translate(_LIGATURES).split())
        if not line:
            continue
        hyphen = len(out) > 2 and out[-1] in "-\u2010" and out[-2].isalpha() and line[0].islower()
        if hyphen or out.endswith("\u00ad"):
            out = out[:-1] + line
        elif out.endswith("-") and line[0].isupper():
            out += line
        else:
            out = f"{out} {line}" if out else line
    return out.replace("\u00ad", "")


def unwrap(text: str) -> str:
    """Return a text whose paragraphs stand between blank lines with each on one line, where they were wrapped. A line
    that is much shorter than the others and ends a sentence ends a paragraph too; lists keep their lines.
    """
    paragraphs = [p.split("\n") for p in re.split(r"\n\s*\n", text) if p.strip()]
    widths = [len(line) for p in paragraphs for line in p[:-1] if not _ITEM.match(line)]
    if not widths or median(widths) < WRAPPED:
        return "\n\n".join("\n".join(line.strip() for line in p if line.strip()) for p in paragraphs)
    width = median(widths)
    out: list[str] = []
    for lines in paragraphs:
        part: list[str] = []
        for line in lines:
            short = bool(part) and len(part[-1]) < 0.7 * width and _ENDS.search(part[-1].rstrip()) is not None
            if part and (short or _ITEM.match(line)):
                out.append(joined(part))
                part = []
            part.append(line)
        out.append(joined(part))
    return "\n\n".join(p for p in out if p)
