"""Which paragraph of an adaptation stands for which, and which claim for which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.provenance.names import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.model import Claim, Reading

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")

NAMELESS = "nameless."
"""How the ids of speakers without a name begin ("hospital officials"): not every language's words have one."""

LEAST = 3.0
"""Two claims that have less in common than this are not one claim in two languages."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the claims that are told in it, in their order."""

    text: str
    claims: tuple[Claim, ...]
    lang: str


def paragraphs(reading: Reading) -> list[Paragraph]:
    """Return the paragraphs of a text, parted by empty lines. A claim stands where its quotation begins."""
    spans = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(reading.text)]
    held: list[list[Claim]] = [[] for _ in spans]
    for claim in reading.claims:
        at = claim.start if claim.start is not None else max(0, reading.text.find(claim.quote))
        n = next((n for n, (start, end) in enumerate(spans) if start <= at < end), None)
        if n is not None:
            held[n].append(claim)
    return [
        Paragraph(reading.text[start:end], tuple(sorted(claims, key=lambda c: (c.start or 0, c.id))), reading.lang)
        for (start, end), claims in zip(spans, held, strict=True)
    ]


def pair_paragraphs(
    a: Sequence[Paragraph], b: Sequence[Paragraph], common: Callable[[Paragraph, Paragraph], float]
) -> list[tuple[Paragraph | None, Paragraph | None]]:
    """Return the paragraphs in pairs. As many on both sides: one for one; else by what they have in common, in order
    (Needleman and Wunsch 1970), those without a partner alone.
    """
    if len(a) == len(b):
        return list(zip(a, b, strict=True))
    same = [[common(x, y) for y in b] for x in a]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + same[i][j])
    out: list[tuple[Paragraph | None, Paragraph | None]] = []
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and best[i][j] == best[i + 1][j + 1] + same[i][j]:
            out.append((a[i], b[j]))
            i, j = i + 1, j + 1
        elif j == len(b) or (i < len(a) and best[i][j] == best[i + 1][j]):
            out.append((a[i], None))
            i += 1
        else:
            out.append((None, b[j]))
            j += 1
    return out


def pair_claims(a: Sequence[Claim], b: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Return the claims that stand for each other, the surest first, each once; in the order of `a`."""
    scored = sorted(
        (
            (score(x, y) - abs(i / max(1, len(a)) - j / max(1, len(b))), i, j)
            for i, x in enumerate(a)
            for j, y in enumerate(b)
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    left, right = set(range(len(a))), set(range(len(b)))
    pairs = []
    for points, i, j in scored:
        if points >= LEAST - 1 and i in left and j in right and score(a[i], b[j]) >= LEAST:
            pairs.append((i, j))
            left.remove(i)
            right.remove(j)
    return [(a[i], b[j]) for i, j in sorted(pairs)]


def score(a: Claim, b: Claim) -> float:
    """Return how much two claims have in common: event, figures, who says it, who is meant, places."""
    points = 3.0 if a.event == b.event else 0.0
    points += 2.0 * len({(f.low, f.high) for f in a.figures} & {(f.low, f.high) for f in b.figures})
    points += 2.0 if speaks_alike(a, b) else 0.0
    points += sum(1.0 for x, y in ((a.by_id, b.by_id), (a.against_id, b.against_id)) if x and x == y)
    points += 1.0 if {p.place_id for p in a.places if p.place_id} & {p.place_id for p in b.places} else 0.0
    return points


def speaks_alike(a: Claim, b: Claim) -> bool:
    """Return whether two claims have one speaker, as far as names tell; the text's own voice is one with itself."""
    if a.source is None or b.source is None:
        return a.source is b.source
    if a.source_id and b.source_id:
        # A nameless speaker may have a side in one language only: "nameless.officer", "nameless.officer.rebels".
        one, other = sorted((a.source_id, b.source_id), key=len)
        return one == other or (one.startswith(NAMELESS) and other.startswith(f"{one}."))
    return alike(a.source, b.source)
