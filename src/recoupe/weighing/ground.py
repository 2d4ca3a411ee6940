"""Grounding what comes in ungrounded: claims that others made know names only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.actors import match, match_source

if TYPE_CHECKING:
    from recoupe.model import Claim, Reading
    from recoupe.theatres.schema import Theatre


def ground(reading: Reading, theatre: Theatre | None) -> Reading:
    """Return `reading` with actors, sources and places resolved where nobody resolved them yet."""
    return reading.model_copy(update={"claims": tuple(_claim(c, reading, theatre) for c in reading.claims)})


def _claim(claim: Claim, reading: Reading, theatre: Theatre | None) -> Claim:
    found: dict[str, str | None] = {}
    if claim.source and not claim.source_id and (who := match_source(claim.source, reading.lang, theatre)):
        found |= {"source_id": who.id, "source_side": claim.source_side or who.side}
    if claim.by and not claim.by_id and (actor := match(claim.by, reading.lang, theatre)):
        found["by_id"] = actor.id
    if claim.against and not claim.against_id and (actor := match(claim.against, reading.lang, theatre)):
        found["against_id"] = actor.id
    return claim.model_copy(update=found) if found else claim
