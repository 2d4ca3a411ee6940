"""Claims of two readings of the same news, English and French: which tell the same, and on what they agree.

Claims are dictionaries in the contract's shape (`recoupe claims --jsonl`), or annotated ones (with `place`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from scoring import COUNTED, Counts, places, same_name, value

Claim = Mapping[str, Any]
Pair = tuple[Claim, Claim]

MEASURES = ("figures", "stance", "event", "source", "all", "strict")
"""What is counted: agreement of paired claims on each, on the first three together (`all`), and that of all claims,
where one without a pair disagrees (`strict`)."""


class Matched(NamedTuple):
    """Pairs of claims that tell the same, and those of either side that are left."""

    pairs: list[Pair]
    english: list[Claim]
    french: list[Claim]


def figures(claim: Claim) -> Counter[tuple[Any, Any, Any]]:
    """Return what a claim counts: kind, low, high."""
    return Counter(value(f) for f in claim.get("figures") or ())


def same_source(a: Claim, b: Claim) -> bool | None:
    """Whether two claims have one source: by id, by name, or none both; None where two names cannot be compared."""
    left, right = a.get("source_id"), b.get("source_id")
    if left and right:
        return bool(left == right)
    if bool(a.get("source")) != bool(b.get("source")):
        return False
    return True if same_name(a.get("source"), b.get("source")) else None


def same_place(a: Claim, b: Claim) -> bool:
    """Whether any place of one claim is among the other's, by id or name."""

    def keys(claim: Claim) -> set[str]:
        return {str(p["place_id"]) for p in claim.get("places") or () if isinstance(p, Mapping) and p.get("place_id")}

    if keys(a) & keys(b):
        return True
    return any(same_name(p, q) for p in places(a) for q in places(b))


def agreement(a: Claim, b: Claim) -> dict[str, bool]:
    """Return what a pair agrees on: figures (all of them), stance (with the hedge), event type, and all three."""
    out = {
        "figures": figures(a) == figures(b),
        "stance": (a.get("stance"), bool(a.get("hedged"))) == (b.get("stance"), bool(b.get("hedged"))),
        "event": a.get("event") == b.get("event"),
    }
    out["all"] = all(out.values())
    source = same_source(a, b)
    return out if source is None else {**out, "source": source}


def likeness(a: Claim, b: Claim) -> float:
    """Return how much two claims have in common; below 1, they do not tell the same.

    Shared figures count most, then place and source; type and stance only order what these find.
    """
    shared = sum((figures(a) & figures(b)).values())
    place, source = same_place(a, b), same_source(a, b)
    known = bool(source) and bool(a.get("source"))
    event = a.get("event") == b.get("event")
    enough = shared or (place and (known or event)) or (known and event)
    if not enough:
        return 0.0
    same = a.get("stance") == b.get("stance")
    return 1 + 4 * shared + 2 * place + 2 * known + event + 0.5 * same


def nearness(a: Claim, b: Claim) -> float:
    """Return how much two claims of aligned sentences have in common; they tell the same whatever it is."""
    return 1 + likeness(a, b) + (figures(a) == figures(b)) + (a.get("event") == b.get("event"))


def paired(english: Sequence[Claim], french: Sequence[Claim], alike: Callable[[Claim, Claim], float]) -> Matched:
    """Return pairs, one to one, the likest first; then what is left. Deterministic."""
    ranked = sorted(
        (-score, i, j) for i, a in enumerate(english) for j, b in enumerate(french) if (score := alike(a, b)) >= 1
    )
    left, right, pairs = dict(enumerate(english)), dict(enumerate(french)), []
    for _score, i, j in ranked:
        if i in left and j in right:
            pairs.append((left.pop(i), right.pop(j)))
    return Matched(pairs, list(left.values()), list(right.values()))


def together(parts: Iterable[Matched]) -> Matched:
    """Return the pairs of several texts as one."""
    listed = list(parts)
    return Matched(
        [p for part in listed for p in part.pairs],
        [c for part in listed for c in part.english],
        [c for part in listed for c in part.french],
    )


def counting(matched: Matched) -> Matched:
    """Return the pairs in which either claim counts people killed, wounded, taken or driven away, or things lost."""

    def counts_any(*claims: Claim) -> bool:
        return any(f.get("kind") in COUNTED for c in claims for f in c.get("figures") or ())

    return Matched(
        [p for p in matched.pairs if counts_any(*p)],
        [c for c in matched.english if counts_any(c)],
        [c for c in matched.french if counts_any(c)],
    )


def counts(matched: Matched) -> dict[str, Counts]:
    """Return (agreeing, claims, claims) of each measure. `strict` counts every claim of either side."""
    checks = [agreement(a, b) for a, b in matched.pairs]
    out: dict[str, Counts] = {}
    for name in MEASURES[:-1]:
        judged = [c[name] for c in checks if name in c]
        out[name] = (sum(judged), len(judged), len(judged))
    whole = 2 * len(checks) + len(matched.english) + len(matched.french)
    out["strict"] = (2 * out["all"][0], whole, whole)
    return out
