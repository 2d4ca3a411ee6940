"""What is due for pages from time to time: those that an editor timed, and drawings of an earlier program."""

from __future__ import annotations

import logging

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from recoupe.desk.records.keep import engine
from recoupe.desk.site.drawn import drawing
from recoupe.desk.site.models import Drawing, SituationPage, Snapshot

log = logging.getLogger("recoupe.desk.site")

AT_ONCE = 3
"""Drawings made anew in one turn; each takes a second or more."""


def publish_timed() -> None:
    """Publish the pages whose time has come, and withdraw those whose time is over.

    A page that the gate holds back loses its time and stays a draft; it holds back no other.
    """
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at"):
        try:
            revision.publish()
        except ValidationError as error:
            log.warning("%s is not published: %s", revision, "; ".join(error.messages))
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    call_command("publish_scheduled", verbosity=0)


def redraw() -> int:
    """Draw public pages anew that an earlier version of the program drew, a few a turn, from what was frozen.

    Styles and scripts come with the program, the parts of a page with its drawing: after an update the two must meet
    again. Returns how many were drawn.
    """
    shown = SituationPage.objects.live().values("translation_key")
    newest = Snapshot.objects.filter(superseded_by=None, translation_key__in=shown)
    old = Drawing.objects.filter(snapshot__in=newest).exclude(engine=engine()).select_related("snapshot")
    found = list(old.order_by("pk")[:AT_ONCE])
    for each in found:
        drawing(each.snapshot, each.lang)
    return len(found)
