"""Roles: what the words around a mention say that it did or suffered, each rule with its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extraction import role_nouns as nouns
from recoupe.extraction import role_verbs as verbs
from recoupe.extraction.role_clause import Clause, Role
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recoupe.extraction.parties import Mention

__all__ = ["RULES", "Clause", "Role", "roles"]

RULES: tuple[Callable[[Clause, Mention], Role | None], ...] = (
    nouns.counted,
    nouns.agent,
    nouns.bomber,
    nouns.on_the_side,
    nouns.fallen_to,
    nouns.taken_from,
    nouns.accused,
    nouns.author,
    nouns.owner,
    nouns.deed_of,
    nouns.aimed_at,
    verbs.of_the_verb,
    nouns.in_control,
    verbs.beside_the_verb,
    nouns.nearby,
    verbs.after_the_verb,
)
"""Tried in this order for each mention; the first that fits gives its role."""


def roles(clause: Clause, found: Sequence[Mention]) -> list[Role]:
    """Return every role that some rule gives one of the mentions, in text order, the first rule that fits each."""
    out: list[Role] = []
    for mention in found:
        if any(i in clause.totals for i in range(mention.start, mention.end)) and clause.among(
            clause.doc[mention.head], "vague"
        ):
            continue
        for rule in RULES:
            role = rule(clause, mention)
            if role is not None:
                out.append(_turned(clause, role))
                break
    return out


def _turned(c: Clause, role: Role) -> Role:
    """In an attack that failed, who launched it is the one that it is told of; whom it hit is the one that held."""
    if c.event != "attack repelled" or role.rule == "counted":
        return role
    word = next((t for t in c.doc[c.span[0] : c.span[1]] if t.text == role.word), None)
    attacks = word is not None and (
        (role.rule in {"subject", "agent"} and c.verb_is(word, "launch") and not c.verb_is(word, "repel"))
        or (role.rule in {"agent", "owner", "deed of"} and word.lower_ in words(c.lang, "participants", "assaults"))
    )
    if attacks:
        return replace(role, part="against", rank=1)
    if role.rule == "aimed at" and role.mention.sort in {"forces", "name"}:
        return replace(role, part="by", rank=3)
    return role
