"""Why an extracted claim differs from an annotated one: every difference gets one cause, told from the two readings.

A cause is what can be seen without an opinion: whether anything was found in those words at all, whether it was given
to somebody else, whether the other value stands in the same sentence or was taken from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from scoring import Record, agreements, days, matched, overlap, places, same_name, span, value

HALF = 0.5


class Difference(NamedTuple):
    """One difference: the measure that it costs, its cause, and what it reads in the annotation and here."""

    measure: str
    cause: str
    annotated: str
    found: str
    words: str


def differences(article: Record, reading: Record) -> Iterator[Difference]:
    """Yield every difference of one article's claims and movements."""
    text, gold, mine = article["text"], article["claims"], reading.get("claims") or []
    pairs = matched(text, gold, mine)
    taken = {id(c) for pair in pairs for c in pair}
    missed = [c for c in gold if id(c) not in taken]
    extra = [c for c in mine if id(c) not in taken]
    context = [(c["start"], c["end"]) for c in reading.get("context") or ()]
    for claim in missed:
        yield Difference("claims missed", _missed(text, claim, mine, taken, context), _told(claim), "", _quote(claim))
    for claim in extra:
        yield Difference("claims too many", _extra(text, claim, gold, taken), "", _told(claim), _quote(claim))
    for a, b in pairs:
        for measure, agreed in agreements(a, b).items():
            if not agreed:
                yield Difference(measure, _field(measure, a, b), _value(measure, a), _value(measure, b), _quote(a))
        for measure, key, yes in (("denials", "stance", "denies"), ("hedges", "hedged", True)):
            if (a.get(key) == yes) != (b.get(key) == yes):
                cause = "not seen" if a.get(key) == yes else "seen where there is none"
                yield Difference(measure, cause, str(a.get(key)), str(b.get(key)), _quote(a))
        yield from _figures(a, b)


def _missed(
    text: str, claim: Record, mine: Sequence[Record], taken: set[int], context: Sequence[tuple[int, int]]
) -> str:
    here = _in_these_words(text, claim, mine, taken)
    if any(same_name(claim.get("source"), c.get("source")) for c in here):
        return "one claim where the annotation has several"
    if here:
        return _sources(claim, here[0])
    if any(overlap(span(claim, text), c) >= HALF for c in context):
        return "taken for context"
    return "nothing found in these words" + (", figures" if claim.get("figures") else "")


def _extra(text: str, claim: Record, gold: Sequence[Record], taken: set[int]) -> str:
    here = _in_these_words(text, claim, gold, taken)
    if any(same_name(claim.get("source"), c.get("source")) for c in here):
        return "several claims where the annotation has one"
    if here:
        return _sources(here[0], claim)
    return "nothing annotated in these words, " + ("attributed" if claim.get("source") else "own voice")


def _in_these_words(text: str, claim: Record, others: Sequence[Record], taken: set[int]) -> list[Record]:
    """The other reading's claims on a claim's words, those that are matched with none first."""
    here = [c for c in others if overlap(span(claim, text), span(c, text)) >= HALF]
    return sorted(here, key=lambda c: id(c) in taken)


def _sources(annotated: Record, found: Record) -> str:
    if not found.get("source"):
        return "speaker not found: own voice"
    if not annotated.get("source"):
        return "own voice given to a speaker"
    return "given to another speaker"


def _field(measure: str, a: Record, b: Record) -> str:
    if measure == "event":
        return f"{a.get('event')} read as {b.get('event')}"
    if measure == "undated":
        return "dated: " + _rule(b, "date")
    if measure == "date":
        return "left undated" if days(b) is None else "another day: " + _rule(b, "date")
    if measure == "place":
        if not places(b):
            return "no place found"
        return "another place of the same claim first" if _anywhere(a, b) else "another place: " + _rule(b, "place")
    if not b.get(measure):
        return "left empty"
    words = " ".join((a.get("quote") or "").split())
    return "another party of the same words" if str(b[measure]) in words else "taken from elsewhere"


def _anywhere(a: Record, b: Record) -> bool:
    return any(same_name(x, y) for x in places(a) for y in places(b))


def _rule(claim: Record, about: str) -> str:
    rules = [r["rule"] for r in claim.get("reasons") or () if str(r.get("rule", "")).startswith(about)]
    return rules[0] if rules else "no reason given"


def _figures(a: Record, b: Record) -> Iterator[Difference]:
    left, right = (list(c.get("figures") or ()) for c in (a, b))
    for figure in left:
        if value(figure) in map(value, right):
            continue
        near = next(
            (f for f in right if f.get("low") == figure.get("low") or f.get("high") == figure.get("high")), None
        )
        cause = "not found" if near is None else _which(figure, near)
        yield Difference("figures of matched claims", cause, str(value(figure)), str(near and value(near)), _quote(a))


def _which(figure: Record, near: Record) -> str:
    if figure.get("kind") != near.get("kind"):
        return f"{figure.get('kind')} counted as {near.get('kind')}"
    return "another bound"


def _quote(claim: Record) -> str:
    return " ".join((claim.get("quote") or "").split())


def _told(claim: Record) -> str:
    return f"{claim.get('source') or 'own voice'}: {claim.get('event')}"


def _value(measure: str, claim: Record) -> str:
    if measure in {"date", "undated"}:
        return "/".join(days(claim) or ("undated",))
    if measure == "place":
        return ", ".join(_name(p) for p in places(claim)) or "none"
    return str(claim.get(measure))


def _name(place: Any) -> str:
    return str(place.get("text") or place.get("name")) if isinstance(place, dict) else str(place)
