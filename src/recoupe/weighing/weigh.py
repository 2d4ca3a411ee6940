"""Weighing one incident: versions, contradictions, ranges, status, each with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.linking.link import all_views
from recoupe.linking.naming import PlaceNames
from recoupe.model import Assessment, Incident, Reason
from recoupe.weighing.admission import admitted
from recoupe.weighing.camps import camps_of
from recoupe.weighing.contradictions import find_contradictions
from recoupe.weighing.counted import counted, with_parts
from recoupe.weighing.interest import claim_interest, interest, parties_of
from recoupe.weighing.ranges import ranges
from recoupe.weighing.said import Said, said
from recoupe.weighing.settled import refuted, rulings, still_open, undecided
from recoupe.weighing.status import status
from recoupe.weighing.updates import current, superseded
from recoupe.weighing.versions import versions
from recoupe.weighing.wanted import wanted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.linking.view import View
    from recoupe.model import ClaimRef, Evidence, Reading
    from recoupe.provenance.voices import Voices
    from recoupe.theatres.schema import Theatre
    from recoupe.weighing.counted import Counted


def weigh(
    incident: Incident,
    readings: Sequence[Reading],
    voices: Voices,
    theatre: Theatre | None,
    *,
    evidence: Sequence[Evidence] = (),
    views: Mapping[ClaimRef, View] | None = None,
    names: PlaceNames | None = None,
) -> Incident:
    """Return `incident` with its versions, contradictions and assessment. `views` and `names` spare
    working them out again.
    """
    known = views or {v.ref: v for v in all_views(readings, voices, theatre)}
    by_id = {r.id: r for r in readings}
    spoken = [said(known[ref], voices.of(ref), by_id.get(voices.origin(ref.report))) for ref in incident.claims]
    clashes = find_contradictions(spoken)
    camps = camps_of(spoken)
    every = with_parts([f for s in spoken for f in counted(s, camps)])
    figures = current(every)
    about = [e for e in evidence if e.claim in set(incident.claims)]
    found, why = status(spoken, clashes, about)
    who, admission = admitted(spoken, figures)
    ruled = rulings(spoken, about)
    reasons = [
        why,
        *filter(None, [undecided(spoken, ruled)]),
        *filter(None, [admission]),
        *_shown(about, spoken),
        independence(spoken, voices),
        *_updates(every),
        *_interests(figures, spoken),
    ]
    assessment = Assessment(
        status=found,
        admitted_by=who,
        figures=ranges(figures, parties_of(spoken), refuted(ruled)),
        independent_sources=len({s.voice.id for s in spoken}),
        reports=len({ref.report for ref in incident.claims}),
        reasons=tuple(reasons),
        wanted=wanted(
            incident,
            spoken,
            figures,
            still_open(clashes, ruled),
            names or PlaceNames(readings, theatre),
            settled=found in ("refuted", "confirmed"),
        ),
        rulings=ruled,
    )
    return incident.model_copy(
        update={"versions": versions(spoken, clashes), "contradictions": clashes, "assessment": assessment}
    )


def independence(spoken: Sequence[Said], voices: Voices) -> Reason:
    """Say how many independent sources remain of how many reports, and which reports repeat another."""
    reports = {s.ref.report: s.view.report for s in spoken}
    n = len({s.voice.id for s in spoken})
    sources = ngettext("{n} independent source", "{n} independent sources", n)
    text = _("{sources} in {reports}", sources=sources, reports=ngettext("{n} report", "{n} reports", len(reports)))
    repeating = [
        _("{outlet} repeats {origin}: {why}", outlet=reports[r].outlet or r, origin=rep.name, why=rep.why)
        for r, rep in sorted(voices.repeats.items())
        if r in reports
    ]
    return Reason(rule="one voice", text="; ".join([text, *sorted(repeating)]), claims=tuple(s.ref for s in spoken))


def _shown(evidence: Sequence[Evidence], spoken: Sequence[Said]) -> list[Reason]:
    """Return what each piece of evidence does to which claim, and who decided it."""
    names = {s.ref: s.voice.name for s in spoken}
    return [
        Reason(
            rule="evidence",
            text=_("Evidence {id} supports what {source} says, as {who} decided", id=e.id, source=names[e.claim],
                   who=e.decided_by)
            if e.verdict == "supports"
            else _("Evidence {id} refutes what {source} says, as {who} decided", id=e.id, source=names[e.claim],
                   who=e.decided_by),
            claims=(e.claim,),
        )
        for e in evidence
    ]  # fmt: skip


def _updates(figures: Sequence[Counted]) -> list[Reason]:
    return [
        Reason(
            rule="updates",
            text=_(
                "{source} has since given another figure than “{number}”",
                source=f.said.voice.name,
                number=f.figure.text,
            ),
            claims=(f.said.ref,),
        )
        for f in superseded(figures)
    ]


def _interests(figures: Sequence[Counted], spoken: Sequence[Said]) -> list[Reason]:
    """Return whose interest each figure serves, and, of one interest together, each claim that counts nobody."""
    parties = parties_of(spoken)
    found = [
        Reason(
            rule="interest",
            text=_("{source}, “{number}”: {interest}", source=f.said.voice.name, number=f.figure.text,
                   interest=interest_name(interest(f, parties))),
            claims=(f.said.ref,),
        )
        for f in figures
    ]  # fmt: skip
    counting = {f.said.ref for f in figures}
    others: dict[str, list[Said]] = {}
    for s in spoken:
        if s.ref not in counting and not s.claim.figures:
            others.setdefault(claim_interest(s, parties), []).append(s)
    for value in ("against interest", "self-serving", "third-party"):
        if value in others:
            names = ", ".join(sorted({s.voice.name for s in others[value]}))
            text = _("{sources}, without figures: {interest}", sources=names, interest=interest_name(value))
            found.append(Reason(rule="interest", text=text, claims=tuple(s.ref for s in others[value])))
    return found


def interest_name(value: str) -> str:
    """Return an interest in the interface language."""
    return {
        "self-serving": _("self-serving"),
        "against interest": _("against interest"),
        "third-party": _("third party"),
        "unknown": _("interest unknown"),
    }[value]
