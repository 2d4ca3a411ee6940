"""How often one network may post: counted in the cache for bursts, in the database for the day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils import timezone

from recoupe.desk.readers.models import Comment

if TYPE_CHECKING:
    from datetime import datetime

BURST, BURST_SECONDS = 5, 60
DAY_MOST = 60


def too_often(network: str, now: datetime | None = None) -> bool:
    """Return whether a network has posted so often that its next comment is turned away (for a while)."""
    if not network:
        return False
    now = now or timezone.now()
    key = f"posts:{network}:{int(now.timestamp()) // BURST_SECONDS}"
    cache.add(key, 0, BURST_SECONDS * 2)
    if cache.incr(key) > BURST:
        return True
    recent = Comment.objects.filter(network=network, posted_at__gt=now - timedelta(days=1))
    return recent[:DAY_MOST].count() >= DAY_MOST
