"""Own side: what a speaker says of itself ("its men", "they", "says it has", "dit avoir") is said of the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.extraction.participants import Matter
    from recoupe.extraction.roles import Role
    from recoupe.extraction.setting import Setting


def own_side(setting: Setting, matter: Matter, role: Role) -> Role | None:
    if role.mention.sort == "pronoun":
        return None
    return role
