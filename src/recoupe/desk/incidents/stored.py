"""Stored incidents as a brief of the core, for drawing, exports and going on with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.desk.records.models import Report
from recoupe.desk.records.readings import readings
from recoupe.model import Brief, BriefSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.desk.incidents.models import Incident, Situation
    from recoupe.model import Situation as SituationNoun


def brief_of(incidents: Iterable[Incident], lang: str) -> Brief:
    """Return a brief that holds some incidents, their situations, their reports and the sources heard in them.

    Reasons are in `lang`.
    """
    listed = list(incidents)
    nouns = [i.noun(lang) for i in listed]
    situations = {i.situation.pk: i.situation for i in listed if i.situation}
    kept = {n.id for n in nouns}
    sources = {s["id"]: BriefSource.model_validate(s) for i in listed for s in i.sources}
    keys = sorted({ref.report for n in nouns for ref in n.claims})
    reports = list(Report.objects.filter(key__in=keys).order_by("published", "outlet", "key"))
    return Brief(
        reports=tuple(readings(reports)),
        situations=tuple(_within(s, lang, kept) for s in situations.values()),
        incidents=tuple(nouns),
        sources=tuple(sorted(sources.values(), key=lambda s: (s.name, s.id))),
    )


def narrowed(brief: Brief) -> Brief:
    """Return a brief whose reports hold no more than what its incidents and situations are made of.

    A report may tell of much else.
    """
    claims = {(ref.report, ref.claim) for i in brief.incidents for ref in i.claims}
    moved = {(ref.report, ref.movement) for s in brief.situations for ref in s.movements}
    reports = tuple(
        r.model_copy(
            update={
                "claims": tuple(c for c in r.claims if (r.id, c.id) in claims),
                "movements": tuple(m for m in r.movements if (r.id, m.id) in moved),
            }
        )
        for r in brief.reports
    )
    return brief.model_copy(update={"reports": reports})


def _within(situation: Situation, lang: str, kept: set[str]) -> SituationNoun:
    noun = situation.noun(lang)
    return noun.model_copy(update={"incidents": tuple(i for i in noun.incidents if i in kept)})
