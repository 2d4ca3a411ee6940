"""Measures of extracted claims against annotated ones: precision, recall, F1, and agreement on matched claims.

Counted over all articles together (micro-averaged):

- `figures`: the distinct (kind, low, high) of an article; `attributed`: the same with the right source.
- `sources`: the distinct sources of an article.
- `claims`: pairs, one to one, whose quotes overlap (by half of the shorter) and whose sources agree.
- `denials`, `hedges`: claims that are so in both, of those that are so.
- `movements`: pairs whose `from` and `to` both agree.
- On matched claims, the share that agrees on `event`; on `by`, `against`, `via`, `place` (the first), `date` where the
  annotation has one; `undated`: none was invented where it has none.

Names agree when the words of one (without case, accents, articles, punctuation) are among the words of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]
Counts = tuple[float, float, float]
"""Hits, annotated, found."""

AGREEMENT = ("event", "place", "date", "by", "against", "via", "undated")
MEASURES = ("figures", "attributed", "sources", "claims", "denials", "hedges", "movements", *AGREEMENT)

COUNTED = {"killed", "wounded", "casualties", "captured", "missing", "displaced", "destroyed", "seized"}
# Articles and prepositions that tell no two names apart.
LITTLE = {
    *("the", "a", "an", "of", "in", "at", "for", "and", "pro", "al", "el", "ash"),
    *("de", "du", "des", "la", "le", "les", "l", "d", "en", "et", "dans", "au", "aux"),
}


def name_words(name: object) -> frozenset[str]:
    """Return the words by which a name is compared; articles alone stay themselves."""
    if isinstance(name, Mapping):
        name = name.get("text") or name.get("name")
    if not name:
        return frozenset()
    plain = "".join(c for c in unicodedata.normalize("NFKD", str(name).lower()) if not unicodedata.combining(c))
    found = re.findall(r"\w+", plain)
    return frozenset([w for w in found if w not in LITTLE] or found)


def same_name(a: object, b: object) -> bool:
    """Whether two names agree: the words of one are among the other's; nothing agrees with nothing."""
    left, right = name_words(a), name_words(b)
    return (left <= right or right <= left) if left and right else not left and not right


def pair_off[A, B](annotated: Iterable[A], found: Iterable[B], alike: Callable[[A, B], bool]) -> list[tuple[A, B]]:
    """Return pairs, one to one: each annotated item with the first one found that is alike and still free."""
    free = list(found)
    pairs = []
    for item in annotated:
        at = next((i for i, other in enumerate(free) if alike(item, other)), None)
        if at is not None:
            pairs.append((item, free.pop(at)))
    return pairs


def distinct[A](items: Iterable[A], alike: Callable[[A, A], bool]) -> list[A]:
    """Return the items without those that are alike an earlier one."""
    kept: list[A] = []
    for item in items:
        if not any(alike(item, k) for k in kept):
            kept.append(item)
    return kept


def value(figure: Record) -> tuple[Any, Any, Any]:
    """Return what a figure says: kind, low, high."""
    return figure.get("kind"), figure.get("low"), figure.get("high")


def said(claims: Iterable[Record]) -> list[tuple[Any, Any]]:
    """Return (figure, source) of every counted figure of some claims."""
    return [(value(f), c.get("source")) for c in claims for f in c.get("figures") or () if f.get("kind") in COUNTED]


def span(claim: Record, text: str) -> tuple[int, int] | None:
    """Return where a claim's quote stands."""
    start, end = claim.get("start"), claim.get("end")
    if start is not None and end is not None:
        return start, end
    quote = claim.get("quote") or ""
    at = text.find(quote) if quote else -1
    return (at, at + len(quote)) if at >= 0 else None


def overlap(a: tuple[int, int] | None, b: tuple[int, int] | None) -> float:
    """Return what part of the shorter span lies in the other."""
    if a is None or b is None:
        return 0.0
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0]))


