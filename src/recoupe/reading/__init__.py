"""Reading: pages, texts, records, feeds and what lists of addresses lead to, into reports."""

from recoupe.reading.batch import Batch, read, read_fetched, read_sources
from recoupe.reading.claims import ClaimsBatch, read_claims
from recoupe.reading.credits import credit_spans, find_credits
from recoupe.reading.furniture import furniture
from recoupe.reading.items import Skipped

__all__ = [
    "Batch",
    "ClaimsBatch",
    "Skipped",
    "credit_spans",
    "find_credits",
    "furniture",
    "read",
    "read_claims",
    "read_fetched",
    "read_sources",
]
