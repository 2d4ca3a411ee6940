"""Outlets and speakers that the theatre, or the list common to all theatres, knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.actors import Match, match_source

if TYPE_CHECKING:
    from recoupe.theatres.schema import Theatre


def outlet_of(name: str | None, lang: str | None, theatre: Theatre | None) -> Match | None:
    """Return who a name is, if the registry knows them as one source; a nameless speaker is not one."""
    if not name:
        return None
    found = match_source(name, lang, theatre)
    return found if found and found.id and not found.nameless else None
