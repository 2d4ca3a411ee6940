"""What is to be reviewed, least confident first: a claim whose reading the machine doubts costs most if it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import F

from recoupe.desk.records.models import Claim, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What somebody asked the queue for; empty means all."""

    theatre: str = ""
    lang: str = ""
    outlet: str = ""
    done: bool = False

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Wanted:
        """Return what an address asks for."""
        return cls(query.get("theatre", ""), query.get("lang", ""), query.get("outlet", ""), query.get("done") == "1")

    @property
    def query(self) -> str:
        """The same as part of an address."""
        given = {"theatre": self.theatre, "lang": self.lang, "outlet": self.outlet, "done": "1" if self.done else ""}
        return urlencode({name: value for name, value in given.items() if value})


def reports(wanted: Wanted) -> QuerySet[Report]:
    """Return the reports with claims to review (or, if asked, with none left), those with the least sure claim first.

    Each knows how many claims it has, how many are `open`, and the confidence of the `least` sure of those.
    """
    found = Report.objects.filter(total__gt=0, open=0) if wanted.done else Report.objects.filter(open__gt=0)
    for field in ("theatre", "lang", "outlet"):
        if value := getattr(wanted, field):
            found = found.filter(**{field: value})
    return found.defer("text", "credits").order_by(F("least").asc(nulls_last=True), "-added_at", "pk")


def open_claims(report: Report) -> list[Claim]:
    """Return the report's claims that nobody has decided on, least sure first; what has no confidence comes last."""
    waiting = report.claims.filter(state=Claim.State.MACHINE)
    return list(waiting.order_by(F("confidence").asc(nulls_last=True), "position", "pk"))


def following(claim: Claim) -> Claim | None:
    """Return the claim to look at after this one: the next least sure of its report, or None when all are decided."""
    return next((c for c in open_claims(claim.report) if c.pk != claim.pk), None)
