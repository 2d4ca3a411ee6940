"""How often one network may post: what it sends in the cache of this process, what was kept in the database of all."""

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
    recent = Comment.objects.filter(network=network, posted_at__gt=now - timedelta(days=1)).order_by("-posted_at")
    posted = list(recent.values_list("posted_at", flat=True)[:DAY_MOST])
    burst = sum(at > now - timedelta(seconds=BURST_SECONDS) for at in posted)
    return burst >= BURST or len(posted) >= DAY_MOST
