"""Asking, confirming, telling, and one click to hear no more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from recoupe import i18n
from recoupe.desk.readers.mailing import first_of, link, send
from recoupe.desk.readers.models import Comment, Subscription
from recoupe.desk.web.later import later
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

PATIENCE = timedelta(hours=24)
"""Nobody is asked twice a day, whoever types their address."""

ASKED_MOST = 3
"""Questions a day to one address about incidents and places."""

State, Kind = Subscription.State, Subscription.Kind
FOLLOWED = (Kind.INCIDENT, Kind.PLACE)


def ask(kind: str, target: str, email: str, lang: str) -> Subscription:
    """Note that an address wants to hear of something, and ask it whether that is so. A confirmed one is not asked."""
    found, to_ask = _wanted(kind, target, email, lang, timezone.now())
    if to_ask:
        later(mail_question, found.pk)
    return found


def ask_all(wanted: Iterable[tuple[str, str]], email: str, lang: str) -> None:
    """Note that an address wants to hear of some incidents and places ((kind, target) each), and ask it once for all.

    An address is asked three times a day at most, whoever types it.
    """
    now = timezone.now()
    asked = Subscription.objects.filter(email=email.lower(), kind__in=FOLLOWED, mailed_at__gt=now - PATIENCE)
    may_ask = asked.count() < ASKED_MOST
    noted = [_wanted(kind, target, email, lang, now) for kind, target in wanted]
    first = next((found for found, to_ask in noted if to_ask), None)
    if first is not None and may_ask:
        later(mail_question, first.pk)


def _wanted(kind: str, target: str, email: str, lang: str, now: datetime) -> tuple[Subscription, bool]:
    """Note that an address wants to hear of something. Returns whether to ask it: not again within a day, not once it
    has confirmed.
    """
    found, _new = Subscription.objects.get_or_create(
        kind=kind, target=target, email=email.lower(), defaults={"lang": lang, "asked_at": now}
    )
    to_ask = found.state != State.CONFIRMED and (found.mailed_at is None or found.mailed_at <= now - PATIENCE)
    if to_ask:
        found.state, found.asked_at, found.lang = State.ASKED, now, lang
        found.save()
    return found, to_ask


def question(kind: str) -> str:
    """Return what is asked of an address, in the language in use."""
    if kind in FOLLOWED:
        return _("Do you want to be told what is new?")
    return _("Do you want to hear of replies?")


@transaction.atomic
def confirm(subscription: Subscription) -> None:
    """Take the answer: yes. It is told of what comes from now on. One answer is for all that was asked at once."""
    now = timezone.now()
    if subscription.kind in FOLLOWED and subscription.state == State.ASKED:
        together = Subscription.objects.filter(
            email=subscription.email, asked_at=subscription.asked_at, kind__in=FOLLOWED, state=State.ASKED
        )
        together.update(state=State.CONFIRMED, confirmed_at=now)
        subscription.refresh_from_db()
    if subscription.state != State.CONFIRMED:
        subscription.state, subscription.confirmed_at = State.CONFIRMED, now
        subscription.save()


def stop(subscription: Subscription) -> None:
    """Send nothing more."""
    subscription.state = State.OFF
    subscription.save()


def tell_of(comment: Comment) -> None:
    """Have subscribers told of a comment that went up, each once."""
    if comment.parent_id:
        later(mail_reply, comment.pk)


@task(queue_name="mail")
def mail_question(subscription_pk: int) -> None:
    """Ask an address whether it wants to hear of something. Asked twice it sends once."""
    with transaction.atomic():
        held = Subscription.objects.select_for_update().filter(pk=subscription_pk, state=State.ASKED).first()
        if held is None or (held.mailed_at is not None and held.mailed_at >= held.asked_at):
            return
        held.mailed_at = timezone.now()
        held.save()
    with i18n.use(i18n.fitting(held.lang)):
        site, address = settings.RECOUPE_BASE_URL, link("readers:confirm", held.token)
        if held.kind in FOLLOWED:
            text = _(
                "Somebody, you we hope, asked to be told what is new of incidents or places on {site}.\n\n"
                "To confirm, open this address:\n{link}\n\nIf it was not you, do nothing: nothing more will be sent.",
                site=site,
                link=address,
            )
        else:
            text = _(
                "Somebody, you we hope, asked to hear of replies to a comment on {site}.\n\n"
                "To confirm, open this address:\n{link}\n\nIf it was not you, do nothing: nothing more will be sent.",
                site=site,
                link=address,
            )
        send(question(held.kind), text, held)


@task(queue_name="mail")
def mail_reply(comment_pk: int) -> int:
    """Tell confirmed subscribers of a reply, each once, but not who wrote it. Returns how many were told."""
    comment = Comment.objects.public().filter(pk=comment_pk).select_related("root", "page").first()
    if comment is None:
        return 0
    told = 0
    for subscription in _subscribers(comment):
        if not first_of(subscription, comment.anchor_id):
            continue
        with i18n.use(i18n.fitting(subscription.lang)):
            text = _(
                "{name} replied on “{page}”:\n\n{text}\n\n{link}\n\nTo hear no more of it:\n{off}",
                name=comment.name,
                page=comment.page.title,
                text=comment.text,
                link=link("readers:permalink", comment.pk),
                off=link("readers:off", subscription.token),
            )
            send(_("A reply on “{page}”", page=comment.page.title), text, subscription)
        told += 1
    return told


def _subscribers(comment: Comment) -> Iterable[Subscription]:
    found = Subscription.objects.filter(
        kind=Kind.THREAD, target=str((comment.root or comment).pk), state=State.CONFIRMED
    )
    return found.exclude(email=comment.email.lower()) if comment.email else found
