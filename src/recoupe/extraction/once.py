"""Once: the same thing said twice by one source in one report is one claim, its fullest wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Claim

_ALIKE = 0.6
"""Share of the shorter quote's words that the longer one repeats, from which two unnumbered claims are one."""


def once(claims: Sequence[Claim], title_end: int) -> list[Claim]:
    """Return the claims without repetitions, in order (GUIDE: headline, then body, is one claim, the fullest)."""
    dropped: set[int] = set()
    claims = list(claims)
    for i in range(len(claims)):
        for j in range(i + 1, len(claims)):
            if i in dropped or j in dropped:
                continue
            a, b = claims[i], claims[j]
            if _repeats(a, b):
                gone, kept = (i, j) if _fuller(b, a) else (j, i)
                claims[kept] = _with_parties(claims[kept], claims[gone])
                dropped.add(gone)
            elif _headline(a, title_end) and not _headline(b, title_end) and _announces(a, b):
                dropped.add(i)
    return [c for i, c in enumerate(claims) if i not in dropped]


def _with_parties(kept: Claim, gone: Claim) -> Claim:
    """What only the dropped wording says of who acted and who suffered is not lost with it."""
    told = {f: getattr(gone, f) for f in ("by", "against") if getattr(kept, f) is None and getattr(gone, f) is not None}
    if not told or told.get("by", kept.by) == told.get("against", kept.against):
        return kept
    return kept.model_copy(update={**told, "spans": {**kept.spans, **{f: gone.spans.get(f) for f in told}}})


def _figures(c: Claim) -> set[tuple[str, int | None, int | None]]:
    return {(f.kind, f.low, f.high) for f in c.figures if f.kind != "other"}


def _headline(c: Claim, title_end: int) -> bool:
    return c.start is not None and c.start < title_end


def _repeats(a: Claim, b: Claim) -> bool:
    if a.source != b.source or a.stance != b.stance:
        return False
    fa, fb = _figures(a), _figures(b)
    if fa or fb:
        return (
            bool(fa)
            and (fa == fb or fa < fb or fb < fa)
            and bool(fa & fb)
            and (a.event == b.event or _alike(a.quote, b.quote))
        )
    return a.event == b.event and _alike(a.quote, b.quote)


def _alike(a: str, b: str) -> bool:
    wa, wb = set(a.lower().split()), set(b.lower().split())
    return len(wa & wb) / max(1, min(len(wa), len(wb))) >= _ALIKE


def _announces(title: Claim, body: Claim) -> bool:
    """A headline announces a body claim that has its figures or, without any, its type."""
    ft, fb = _figures(title), _figures(body)
    if ft:
        loose = {(k, low or high) for k, low, high in fb}
        return all((k, low or high) in loose for k, low, high in ft)
    return title.event == body.event


def _fuller(b: Claim, a: Claim) -> bool:
    return (len(_figures(b)), len(b.quote)) > (len(_figures(a)), len(a.quote))
