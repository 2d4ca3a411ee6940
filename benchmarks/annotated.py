"""Annotated articles as the records that Recoupe works on: claims as people told them, not as it finds them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from recoupe.model import ClaimRef, Reading
from recoupe.reading.claims import read_claims

Record = Mapping[str, Any]
Key = tuple[str, int]
"""An annotated claim: its article's id, its number in it."""

DROPPED = {"incident", "place", "date", "n", "event_ref"}


def line(article: Record) -> dict[str, Any]:
    """Return an annotated article in the contract's shape: places are names, dates are pairs, nothing is resolved."""
    claims = []
    for c in article["claims"]:
        first, _slash, last = (c.get("date") or "").partition("/")
        claims.append(
            {k: v for k, v in c.items() if k not in DROPPED}
            | {
                "id": str(c["n"]),
                "places": [{"text": name} for name in c.get("place") or ()],
                "when": {"start": first, "end": last or first} if first else None,
            }
        )
    return {k: article.get(k) for k in ("id", "outlet", "published", "lang", "title", "text")} | {
        "credits": [{"name": name, "role": None} for name in article.get("credits") or ()],
        "claims": claims,
    }


def readings(articles: Iterable[Record]) -> tuple[Reading, ...]:
    """Return annotated articles as readings. Raises ValueError where one cannot be read: the annotation is broken."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotated.jsonl"
        path.write_text("".join(json.dumps(line(a), ensure_ascii=False) + "\n" for a in articles), encoding="utf8")
        batch = read_claims([path])
    if batch.rejected:
        raise ValueError(f"not read: {batch.rejected[0].input}: {batch.rejected[0].why}")
    return batch.readings


def keys(articles: Iterable[Record]) -> dict[ClaimRef, Key]:
    """Return {claim of a reading made here: the annotated claim}."""
    return {
        ClaimRef(report=str(a["id"]), claim=str(c["n"])): (str(a["id"]), c["n"]) for a in articles for c in a["claims"]
    }
