"""Claims for search engines and fact-checkers: schema.org's Claim, and ClaimReview where evidence decided (JSON-LD)."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from recoupe.exchange.told import told
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.model.evidence import instant
from recoupe.weighing.evidence import standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.exchange.told import Told
    from recoupe.model import Brief, Claim, Evidence, Reading

_ORGANISATIONS = (
    "government", "military", "armed group", "party media", "state media", "monitor", "NGO", "international",
    "news agency", "news outlet",
)  # fmt: skip

BEST, WORST = 5, 1
"""The scale of ratings: confirmed, refuted. Nothing between is ever given."""


def claimreview(brief: Brief) -> str:
    """Return the incidents' claims as a JSON-LD graph, in the order of the brief.

    Only a claim of a confirmed or refuted incident whose own evidence says one thing gets a ClaimReview, by whoever
    decided. Every other claim is a plain Claim: that the sources disagree is no review of any of them.
    """
    verdicts: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for record in standing(brief.evidence):
        verdicts[record.claim.report, record.claim.claim].append(record)
    kinds = {s.id: s.kind for s in brief.sources}
    graph = [
        _node(one, _claim(report, claim, kinds), claim, verdicts[report.id, claim.id])
        for one in told(brief, None)
        for report, claim in one.claims
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def _node(one: Told, item: dict[str, Any], claim: Claim, decided: list[Evidence]) -> dict[str, Any]:
    says = {e.verdict for e in decided}
    if one.status not in ("confirmed", "refuted") or len(says) != 1:
        return item
    supported = says == {"supports"}
    people = sorted({e.decided_by for e in decided})
    notes = [e.note for e in decided if e.note]
    return {
        "@type": "ClaimReview",
        "@id": item["@id"].replace(":claim:", ":review:"),
        "claimReviewed": claim.quote,
        "author": [{"@type": "Person", "name": name} for name in people],
        "datePublished": max(instant(e) for e in decided).date().isoformat(),
        "inLanguage": current(),
        "itemReviewed": item,
        **({"reviewBody": "\n".join(notes)} if notes else {}),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": BEST if supported else WORST,
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": _("Confirmed by evidence from the field")
            if supported
            else _("Refuted by evidence from the field"),
        },
    }


def _claim(report: Reading, claim: Claim, kinds: Mapping[str, str | None]) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "Article", "inLanguage": report.lang}
    if report.url:
        work["url"] = report.url
    if report.title:
        work["headline"] = report.title
    if report.published:
        work["datePublished"] = report.published.isoformat()
    if report.outlet:
        work["publisher"] = {"@type": "Organization", "name": report.outlet}
    organised = claim.source is None or kinds.get(claim.source_id or "") in _ORGANISATIONS
    who = claim.source or report.outlet
    return {
        "@type": "Claim",
        "@id": f"urn:recoupe:claim:{quote(report.id, safe='')}:{quote(claim.id, safe='')}",
        "text": claim.quote,
        "inLanguage": report.lang,
        # Whether another speaker is a person or a body is not told: the name alone.
        **(({"author": {"@type": "Organization", "name": who}} if organised else {"creditText": who}) if who else {}),
        "appearance": work,
    }
