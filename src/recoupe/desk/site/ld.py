"""What search engines are told, in schema.org's words: an article, its places, what it is based on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from recoupe.drawing.page.links import safe_url

if TYPE_CHECKING:
    from recoupe.desk.site.models import SituationPage
    from recoupe.desk.site.shown import Told


def describe(
    page: SituationPage, authors: list[str], summary: dict[str, Any], around: dict[str, Any], adaptation: Told | None
) -> Markup:
    """Return JSON-LD for a data block of the page. Scripts' policy does not concern data blocks."""
    absolute = around["absolute"]
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.lead or None,
        "inLanguage": around["page_lang"],
        "url": around["canonical"],
        "mainEntityOfPage": around["canonical"],
        "datePublished": page.first_published_at.isoformat() if page.first_published_at else None,
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else None,
        "temporalCoverage": f"{page.start}/{page.end or page.start}" if page.start else None,
        "author": [{"@type": "Organization", "name": name} for name in authors] or None,
        "contentLocation": [
            {"@type": "Place", "name": name, "geo": {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}}
            for name, lat, lon in summary.get("places", ())
        ]
        or None,
        "isBasedOn": [
            {"@type": "NewsArticle", "url": url, "headline": r["title"]}
            for r in summary.get("reports", ())
            if (url := safe_url(r["url"]))
        ]
        or None,
        "translator": {"@type": "Person", "name": adaptation.adapter} if adaptation and adaptation.adapter else None,
        "translationOfWork": {"@type": "NewsArticle", "url": absolute(adaptation.original_url)}
        if adaptation and adaptation.original_url
        else None,
    }
    return in_html({key: value for key, value in found.items() if value is not None})


def in_html(value: object) -> Markup:
    """Return JSON that is safe in a script element: nothing in it can end it or open a comment."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True)
    escaped = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(escaped)  # noqa: S704 - escaped for where it stands
