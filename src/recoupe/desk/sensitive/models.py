"""What editors decided about sensitive places: superseded by what they decide later, never erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from recoupe.desk.history import Superseding
from recoupe.desk.sensitive.withheld import Rule
from recoupe.desk.web.lazy import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date


class SensitivePlaceQuerySet(models.QuerySet):
    """Decisions that hold, and those that held."""

    def standing(self) -> SensitivePlaceQuerySet:
        """Return the last decision on each place, lifted ones left out."""
        return self.filter(superseded_by=None).exclude(how=SensitivePlace.How.LIFTED)

    def rules(self, day: date | None = None) -> list[Rule]:
        """Return what holds on a day (today): a delay holds until its day has come."""
        day = day or timezone.localdate()
        return [s.rule() for s in self.standing() if s.until is None or s.until > day]


class SensitivePlace(Superseding):
    """That a place is shown to readers and in exports less exactly, or later, or (lifted) as it is again.

    It is known by its gazetteer id, if it has one, and by its coordinates: what lies within 2 km of them is the same.
    """

    class How(models.TextChoices):
        """What readers see."""

        BLURRED = "blurred", _("somewhere within some kilometres")
        DISTRICT = "district", _("its district only")
        DELAYED = "delayed", _("nothing of it until a day")
        LIFTED = "lifted", _("as it is")

    name = models.CharField(max_length=300)
    place_id = models.CharField(max_length=100, blank=True)
    lat = models.FloatField()
    lon = models.FloatField()
    how = models.CharField(max_length=10, choices=How.choices)
    km = models.PositiveSmallIntegerField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    why = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = SensitivePlaceQuerySet.as_manager()

    def __str__(self) -> str:
        """Return its name."""
        return str(self.name)

    def rule(self) -> Rule:
        """Return it as what outputs are made by."""
        how = "blurred" if self.how == self.How.BLURRED else str(self.how)
        return Rule(self.name, self.place_id, self.lat, self.lon, how, self.km or 0)  # type: ignore[arg-type]
