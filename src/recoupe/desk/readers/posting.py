"""Posting a comment: stored first, screened then; what is clearly clean goes up, the rest waits."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import transaction

from recoupe.desk.readers.comment import DEEPEST
from recoupe.desk.readers.models import Comment, Decision
from recoupe.desk.readers.screening import screen
from recoupe.desk.readers.secrets import forget, sealed
from recoupe.desk.readers.subscribing import ask, tell_of
from recoupe.desk.web.address import client_address, network_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from recoupe.desk.readers.forms import CommentForm


def digest_of(text: str) -> str:
    """Return what two comments of the same words have in common."""
    return sha256(" ".join(text.casefold().split()).encode()).hexdigest()


def post(form: CommentForm, request: HttpRequest, lang: str, anchors: dict[str, str]) -> Comment:
    """Store a comment from a valid form, and put it up if nothing speaks against it.

    `anchors` are the paragraphs of the page by their ids. The same comment sent twice is one.
    """
    data, address = form.cleaned_data, client_address(request)
    parent = data["parent"]
    digest = digest_of(data["text"])
    again = Comment.objects.filter(page=form.page, digest=digest, name=data["name"], parent=parent).first()
    if again:
        return again
    anchor = data["anchor"] if data["anchor"] in anchors and parent is None else ""
    comment = Comment(
        page=form.page,
        parent=parent,
        root=(parent.root or parent) if parent else None,
        level=min(parent.level + 1, DEEPEST) if parent else 0,
        anchor=anchor,
        anchored_to=anchors.get(anchor, "")[:500],
        name=data["name"],
        email=data["email"],
        text=data["text"],
        lang=lang,
        address=sealed(address),
        agent=request.headers.get("User-Agent", "")[:300],
        network=network_of(address),
        digest=digest,
    )
    screened = screen(comment, address, trapped=bool(data["website"]), quick=form.quick)
    with transaction.atomic():
        comment.reasons, comment.akismet = screened.reasons, screened.akismet
        comment.save()
        if screened.spam:
            settle(comment, Decision.Act.SPAM, None)
        elif not screened.hold:
            settle(comment, Decision.Act.APPROVE, None)
        if data["subscribe"] and not screened.spam:
            ask("thread", str((comment.root or comment).pk), data["email"], lang)
    return comment


AFTER: dict[str, str] = {
    Decision.Act.APPROVE: Comment.State.APPROVED,
    Decision.Act.REJECT: Comment.State.REJECTED,
    Decision.Act.SPAM: Comment.State.SPAM,
    Decision.Act.UNDO: Comment.State.HELD,
}


def settle(comment: Comment, act: str, by: Any, *, category: str = "", message: str = "") -> Decision:
    """Store a decision on a comment and what follows: subscribers hear of what goes up, addresses are dropped.

    The address of what the machine alone took for spam is kept until a moderator has looked, fifteen days at most.
    """
    last = comment.decisions.order_by("-pk").first()
    made = Decision.objects.create(comment=comment, act=act, by=by, category=category, message=message, supersedes=last)
    comment.state = AFTER[act]
    comment.version += 1
    if act == Decision.Act.APPROVE or (by is not None and act != Decision.Act.UNDO):
        forget(comment)
    comment.save()
    if act == Decision.Act.APPROVE:
        tell_of(comment)
    return made
