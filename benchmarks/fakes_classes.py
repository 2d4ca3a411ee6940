"""What in an article points to the region, the actor and the cause of the incident that it is about."""

from __future__ import annotations

import math
import re
from collections import Counter

from fakes_read import Article, patterns, vocabulary

_BY = re.compile(r"\bby ([\w.\- ]{3,40})")
_FIRST = 4
"""Deadly claims that are looked at."""


def region_options(article: Article) -> list[dict[str, float]]:
    """Return the traits of every region, in the vocabulary's order."""
    named = [r for _at, r in article.regions]
    title = [r for at, r in article.regions if at < article.title_end]
    body = [r for at, r in article.regions if at >= article.title_end]
    lead = {r for at, r in article.regions if article.title_end <= at < article.title_end + 450}
    counted, order = Counter(named), list(dict.fromkeys(named))
    deadly = _deadly_regions(article)
    out = []
    for region in vocabulary()["classes"]["location"]:
        traits = {
            "in the title": region in title,
            "first in the title": title[:1] == [region],
            "first": order[:1] == [region],
            "second": order[1:2] == [region],
            "first in the body": body[:1] == [region],
            "in the lead": region in lead,
            "share": counted[region] / max(1, len(named)),
            "most": bool(named) and counted[region] == max(counted.values()),
            "never": region not in counted,
            "count": math.log1p(counted[region]),
            "first deadly claim": deadly[:1] == [region],
            "share of deadly claims": deadly.count(region) / max(1, len(deadly)),
        }
        if region in {"damascus", "idlib"} and region in counted:
            # The capital and the rebels' seat are also named for those who sit there.
            traits[region] = 1
        out.append({k: float(v) for k, v in traits.items() if v})
    return out


def _deadly_regions(article: Article) -> list[str]:
    regions = dict(article.regions)
    out = []
    for claim in article.deadly():
        at = next((p.start for p in claim.places if p.start in regions), None)
        if at is not None:
            out.append(regions[at])
    return out


def actor_traits(article: Article) -> dict[str, float]:
    """Return what points to an actor: who is named where, who the deadly claims say did it, to whom and by what."""
    out = _words(article, "actors")
    for name, pattern in patterns("causes").items():
        if pattern.search(article.text[: article.title_end + 300]):
            out[f"cause word {name}"] = 1.0
    deadly = article.deadly()
    for n, claim in enumerate(deadly[:_FIRST]):
        who = claim.by_id or ("somebody" if claim.by else "nobody")
        out |= {f"claim {min(n, 2)} by {who}": 1.0, f"claim by {who}": 1.0}
        if claim.against_id:
            out[f"claim against {claim.against_id}"] = 1.0
    if not deadly:
        out["no claim"] = 1.0
    acting = Counter(c.by_id for c in article.reading.claims if c.by_id)
    for who, _count in acting.most_common(1):
        out[f"mostly by {who}"] = 1.0
    for event, _count in Counter(c.event for c in deadly[:3]).most_common(1):
        out[f"event {event}"] = 1.0
    return out


def cause_traits(article: Article) -> dict[str, float]:
    """Return what points to a cause: its words by zone, and the events of the claims."""
    out = _words(article, "causes")
    for n, claim in enumerate(article.deadly()[:_FIRST]):
        out |= {f"claim {min(n, 2)} {claim.event}": 1.0, f"claim {claim.event}": 1.0}
    claims = article.reading.claims
    if claims:
        out[f"first {claims[0].event}"] = 1.0
        out[f"mostly {Counter(c.event for c in claims).most_common(1)[0][0]}"] = 1.0
    return out


def _words(article: Article, table: str) -> dict[str, float]:
    """Which of a table's patterns occur in title, lead and body, which is first, and which follow "by"."""
    out: dict[str, float] = {}
    for zone, text in article.zones().items():
        found = sorted((m.start(), name) for name, p in patterns(table).items() if (m := p.search(text)))
        out |= {f"{zone} {name}": 1.0 for _at, name in found}
        if found and zone != "body":
            out[f"{zone} first {found[0][1]}"] = 1.0
        if not found:
            out[f"{zone} none"] = 1.0
    for match in _BY.finditer(article.text[: article.title_end + 600]):
        out |= {f"by {name}": 1.0 for name, p in patterns(table).items() if p.search(match[1])}
    return out
