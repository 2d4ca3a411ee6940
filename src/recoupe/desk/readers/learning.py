"""The spam classifier with what it has learnt from moderators, kept as plain data in the database."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import transaction

from recoupe.desk.readers.models import SpamMemory
from recoupe.moderation import spam

if TYPE_CHECKING:
    from recoupe.desk.readers.models import Comment
    from recoupe.moderation.spam import SpamAssessment


def spam_score(comment: Comment) -> SpamAssessment:
    """Return how likely a comment is spam, and why."""
    memory = SpamMemory.objects.first()
    return spam.score(fields_of(comment), memory.data if memory else None)


def fields_of(comment: Comment) -> dict[str, str]:
    """Return what the filters look at."""
    return {"text": comment.text, "name": comment.name, "email": comment.email}


def learn(comment: Comment, *, is_spam: bool, undo: bool = False) -> None:
    """Learn a moderator's decision, or forget it when it is undone."""
    with transaction.atomic():
        memory = SpamMemory.objects.select_for_update().first() or SpamMemory.objects.create(data=spam.new_state())
        change = spam.unlearn if undo else spam.learn
        # What was learnt before an erasure cannot be unlearnt word for word: then it stays learnt.
        with suppress(ValueError):
            memory.data = change(memory.data, fields_of(comment), is_spam)
        memory.save()
