"""The sides' colours on the page. A policy without inline styles wants them as classes in a style sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.drawing.page.edition import Edition

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def side_class(side: str | None) -> str:
    """Return the class of a side; the same for the same id, and a plain word whatever the id holds."""
    return "side-" + re.sub(r"[^a-z0-9]+", "-", side.lower()).strip("-") if side else "side-none"


def rules(edition: Edition) -> str:
    """Return a style sheet that gives each side's class its colour."""
    colours = ((side, edition.side_colour(side) or "") for side in edition.side_ids)
    return "\n".join(f".{side_class(s)}{{--side:{colour}}}" for s, colour in colours if _COLOUR.fullmatch(colour))


def legend(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of the sides that the brief's sources, versions or actors belong to."""
    found = {s.side for s in edition.brief.sources}
    for incident in edition.brief.incidents:
        found.update(v.side for v in incident.versions)
    for reading in edition.brief.reports:
        for claim in reading.claims:
            found.add(claim.source_side)
            found.update(edition.actor_side(i, reading) for i in (claim.by_id, claim.against_id))
    return tuple((s, edition.side_name(s) or s) for s in edition.side_ids if s in found)
