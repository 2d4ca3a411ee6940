"""Confidence: how likely a claim is told as its report tells it, its words and its source, from how it was found.

The share of claims of that kind that agree with an annotator, estimated by logistic regression on annotated reports
that the estimate had not seen (`benchmarks/confidence.py` fits it, and prints what it is worth); `confidence.json`
holds the weights. It says nothing about whether the claim is true.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recoupe.model import Claim, Reading

_SHORT, _LONG = 6, 30
"""Words of a quote."""
_FAR = 40
"""Characters between a cue and the name that it gives the claim to."""
_END = re.compile(r"[.!?…]\s|\n")
_LOWEST, _HIGHEST = 0.02, 0.98
"""No rule and no annotator is surer than that."""


def rate(reading: Reading) -> Reading:
    """Return a reading whose claims carry their confidence, 0 to 1, rounded to hundredths."""
    rated = (c.model_copy(update={"confidence": confidence(traits(c, reading))}) for c in reading.claims)
    return reading.model_copy(update={"claims": tuple(rated)})


def confidence(found: frozenset[str]) -> float:
    """Return the chance that a claim with some traits agrees with an annotator; unknown traits count nothing."""
    table = _weights()
    score = table["start"] + sum(table["traits"].get(trait, 0.0) for trait in sorted(found))
    return round(min(_HIGHEST, max(_LOWEST, 1 / (1 + math.exp(-score)))), 2)


def traits(claim: Claim, reading: Reading) -> frozenset[str]:
    """Return what is known of how a claim was found, as a set of names; `reading` holds the claim, with its text."""
    return frozenset((*_attribution(claim), *_content(claim), *_position(claim, reading), *_rules(claim)))


def _attribution(claim: Claim) -> Iterator[str]:
    source, cue = claim.spans.get("source"), claim.spans.get("cue")
    if claim.source is None:
        return
    yield "source known" if claim.source_id else "source unknown"
    if claim.via:
        yield "via"
    if len(claim.source.split()) == 1 and not claim.source[:1].isupper():
        yield "source: a common noun"
    if source is None or claim.start is None or claim.end is None:
        return
    if not claim.start <= source[0] < claim.end:
        yield "source outside"
    if cue is None:
        yield "no cue"
    elif max(source[0] - cue[1], cue[0] - source[1]) > _FAR:
        yield "cue far"
    if cue is not None and not claim.start <= cue[0] < claim.end:
        yield "cue outside"


def _content(claim: Claim) -> Iterator[str]:
    if claim.stance == "denies":
        yield "denies"
    if claim.hedged:
        yield "hedged"
    if claim.event in {"other", "troop movement", "armed clash"}:
        yield f"event: {claim.event}"
    yield f"figures: {min(2, len(claim.figures))}"
    if any(f.kind == "other" for f in claim.figures):
        yield "figure of no kind"
    for part in ("by", "against"):
        if getattr(claim, part) is None:
            yield f"no {part}"
    if not claim.places:
        yield "no place"
    if claim.when is None:
        yield "no date"
    words = len(claim.quote.split())
    if words <= _SHORT:
        yield "short"
    elif words >= _LONG:
        yield "long"


_NEAR = 200
"""Characters within which two claims may share a sentence."""


def _position(claim: Claim, reading: Reading) -> Iterator[str]:
    if claim.start is None or claim.end is None:
        return
    title_end = reading.text.find("\n") if reading.title else -1
    if claim.end <= title_end:
        yield "in the title"
    spans = [(c.start, c.end) for c in reading.claims if c.id != claim.id and c.start is not None and c.end is not None]
    gaps = [(end, claim.start) for _start, end in spans if 0 <= claim.start - end < _NEAR]
    gaps += [(claim.end, start) for start, _end in spans if 0 <= start - claim.end < _NEAR]
    if any(not _END.search(reading.text[start:end]) for start, end in gaps):
        yield "shares a sentence"
    if any(start < claim.end and claim.start < end for start, end in spans):
        yield "overlaps another"


def _rules(claim: Claim) -> Iterator[str]:
    """The rules that its reasons name: how the source was found, what was carried over, what fell back."""
    for reason in claim.reasons:
        room, _colon, _rest = reason.rule.partition(":")
        if room in {"source", "event", "place", "date", "by", "against"}:
            yield reason.rule


@cache
def _weights() -> Mapping[str, Any]:
    table: Mapping[str, Any] = json.loads((files("recoupe.extraction") / "confidence.json").read_text(encoding="utf8"))
    return table
