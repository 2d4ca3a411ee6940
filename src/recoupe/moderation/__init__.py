"""Comments and the charter: what waits for a moderator and why, spam, bans by pattern. It knows no website."""

from recoupe.moderation.assess import assess
from recoupe.moderation.model import CATEGORIES, Assessment, Category, Finding, Words

__all__ = ["CATEGORIES", "Assessment", "Category", "Finding", "Words", "assess"]
