"""Which claims take part in linking and weighing: those that people did not reject, and that are told surely enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model import ClaimRef
from recoupe.model.evidence import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model import Claim, Judgement, Reading


def sure(claim: Claim, least: float) -> bool:
    """Return whether a claim is told with a confidence of at least `least`, or by people, who give none."""
    return claim.confidence is None or claim.confidence >= least


def taking_part(
    readings: Iterable[Reading], judgements: Sequence[Judgement], least: float = 0.0
) -> tuple[list[Reading], tuple[ClaimRef, ...]]:
    """Return the readings with the claims that take part, and the claims left out as told less surely than `least`.

    `least` is a confidence from 0 to 1; a claim without one was told by people, and takes part. What people accepted
    takes part however sure the machine was of it; what they rejected does not, and is not counted as unsure.
    """
    latest = {
        (ref.report, ref.claim): judgement.decision
        for judgement in sorted(judgements, key=instant)
        if judgement.decision in ("accept", "reject")
        for ref in judgement.claims
    }
    out: list[Reading] = []
    unsure: list[ClaimRef] = []
    for reading in readings:
        kept = []
        for claim in reading.claims:
            decision = latest.get((reading.id, claim.id))
            if decision is None and not sure(claim, least):
                unsure.append(ClaimRef(report=reading.id, claim=claim.id))
            elif decision != "reject":
                kept.append(claim)
        same = len(kept) == len(reading.claims)
        out.append(reading if same else reading.model_copy(update={"claims": tuple(kept)}))
    return out, tuple(unsure)
