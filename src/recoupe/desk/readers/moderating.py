"""What moderators do: approve, reject, mark as spam, undo; ban by pattern; give out and erase a reader's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from recoupe.desk.readers import akismet
from recoupe.desk.readers.learning import learn
from recoupe.desk.readers.models import Ban, Comment, Decision, Subscription
from recoupe.desk.readers.posting import settle
from recoupe.desk.web.conflict import Conflict
from recoupe.i18n import gettext as _
from recoupe.moderation.bans import check

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

Act = Decision.Act

ERASED = "–"
"""Stands for a name that was erased."""


def decide(
    comment: Comment, act: str, by: AbstractBaseUser, *, seen: int, category: str = "", message: str = ""
) -> Decision:
    """Keep a moderator's decision on a comment, teach the filter, and correct Akismet where it was wrong.

    `seen` is the version that was on the screen. Raises Conflict if somebody decided meanwhile.
    """
    with transaction.atomic():
        held = Comment.objects.select_for_update().get(pk=comment.pk)
        if held.version != seen:
            raise Conflict(_("Somebody decided on this comment meanwhile."), held)
        before = held.decisions.order_by("-pk").first()
        _correct(held, act)
        _teach(held, act, before)
        made = settle(held, act, by, category=category, message=message)
    comment.refresh_from_db()
    return made


def _correct(comment: Comment, act: str) -> None:
    """Tell Akismet what it got wrong, while the writer's address is still there."""
    if act == Act.SPAM and comment.akismet == "ham":
        akismet.correct(comment, spam=True)
    elif act == Act.APPROVE and comment.akismet in {"spam", "discard"}:
        akismet.correct(comment, spam=False)


def _teach(comment: Comment, act: str, before: Decision | None) -> None:
    """Teach the local filter. Rejected comments teach nothing: an abusive comment is no advertisement."""
    if act in {Act.SPAM, Act.APPROVE}:
        learn(comment, is_spam=act == Act.SPAM)
    elif act == Act.UNDO and before is not None and before.by is not None and before.act in {Act.SPAM, Act.APPROVE}:
        learn(comment, is_spam=before.act == Act.SPAM, undo=True)


def ban(field: str, form: str, pattern: str, why: str, by: AbstractBaseUser) -> Ban:
    """Hold what matches a pattern from now on. Raises UnsafePattern for none, or for one that could run for long."""
    made = Ban(field=field, form=form, pattern=pattern, why=why, by=by)
    check(made.noun())
    made.save()
    return made


def lift(held: Ban, by: AbstractBaseUser) -> None:
    """Lift a ban; it stays as a record."""
    if held.lifted_at is None:
        held.lifted_at, held.lifted_by = timezone.now(), by
        held.save()


def export(email: str) -> dict[str, Any]:
    """Return everything that is kept of an address, as plain values."""
    comments = Comment.objects.filter(email__iexact=email).select_related("page")
    subscriptions = Subscription.objects.filter(email__iexact=email)
    return {
        "email": email,
        "comments": [
            {
                "page": c.page.title,
                "name": c.name,
                "text": c.text,
                "posted_at": c.posted_at.isoformat(),
                "state": c.state,
                "network": c.network,
                "address_kept": bool(c.address),
            }
            for c in comments
        ],
        "subscriptions": [
            {"kind": s.kind, "target": s.target, "state": s.state, "asked_at": s.asked_at.isoformat()}
            for s in subscriptions
        ],
    }


@transaction.atomic
def erase(email: str) -> int:
    """Erase a reader: subscriptions go; of comments the name, address and network go, and the text where it has no
    replies. Answers keep what they answer standing. Returns how many comments were touched.
    """
    Subscription.objects.filter(email__iexact=email).delete()
    comments = list(Comment.objects.filter(email__iexact=email))
    for comment in comments:
        comment.name, comment.email, comment.network, comment.address, comment.agent = ERASED, "", "", "", ""
        if not comment.replies.exists():
            comment.text, comment.anchored_to, comment.state = "", "", Comment.State.REJECTED
        comment.version += 1
        comment.save()
    return len(comments)
