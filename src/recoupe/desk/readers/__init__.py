"""Readers: comments, subscriptions, the charter, moderation, spam."""
