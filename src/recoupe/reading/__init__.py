"""Reading: HTML, plain text, JSON, JSON Lines and CSV into reports. No network."""

from recoupe.reading.batch import Batch, read
from recoupe.reading.credits import credit_spans, find_credits
from recoupe.reading.furniture import furniture

__all__ = ["Batch", "credit_spans", "find_credits", "furniture", "read"]
