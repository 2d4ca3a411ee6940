"""Reading: HTML, plain text, JSON, JSON Lines and CSV into reports. No network."""

from recoupe.reading.batch import Batch, read
from recoupe.reading.claims import ClaimsBatch, read_claims
from recoupe.reading.credits import credit_spans, find_credits
from recoupe.reading.furniture import furniture

__all__ = ["Batch", "ClaimsBatch", "credit_spans", "find_credits", "furniture", "read", "read_claims"]
