"""Where links lead: anchors that only the page has, and addresses that come with reports."""

from __future__ import annotations

from urllib.parse import urlsplit

from recoupe.drawing.anchors import report_anchor


def safe_url(url: str | None) -> str | None:
    """Return an http(s) address as it is, or None for anything else (`javascript:`, `data:`, broken ones)."""
    if not url or any(c.isspace() or ord(c) < 32 for c in url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def context_anchor(report_id: str, number: int) -> str:
    """Return the id of a context sentence in its report, by its number there (from 1)."""
    return f"{report_anchor(report_id)}-context-{number}"
