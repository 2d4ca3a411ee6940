"""Reports and claims that tests of the desk write themselves."""

from __future__ import annotations

from typing import Any

from recoupe.desk.records.keep import keep_reading, keep_report
from recoupe.desk.records.models import Report
from recoupe.model import Reading

THEATRE = "syria-iraq"


def claim(text: str, quote: str, key: str = "c1", **fields: Any) -> dict[str, Any]:
    """A claim of a text, found at its quotation."""
    start = text.index(quote)
    return {"id": key, "quote": quote, "start": start, "end": start + len(quote), "confidence": 0.8, **fields}


def stored(key: str, text: str, *claims: dict[str, Any], **fields: Any) -> Report:
    """A stored report with claims, as if a machine had read them."""
    base = {
        "id": key,
        "title": text.split("\n")[0],
        "text": text,
        "lang": "en",
        "outlet": "Harbour Gazette",
        "published": "2018-10-09",
        **fields,
    }
    reading = Reading.model_validate({**base, "claims": claims})
    report, _new = keep_report(reading, THEATRE)
    keep_reading(report, reading)
    return report


TEXT_A = "Shelling in Latamneh\n\nThe army said on Tuesday that shelling killed four fighters in Latamneh."
TEXT_B = "Raid on Latamneh\n\nA local monitor said that shelling of Latamneh on Tuesday killed nine people."

WHEN = {"start": "2018-10-09", "end": "2018-10-09"}
PLACE = {"text": "Latamneh", "name": "Latamneh", "lat": 35.32, "lon": 36.62, "place_id": "x1", "precision": "exact"}
SHELLING = "shelling/artillery/missile attack"


def figure(text: str, low: int) -> dict[str, Any]:
    """A figure of killed."""
    return {"kind": "killed", "who": None, "low": low, "high": low, "qualifier": "exactly", "text": text}


def two_reports() -> tuple[Report, Report]:
    """Two reports that tell of one shelling, with different tolls."""
    a = claim(TEXT_A, "The army said on Tuesday that shelling killed four fighters in Latamneh.", source="The army",
              event=SHELLING, when=WHEN, places=[PLACE], figures=[figure("four", 4)])  # fmt: skip
    b = claim(TEXT_B, "A local monitor said that shelling of Latamneh on Tuesday killed nine people.",
              source="A local monitor", event=SHELLING, when=WHEN, places=[PLACE],
              figures=[figure("nine", 9)])  # fmt: skip
    return stored("a", TEXT_A, a), stored("b", TEXT_B, b, outlet="Levant Dispatch")
