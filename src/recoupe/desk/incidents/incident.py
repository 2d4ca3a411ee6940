"""Incidents: the claims about one occurrence, weighed, with columns to search by."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce

from recoupe.desk.incidents.situation import Situation
from recoupe.desk.records.claim import Claim
from recoupe.model import Incident as IncidentNoun

NEWEST = Coalesce("start", Value(date.min))
"""What current incidents are listed by: their first day. Undated ones come last in any database, with an index."""


class IncidentQuerySet(models.QuerySet):
    """Incidents that stand, and those that were."""

    def current(self) -> IncidentQuerySet:
        """Return the incidents that hold claims now."""
        return self.filter(gone=False)


class Incident(models.Model):
    """One incident, machine-made: `data` holds the core's record by language (reasons are in words).

    `key` is the core's id, which stays when reports are added. An incident whose claims all went elsewhere is `gone`,
    kept with where they went, so that links to it still lead somewhere. `status` is what weighing says; what people say
    is the standing `StatusDecision`, kept beside it in `judged` and never mixed in. `version` grows whenever claims,
    data or decisions change.
    """

    key = models.CharField(max_length=60, unique=True)
    theatre = models.CharField(max_length=100, blank=True, db_index=True)
    situation = models.ForeignKey(Situation, null=True, on_delete=models.SET_NULL, related_name="incidents")
    data = models.JSONField(default=dict)
    sources = models.JSONField(default=list)
    event = models.CharField(max_length=60, db_index=True)
    place = models.CharField(max_length=300, blank=True)
    names = models.JSONField(default=dict)  # of the place, by language
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    precision = models.CharField(max_length=20, blank=True)
    start = models.DateField(null=True, db_index=True)
    end = models.DateField(null=True)
    status = models.CharField(max_length=20, db_index=True)
    judged = models.CharField(max_length=20, blank=True)
    voices = models.PositiveIntegerField(default=0)
    reports = models.PositiveIntegerField(default=0)
    contradictions = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    gone = models.BooleanField(default=False, db_index=True)
    became = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)

    objects = IncidentQuerySet.as_manager()

    class Meta:
        """Newest first."""

        ordering = ("-start", "key")
        indexes = (
            models.Index(fields=["gone", "start"]),
            models.Index(fields=["gone", "status", "start"]),
            models.Index(NEWEST.desc(), "key", condition=models.Q(gone=False), name="incident_newest"),
        )

    def __str__(self) -> str:
        """Return what and where."""
        return f"{self.event}, {self.place or '?'}, {self.start or '?'}"

    def noun(self, lang: str) -> IncidentNoun:
        """Return the core's record, its reasons in `lang`."""
        return IncidentNoun.model_validate(self.data.get(lang) or self.data["en"])

    def place_name(self, lang: str) -> str:
        """Return the name of its place in a language; empty if it has none."""
        return str(self.names.get(lang) or self.place)

    def columns(self, noun: IncidentNoun, names: dict[str, str]) -> None:
        """Take over the columns that are searched by. `names`: of the place, by language."""
        place, when, said = noun.place, noun.when, noun.assessment
        self.event = noun.event
        self.names = names
        self.place = names.get("en", "")[:300]
        self.lat, self.lon = (place.lat, place.lon) if place else (None, None)
        self.precision = (place.precision or "") if place else ""
        self.start, self.end = (when.start, when.end) if when else (None, None)
        self.status = said.status if said else ""
        self.voices = said.independent_sources if said else 0
        self.reports = said.reports if said else 0
        self.contradictions = len(noun.contradictions)


class IncidentClaim(models.Model):
    """A claim's place in an incident. A claim belongs to one at most."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="members")
    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="membership")

    def __str__(self) -> str:
        """Return both."""
        return f"{self.claim_id} in {self.incident_id}"
