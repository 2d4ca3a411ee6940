"""Keeping reports and readings: the only way that machine output enters the database. Repeating it changes nothing."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from django.db import transaction

from recoupe.desk.records.models import Claim, Extraction, Report
from recoupe.desk.records.tally import tally

if TYPE_CHECKING:
    from recoupe.model import Reading
    from recoupe.model import Report as ReportNoun


@cache
def engine() -> str:
    """Return the name of what extracts: the program's version."""
    return f"recoupe {version('recoupe')}"


def digest_of(text: str) -> str:
    """Return the hash that tells whether two reports are the same: of the text, its white space counted as one."""
    return sha256(" ".join(text.split()).encode()).hexdigest()


def keep_report(noun: ReportNoun, theatre: str = "") -> tuple[Report, bool]:
    """Return the stored report and whether it is new. The same text twice is one report.

    A different text under a known id gets an id of its own: nothing is overwritten.
    """
    digest = digest_of(noun.text)
    found = Report.objects.filter(digest=digest).first()
    if found:
        return found, False
    key = noun.id if not Report.objects.filter(key=noun.id).exists() else f"{noun.id[:180]}-{digest[:10]}"
    values = {
        "key": key,
        "url": noun.url or "",
        "title": noun.title or "",
        "outlet": noun.outlet or "",
        "published": noun.published,
        "lang": noun.lang,
        "text": noun.text,
        "credits": [c.dump() for c in noun.credits],
        "theatre": theatre,
    }
    return Report.objects.get_or_create(digest=digest, defaults=values)


@transaction.atomic
def keep_reading(report: Report, reading: Reading, made_by: str | None = None) -> Extraction:
    """Store what a machine read in a report, and its claims. Decisions that people made on a claim go on to hold.

    A claim that the new reading has no more is kept if anybody decided on it, and dropped otherwise.
    """
    data = {**reading.dump(), "id": report.key}
    extraction, _made = Extraction.objects.update_or_create(
        report=report, version=made_by or engine(), defaults={"data": data}
    )
    known = {c.key: c for c in report.claims.all()}
    for noun in reading.claims:
        claim = known.pop(noun.id, None) or Claim(report=report, key=noun.id)
        claim.machine = noun.dump()
        if claim.state in {Claim.State.MACHINE, Claim.State.ACCEPTED}:
            claim.columns(claim.machine)
        claim.save()
    gone = [c.pk for c in known.values() if c.state == Claim.State.MACHINE and not c.decisions.exists()]
    Claim.objects.filter(pk__in=gone).delete()
    tally([report])
    return extraction
