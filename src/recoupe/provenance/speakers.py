"""The key of a speaker: the same for one speaker in any report, never shared by two nameless ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.actors import is_nameless
from recoupe.provenance.names import fold, skeletons, tokens
from recoupe.provenance.parties import state
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from recoupe.model import Claim, Report


OUTLET = "outlet:"


def outlet_key(name: str) -> str:
    """Return the key of an outlet that no registry knows: its folded name without "agency", "news" and the like."""
    general = set(words("provenance", "credits")["general"])
    kept = [t for t in fold(name).split() if t not in general]
    return OUTLET + " ".join(kept or fold(name).split())


def nameless(name: str) -> bool:
    """Tell whether a speaker as written is nobody in particular: "a nurse", "local sources"."""
    return all(t in set(words("provenance", "speakers")["nameless"]) or len(t) < 3 for t in tokens(name))


def speaker_key(claim: Claim, report: Report) -> tuple[str, str]:
    """Return (key, name) of a claim's speaker.

    A registry id counts everywhere. A nameless speaker heard through an outlet is that outlet (`via`); one heard
    by the report itself exists in that report only. A state's institution is told by its state and its office, so
    that "Russia's defence ministry" and "ministère russe de la Défense" are one.
    """
    source = claim.source or ""
    if claim.source_id and not is_nameless(claim.source_id):
        return claim.source_id, source
    if nameless(source) or is_nameless(claim.source_id):
        if claim.via:
            return outlet_key(claim.via), claim.via
        return f"in:{fold(report.outlet or report.id)}:{report.published}:{fold(source)}", source
    return name_key(source), source


def name_key(name: str) -> str:
    """Return the key of a named speaker: a state and its office, else the name's words."""
    code = state(name)
    return f"state:{code}:{_office(name)}" if code else "name:" + " ".join(sorted(skeletons(name)))


def _office(name: str) -> str:
    written = set(tokens(name))
    for concept, forms in words("provenance", "speakers")["concepts"].items():
        if written & set(forms):
            return str(concept)
    return "state"
