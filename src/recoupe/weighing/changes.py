"""What changed: two briefs compared, the later one made with `previous`, so that incidents keep their ids."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from recoupe.model import ClaimRef
from recoupe.model.changes import (
    Bounds,
    Changes,
    ClaimsChange,
    ContradictionChange,
    EvidenceAdded,
    Merged,
    Parted,
    RangeChange,
    StatusChange,
)
from recoupe.provenance.names import fold
from recoupe.weighing.evidence import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from recoupe.model import Brief, Contradiction, FigureRange, Incident


def changes(before: Brief, after: Brief) -> Changes:
    """Return what `after` has that `before` had not, in the order of `after`. The same brief twice: nothing.

    What a new incident holds is not listed again. Reasons are those of `after`, in its language.
    """
    old = {i.id: i for i in before.incidents}
    new = {i.id: i for i in after.incidents}
    home = {ref: i.id for i in before.incidents for ref in i.claims}
    now = {ref: i.id for i in after.incidents for ref in i.claims}
    came_from = {i.id: [home[ref] for ref in i.claims if ref in home] for i in after.incidents}
    kept = [(old[i.id], i) for i in after.incidents if i.id in old]
    seen = {r.id for r in before.reports}
    decided = {j.id for j in before.judgements}
    speakers = _speakers(before), _speakers(after)
    newly = _refuted(after) - _refuted(before)
    return Changes(
        reports=tuple(r.id for r in after.reports if r.id not in seen),
        incidents=tuple(i.id for i in after.incidents if i.id not in old and not came_from[i.id]),
        merged=tuple(_merged(before, new, now)),
        parted=tuple(
            Parted(incident=i.id, from_incident=max(dict.fromkeys(came_from[i.id]), key=came_from[i.id].count))
            for i in after.incidents
            if i.id not in old and came_from[i.id]
        ),
        gone=tuple(i.id for i in before.incidents if i.id not in new and not any(ref in now for ref in i.claims)),
        claims=tuple(c for a, b in kept if (c := _claims(a, b, home, now)) is not None),
        ranges=tuple(r for a, b in kept for r in ranges_moved(a, b)),
        status=tuple(s for a, b in kept if (s := status_changed(a, b)) is not None),
        contradictions=tuple(c for a, b in kept for c in _contradictions(a, b, speakers, newly)),
        evidence=tuple(_evidence(before, after)),
        judgements=tuple(j.id for j in after.judgements if j.id not in decided),
    )


def _merged(before: Brief, new: Mapping[str, Incident], now: Mapping[ClaimRef, str]) -> Iterator[Merged]:
    into: dict[str, list[str]] = defaultdict(list)
    for incident in before.incidents:
        homes = [now[ref] for ref in incident.claims if ref in now]
        if incident.id not in new and homes:
            into[max(dict.fromkeys(homes), key=homes.count)].append(incident.id)
    for target in new:
        if target in into:
            yield Merged(into=target, incidents=tuple(into[target]))


def _claims(a: Incident, b: Incident, home: Mapping[ClaimRef, str], now: Mapping[ClaimRef, str]) -> ClaimsChange | None:
    added = tuple(ref for ref in b.claims if ref not in home)
    withdrawn = tuple(ref for ref in a.claims if ref not in now)
    return ClaimsChange(incident=b.id, added=added, withdrawn=withdrawn) if added or withdrawn else None


def ranges_moved(a: Incident, b: Incident) -> Iterator[RangeChange]:
    """Yield the ranges of one incident that are not what they were.

    What stayed the same is set aside; of the others, those of one kind and victims are told together, in their order,
    then, where only one of a kind is left on either side, that one.
    """
    old, new = list(_figures(a)), list(_figures(b))
    for f in list(new):
        same = next((g for g in old if (_victims(g), bounds(g)) == (_victims(f), bounds(f))), None)
        if same is not None:
            old.remove(same)
            new.remove(f)
    pairs: list[tuple[FigureRange | None, FigureRange | None]] = []
    for f in list(new):
        like = next((g for g in old if _victims(g) == _victims(f)), None)
        if like is None and sum(g.kind == f.kind for g in new) == 1:
            of_kind = [g for g in old if g.kind == f.kind]
            like = of_kind[0] if len(of_kind) == 1 else None
        pairs.append((like, f))
        new.remove(f)
        if like is not None:
            old.remove(like)
    for was, is_ in [*pairs, *((g, None) for g in old)]:
        found = is_ or was
        if found is not None:
            yield RangeChange(incident=b.id, kind=found.kind, who=found.who, before=bounds(was), after=bounds(is_))


def _figures(incident: Incident) -> tuple[FigureRange, ...]:
    return incident.assessment.figures if incident.assessment else ()


def _victims(found: FigureRange) -> tuple[str, str]:
    return found.kind, fold(found.who or "")


def bounds(found: FigureRange | None) -> Bounds | None:
    """Return the numbers of a range."""
    return Bounds(low=found.low, best=found.best, high=found.high) if found else None


def status_changed(a: Incident, b: Incident) -> StatusChange | None:
    """Return the change of an incident's status, with the reason for the new one; null where it stayed."""
    was = a.assessment.status if a.assessment else None
    if b.assessment is None or b.assessment.status == was:
        return None
    reason = next((r.text for r in b.assessment.reasons if r.rule == b.assessment.status), None)
    return StatusChange(incident=b.id, before=was, after=b.assessment.status, reason=reason)


def _contradictions(
    a: Incident, b: Incident, speakers: tuple[dict[ClaimRef, str], dict[ClaimRef, str]], newly: set[ClaimRef]
) -> Iterator[ContradictionChange]:
    """Yield contradictions that came up or are settled. One is told by its type and who holds it: that a clearer pair
    of claims of the same two sources now stands for it is no change. `newly`: claims that evidence now refutes.
    """
    was, is_ = ({_held(c, names): c for c in i.contradictions} for i, names in ((a, speakers[0]), (b, speakers[1])))
    for key, found in is_.items():
        if key not in was:
            yield ContradictionChange(incident=b.id, change="new", contradiction=found)
    for key, found in was.items():
        if key not in is_:
            yield ContradictionChange(incident=b.id, change="settled", how="no longer held", contradiction=found)
        elif {is_[key].a, is_[key].b} & newly:
            yield ContradictionChange(incident=b.id, change="settled", how="evidence", contradiction=is_[key])


def _held(found: Contradiction, speakers: Mapping[ClaimRef, str]) -> tuple[frozenset[str], str]:
    # A claim that somebody rejected since is held by no report any more: nobody else is who it was.
    return frozenset(speakers.get(ref, f"{ref.report}/{ref.claim}") for ref in (found.a, found.b)), found.type


def _speakers(brief: Brief) -> dict[ClaimRef, str]:
    """Return who makes each claim, by the registry's id or the name as written, folded."""
    return {
        ClaimRef(report=r.id, claim=c.id): c.source_id or fold(c.source or r.outlet or r.id)
        for r in brief.reports
        for c in r.claims
    }


def _refuted(brief: Brief) -> set[ClaimRef]:
    return {e.claim for e in standing(brief.evidence) if e.verdict == "refutes"}


def _evidence(before: Brief, after: Brief) -> Iterator[EvidenceAdded]:
    known = {(e.id, e.claim, e.verdict) for e in standing(before.evidence)}
    for e in standing(after.evidence):
        if (e.id, e.claim, e.verdict) not in known:
            yield EvidenceAdded(id=e.id, claim=e.claim, verdict=e.verdict)