def matched(text: str, annotated: Sequence[Record], found: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Return pairs of claims, one to one: those that share most figures first, then the event type, then the words."""
    ranked = []
    for i, a in enumerate(annotated):
        figures = {value(f) for f in a.get("figures") or ()}
        for j, b in enumerate(found):
            common = overlap(span(a, text), span(b, text))
            if common >= 0.5 and same_name(a.get("source"), b.get("source")):
                shared = len(figures & {value(f) for f in b.get("figures") or ()})
                ranked.append((-shared, a.get("event") != b.get("event"), -common, i, j))
    left, right, pairs = set(range(len(annotated))), set(range(len(found))), []
    for *_rank, i, j in sorted(ranked):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((annotated[i], found[j]))
    return pairs


def names(given: object) -> list[object]:
    """Return a list of names, from one, several, or none."""
    if not given:
        return []
    return list(given) if isinstance(given, list | tuple) else [given]


def places(claim: Record) -> list[object]:
    """Return a claim's places, the most precise first."""
    return names(claim["places"] if "places" in claim else claim.get("place"))


def days(claim: Record) -> tuple[str, str] | None:
    """Return the first and the last day of a claim."""
    when = claim["when"] if "when" in claim else claim.get("date")
    if isinstance(when, Mapping):
        first, last = when.get("start"), when.get("end")
    else:
        first, _slash, last = str(when or "").partition("/")
    return (str(first)[:10], str(last or first)[:10]) if first else None


def same_movement(a: Record, b: Record) -> bool:
    """Whether two movements have an end in common on either side, or both none there."""
    for side in ("from", "to"):
        left, right = names(a.get(side)), names(b.get(side))
        if bool(left) != bool(right) or (left and not any(same_name(x, y) for x in left for y in right)):
            return False
    return True


def agreements(a: Record, b: Record) -> dict[str, bool]:
    """Return what a matched pair of claims agrees on, of what the annotation has."""
    out = {"event": a.get("event") == b.get("event")}
    out |= {field: same_name(a[field], b.get(field)) for field in ("by", "against", "via") if a.get(field)}
    if places(a):
        out["place"] = any(same_name(places(a)[0], name) for name in places(b)[:1])
    out["date" if days(a) else "undated"] = days(a) == days(b)
    return out


def article_counts(annotated: Record, found: Record) -> dict[str, Counts]:
    """Return the counts of one article, by measure."""
    gold, mine = annotated["claims"], found.get("claims") or []
    pairs = matched(annotated["text"], gold, mine)
    out: dict[str, Counts] = {"claims": (len(pairs), len(gold), len(mine))}

    def listed(name: str, left: Sequence[Any], right: Sequence[Any], alike: Callable[[Any, Any], bool]) -> None:
        left, right = (distinct(x, alike) if name != "movements" else list(x) for x in (left, right))
        out[name] = (len(pair_off(left, right, alike)), len(left), len(right))

    listed("figures", said(gold), said(mine), lambda x, y: x[0] == y[0])
    listed("attributed", said(gold), said(mine), lambda x, y: x[0] == y[0] and same_name(x[1], y[1]))
    sources = ([c["source"] for c in claims if c.get("source")] for claims in (gold, mine))
    listed("sources", *sources, same_name)
    listed("movements", annotated.get("movements") or [], found.get("movements") or [], same_movement)
    marks: dict[str, Callable[[Record], bool]] = {
        "denials": lambda c: c.get("stance") == "denies",
        "hedges": lambda c: bool(c.get("hedged")),
    }
    for name, marked in marks.items():
        both = sum(marked(a) and marked(b) for a, b in pairs)
        out[name] = (both, sum(map(marked, gold)), sum(map(marked, mine)))
    checks = [agreements(a, b) for a, b in pairs]
    for name in AGREEMENT:
        judged = [c[name] for c in checks if name in c]
        out[name] = (sum(judged), len(judged), len(judged))
    return out


def f1(counts: Counts) -> float:
    """Return the F1 of some counts (for a measure of agreement: the share that agrees), 0 where there is none."""
    hits, gold, found = counts
    return 2 * hits / (gold + found) if gold + found else 0.0


def score(annotated: Iterable[Record], found: Mapping[str, Record]) -> dict[str, Counts]:
    """Return the counts of every measure over some articles. An article that is not among `found` has no claims."""
    totals: Counter[tuple[str, int]] = Counter()
    for article in annotated:
        for name, counts in article_counts(article, found.get(str(article["id"]), {})).items():
            totals.update({(name, i): n for i, n in enumerate(counts)})
    return {name: (totals[name, 0], totals[name, 1], totals[name, 2]) for name in MEASURES}


def by_part(
    annotated: Sequence[Record], found: Mapping[str, Record], field: str | None
) -> dict[str, dict[str, Counts]]:
    """Return the scores of all articles, and of the parts that a field (`lang`, `origin`) divides them into."""
    parts: dict[str, list[Record]] = {"all": list(annotated)}
    for article in annotated if field else ():
        parts.setdefault(str(article.get(field or "")), []).append(article)
    return {name: score(articles, found) for name, articles in parts.items()}
