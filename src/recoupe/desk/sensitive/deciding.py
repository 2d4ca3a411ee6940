"""Deciding that a place is sensitive, and what follows: public pages are drawn anew at once, their old files go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.web.conflict import Conflict
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

How = SensitivePlace.How


@transaction.atomic
def decide(made: SensitivePlace, by: AbstractBaseUser | None, *, seen: int | None = None) -> SensitivePlace:
    """Store a decision. `seen` is the one that it supersedes, None for a place on which there is none.

    Raises ValidationError without a reason or its measure, Conflict if somebody decided meanwhile.
    """
    if not made.why.strip():
        raise ValidationError(_("Say why. Readers and colleagues rely on it."))
    if made.how == How.BLURRED and not made.km:
        raise ValidationError(_("Say within how many kilometres."))
    if made.how == How.DELAYED and (made.until is None or made.until <= timezone.localdate()):
        raise ValidationError(_("Say until which day; it must be one to come."))
    made.km = made.km if made.how == How.BLURRED else None
    made.until = made.until if made.how == How.DELAYED else None
    last = standing_of(made.place_id, made.lat, made.lon)
    if (last.pk if last else None) != seen:
        raise Conflict(_("Somebody decided about this place meanwhile. Look at it again."), last)
    made.by, made.supersedes = by, last
    made.save()
    from recoupe.desk.site.withholding import follow

    follow(made)
    return made


def standing_of(place_id: str, lat: float, lon: float) -> SensitivePlace | None:
    """Return the last decision about a place, lifted or not."""
    listed = SensitivePlace.objects.filter(superseded_by=None).order_by("-pk")
    for found in listed:
        if found.rule().meets(place_id, lat, lon):
            return found
    return None


def end_delays() -> int:
    """Show what was to be shown from today on. A duty of the clock; returns how many places it was."""
    due = SensitivePlace.objects.standing().filter(how=How.DELAYED, until__lte=timezone.localdate())
    ended = 0
    for past in list(due):
        why = _("Its day has come.")
        made = SensitivePlace(
            name=past.name, place_id=past.place_id, lat=past.lat, lon=past.lon, how=How.LIFTED, why=why
        )
        try:
            decide(made, None, seen=past.pk)
        except Conflict:
            continue
        ended += 1
    return ended
