"""Comments, what moderators decided, bans, subscriptions, what the spam filter has learnt."""

from __future__ import annotations

from recoupe.desk.readers.comment import Comment, Decision
from recoupe.desk.readers.rules import Ban, SpamMemory
from recoupe.desk.readers.subscription import Notice, Subscription

__all__ = ["Ban", "Comment", "Decision", "Notice", "SpamMemory", "Subscription"]
