"""Nameless speakers and actors: a role ("activists", "source militaire") and the words that tell a side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.grounding.registry import role_setting, role_words, roles
from recoupe.theatres.schema import Leaning, Role

if TYPE_CHECKING:
    from recoupe.grounding.names import Word
    from recoupe.grounding.registry import Hit, Registry

NAMELESS = "nameless."
"""Ids of nameless speakers begin so: they are kinds, never one voice."""


_MEMBERS = frozenset({"officials", "military", "unnamed"})
"""Kinds of those who may belong to an institution: officers, sources, officials."""


@dataclass(frozen=True)
class Nameless:
    """What a name without a known owner tells. `bare`: nothing else is in the name ("the army")."""

    role: Role | None = None
    side: str | None = None
    leaning: str | None = None
    member: Role | None = None
    bare: bool = False


@dataclass(frozen=True)
class HeadRole:
    """The role that a name is about. `member`: the one who belongs to the institution ("police commander")."""

    role: Role
    member: Role | None = None


@cache
def _preposition(lang: str | None, which: str = "prepositions") -> re.Pattern[str]:
    listed = sorted((str(w) for w in role_setting(lang, which)), key=lambda w: (-len(w), w))
    words = "|".join(re.escape(w) for w in listed)
    elided = r"|(?<!\w)d['’]" if which == "prepositions" else ""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w){elided}", re.IGNORECASE)


def head_role(
    name: str, found: tuple[Word, ...], lang: str | None, taken: frozenset[int] = frozenset()
) -> HeadRole | None:
    """Return the role that a name is about: in the part before the first preposition, its last role in English, its
    first in French. An institution in the name goes before the person who speaks for it ("police commander").
    The words `taken` are part of somebody's name ("People's Protection Units") and no role.
    """
    hits = [h for h in _role_hits(name, found, lang) if taken.isdisjoint(range(h.start, h.end))]
    if not hits:
        return None
    cut = next((m.start() for m in _preposition(lang).finditer(name) if m.start() > found[0].start), len(name))
    # A role that spans the cut ("forces de l'ordre") begins before it, so it is inner.
    inner = [h for h in hits if found[h.start].start < cut] or hits
    head = inner[-1] if role_setting(lang, "head") == "last" else inner[0]
    if _role(head).kind in _MEMBERS and not _role(head).institution:
        body = next((_role(h) for h in hits if _role(h).institution), None)
        if body:
            return HeadRole(body, _role(head))
    return HeadRole(_role(head))


def _role_hits(name: str, found: tuple[Word, ...], lang: str | None) -> list[Hit]:
    """Return the roles in a name, without holders ("rebel-held") and words that are part of a proper name: a capital
    inside ("Nineveh Witness", "Two Corporals") where not all of it is in capitals. Institutions may have one.
    """
    holding = role_words("holding")
    out = []
    for hit in roles(lang).find(found):
        holds = hit.end < len(found) and found[hit.end].form in holding
        proper = found[hit.start].start > 0 and found[hit.start].raw[:1].isupper() and not name.isupper()
        if not holds and (_role(hit).institution or not proper):
            out.append(hit)
    return out


def _role(hit: Hit) -> Role:
    record = hit.record
    assert isinstance(record, Role)  # noqa: S101 - the lookup of roles holds nothing else
    return record


def nameless(name: str, found: tuple[Word, ...], lang: str | None, book: Registry) -> Nameless:
    """Return the role and the side that a name tells, each None where it does not."""
    head = head_role(name, found, lang)
    role = head.role if head else None
    against, beside = role_words("against"), role_words("beside")

    def fits(record: object) -> bool:
        if not isinstance(record, Leaning):
            return False
        return not record.roles or (role is not None and role.kind in record.roles)

    cut = len(name)
    if role and role.posted:
        cut = next(
            (m.start() for m in _preposition(lang, "locative").finditer(name) if m.start() > found[0].start), cut
        )
    hits = []
    for hit in book.leanings.find(found, fits):
        if found[hit.start].start > cut:
            continue
        before = found[hit.start - 1].form if hit.start else ""
        after = found[hit.end].form if hit.end < len(found) else ""
        if before not in against and before != "pro" and before not in beside and after not in beside:
            hits.append(hit)
    # "Syrian opposition officer": the word that tells a side by itself goes before the one of a country.
    plain = [h for h in hits if isinstance(h.record, Leaning) and not h.record.roles]
    sides = {h.record.side for h in (plain or hits) if isinstance(h.record, Leaning)}
    side = next(iter(sides)) if len(sides) == 1 else None
    word = (plain or hits)[0].alias.text if side else None
    if role is None and side and not _only(found, _alike(book, found, side)):
        side = word = None  # "pro-government website X": who that is, the registry would have to know
    covered = {i for h in [*roles(lang).find(found), *hits] for i in range(h.start, h.end)}
    rest = [w for i, w in enumerate(found) if i not in covered and w.form not in role_words("transparent")]
    return Nameless(role, side, word, head.member if head else None, bare=not rest)


def _alike(book: Registry, found: tuple[Word, ...], side: str) -> list[Hit]:
    """Return every word of a side in a name, whatever it may qualify: "Luhansk's Russian-installed leader"."""
    return book.leanings.find(found, lambda record: isinstance(record, Leaning) and record.side == side)


def _only(found: tuple[Word, ...], hits: list[Hit]) -> bool:
    """Whether a name holds nothing but the words of the hits and words that add nothing."""
    covered = {i for h in hits for i in range(h.start, h.end)}
    return all(i in covered or w.form in role_words("transparent") for i, w in enumerate(found))
