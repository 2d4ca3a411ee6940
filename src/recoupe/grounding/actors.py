"""Actors and sources: from a name as written to who that is, and the side that they belong to.

The rule is never to guess. A name is looked up whole and in part (the longest alias inside wins, whole words only);
what only qualifies ("Turkish-backed", "anti-regime", "areas held by") does not count; a nameless one ("opposition
activists", "source militaire") gets its kind from the role and its side from words that tell it, or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from recoupe.grounding.nameless import NAMELESS, head_role, nameless
from recoupe.grounding.names import words
from recoupe.grounding.registry import Hit, Registry, registry, role_words
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.model import Reason
from recoupe.theatres.loading import common
from recoupe.theatres.schema import Actor, TheatreSource

if TYPE_CHECKING:
    from recoupe.grounding.nameless import Nameless
    from recoupe.grounding.names import Word
    from recoupe.theatres.schema import Theatre

_LETTER = re.compile(r"\w")

_SPEAKS_AS = {"state": "government", "state force": "military", "armed group": "armed group", "civilians": "local"}
"""The kind of source that an actor is when it speaks."""

_OWN_VOICE = frozenset({"local", "unnamed", "monitor", "NGO", "news outlet"})
"""Kinds of nameless speaker who do not speak for the force that their description also names."""


_OWNED = frozenset({"officials", "military", "government", "armed group"})
"""Kinds of nameless who belong to somebody: with an unknown owner ("Ukrainian marines") they are no shared kind."""


@dataclass(frozen=True)
class Match:
    """Who a name denotes.

    `id` is the registry's, or `nameless.<role>[.<side>]` for a kind of speaker that is many people, never one voice
    (`nameless` is true), or None where only the kind is known. `side` None: of no side, or not told by the name.
    `kind`: a SourceKind from `match_source`, an ActorKind from `match`. `role`: the role of a bare institution ("the
    army"), which the report's context may still resolve; `member`: the role of one who belongs to it ("army captain"),
    who is no voice of the whole. `names`: neutral, by interface language.
    """

    id: str | None
    side: str | None
    kind: str | None
    names: dict[str, str]
    reason: Reason
    nameless: bool = False
    role: str | None = None
    member: str | None = None
    whole: bool = field(default=False, compare=False)


def match_source(name: str, lang: str | None, theatre: Theatre | None) -> Match | None:
    """Return who speaks under a name as written, or None if nobody can tell."""
    # The reason is written in the interface language in use.
    key = "source", name, lang, current()
    return registry(theatre).once(key, lambda: _who_speaks(name, lang, theatre))


def _who_speaks(name: str, lang: str | None, theatre: Theatre | None) -> Match | None:
    book = registry(theatre)
    found = words(name)
    hits = _one_each(_standing(name, found, book.sources.find(found)), _standing(name, found, book.actors.find(found)))
    hits = _states_whole(found, hits, theatre)
    role = head_role(name, found, lang, _covered(hits))
    parts = nameless(name, found, lang, book)
    heads = (role, head_role(name, found, lang))
    whole = len(_covered(hits)) == len(found)
    someone = not whole and any(r.id.endswith("source") for h in heads if h for r in (h.role, h.member) if r)
    if hits and (someone or (role and role.role.kind in _OWN_VOICE and all(_fights(h) for h in hits))):
        # "A resident of the Islamic State's stronghold" does not speak for it, nor "a regime source" for the regime;
        # but the source is of its side, and so are "rebel websites".
        if (someone or (role and role.role.kind == "news outlet")) and parts.side is None:
            parts = replace(parts, side=_one_side(hits), leaning=hits[0].alias.text)
        hits = []
    if hits:
        return _of_hits(name, found, hits, book, speaks=True)
    return _of_nameless(name, parts, book, speaks=True)


def match(name: str, lang: str | None, theatre: Theatre | None) -> Match | None:
    """Return who acts, or is acted upon, under a name as written, or None if nobody can tell."""
    return registry(theatre).once(("actor", name, lang, current()), lambda: _who_acts(name, lang, theatre))


def _who_acts(name: str, lang: str | None, theatre: Theatre | None) -> Match | None:
    book = registry(theatre)
    found = words(name)
    hits = _standing(name, found, book.actors.find(found)) or _standing(name, found, book.sources.find(found))
    hits = _states_whole(found, hits, theatre)
    role = head_role(name, found, lang, _covered(hits))
    if hits and role and role.role.actor == "civilians" and all(_fights(h) for h in hits):
        hits = []  # "families of IS fighters" are civilians
    if hits:
        return _of_hits(name, found, hits, book, speaks=False)
    return _of_nameless(name, nameless(name, found, lang, book), book, speaks=False)


def describe(entry_id: str, theatre: Theatre | None) -> Match | None:
    """Return what the registry knows under an id, one that `match` or `match_source` gave, or None."""
    book = registry(theatre)
    record = book.by_id.get(entry_id)
    if record:
        text = _("{id} is in the registry: {who}.", id=entry_id, who=called(record.names))
        reason = Reason(rule="actors.id", text=text)
        return Match(record.id, record.side, record.kind, record.names, reason)
    if is_nameless(entry_id):
        role_id, _dot, side = entry_id.removeprefix(NAMELESS).partition(".")
        role = next((r for r in common().roles if r.id == role_id), None)
        if role:
            text = _("{id} is a kind of speaker: {who}.", id=entry_id, who=called(role.names))
            reason = Reason(rule="actors.id", text=text)
            names = _sided(role.names, side or None, book)
            return Match(entry_id, side or None, role.kind, names, reason, nameless=True)
    return None


def side_of(entry_id: str | None, theatre: Theatre | None) -> str | None:
    """Return the side of an actor or source id, or None."""
    found = describe(entry_id, theatre) if entry_id else None
    return found.side if found else None


def called(names: dict[str, str]) -> str:
    """Return the neutral name in the interface language in use."""
    return names.get(current()) or names.get("en") or next(iter(names.values()), "")


def is_nameless(entry_id: str | None) -> bool:
    """Whether an id denotes a kind of speaker or actor ("activists") rather than one: never one voice."""
    return bool(entry_id) and str(entry_id).startswith(NAMELESS)


def _one_side(hits: list[Hit]) -> str | None:
    sides = {h.record.side for h in hits if isinstance(h.record, Actor | TheatreSource)}
    return next(iter(sides)) if len(sides) == 1 else None


def _fights(hit: Hit) -> bool:
    record = hit.record
    return isinstance(record, Actor) and record.kind in ("state", "state force", "armed group")


def _standing(name: str, found: tuple[Word, ...], hits: list[Hit]) -> list[Hit]:
    """Leave out the hits that only qualify another name: after "anti-", "former"; in "X-backed" and "held by X"."""
    against, beside = role_words("against"), role_words("beside")
    out = []
    left_out = -1
    for hit in hits:
        before = found[hit.start - 1].form if hit.start else ""
        after = found[hit.end].form if hit.end < len(found) else ""
        # "Run by Amaq" qualifies, "ISIS-run Amaq" does not: there a preposition stands between.
        linked = before in beside and bool(_LETTER.search(name[found[hit.start - 1].end : found[hit.start].start]))
        if before in against or before == "pro" or linked or after in beside or hit.start == left_out:
            # "backed by Turkey and the United States": both only qualify.
            left_out = hit.end if linked or hit.start == left_out else -1
        else:
            out.append(hit)
    return out


def _states_whole(found: tuple[Word, ...], hits: list[Hit], theatre: Theatre | None) -> list[Hit]:
    """Leave out a country's bare name unless the rest of the name is somebody too, or a role: "Météo-France",
    "the Britain-based group" and "the border with Turkey" are not the state.
    """
    covered = _covered(hits)
    plain = role_words("transparent") | role_words("represents")
    rest = [w for i, w in enumerate(found) if i not in covered and w.form not in plain]
    if not rest or head_role("", tuple(rest), None):
        return hits
    return [h for h in hits if not (isinstance(h.record, Actor) and h.record.kind == "state" and _country(h, theatre))]


def _country(hit: Hit, theatre: Theatre | None) -> bool:
    """Whether a hit is one word, or a country's name of several ("United States")."""
    if hit.end - hit.start == 1:
        return True
    words_of = theatre.country_words.values() if theatre else ()
    return any(hit.alias.text in forms for listed in words_of for forms in listed.values())


def _covered(hits: list[Hit]) -> frozenset[int]:
    return frozenset(i for h in hits for i in range(h.start, h.end))


def _one_each(sources: list[Hit], actors: list[Hit]) -> list[Hit]:
    """Put the hits of both lookups together: the longer wins where they overlap, the source where they are equal."""
    hits = list(sources)
    for hit in actors:
        rivals = [h for h in hits if h.start < hit.end and hit.start < h.end]
        if all(h.end - h.start < hit.end - hit.start for h in rivals):
            hits = [h for h in hits if h not in rivals] + [hit]
    return sorted(hits, key=lambda h: h.start)


def _speaker(record: Actor | TheatreSource, book: Registry) -> Actor | TheatreSource:
    """Return the source that an actor is when it speaks, else the record itself."""
    return book.by_id.get(record.voice, record) if isinstance(record, Actor) and record.voice else record


def _of_hits(name: str, found: tuple[Word, ...], hits: list[Hit], book: Registry, *, speaks: bool) -> Match | None:
    """Return the one that the hits name; of several of one side, what stands for the side; else None."""
    named = [h.record for h in hits if isinstance(h.record, Actor | TheatreSource)]
    records = {r.id: r for r in ([_speaker(r, book) for r in named] if speaks else named)}
    if len(records) == 1:
        record = next(iter(records.values()))
        whole = len(hits) == 1 and hits[0].end - hits[0].start == len(found)
        alias = hits[0].alias.text
        if whole:
            text = _("“{name}” is a name of: {who}.", name=name, who=called(record.names))
        else:
            text = _("“{name}” names: {who} (by “{alias}”).", name=name, who=called(record.names), alias=alias)
        return _match(record, text, speaks=speaks, whole=whole)
    forces = _forces(_one_side(hits), book)
    if not forces:
        return None
    listed = ", ".join(called(records[r].names) for r in sorted(records))
    text = _("“{name}” names several of one side: {listed}.", name=name, listed=listed)
    return _match(forces, text, speaks=speaks)


def _match(record: Actor | TheatreSource, text: str, *, speaks: bool, whole: bool = False) -> Match:
    kind: str = record.kind
    if isinstance(record, Actor) and speaks:
        kind = _SPEAKS_AS.get(kind, "unnamed")
    elif isinstance(record, TheatreSource) and not speaks:
        kind = "other"
    return Match(record.id, record.side, kind, record.names, Reason(rule="actors.alias", text=text), whole=whole)


def _forces(side: str | None, book: Registry) -> Actor | None:
    """Return the actor that stands for a side."""
    if book.theatre is None or side is None:
        return None
    forces = next((s.forces for s in book.theatre.sides if s.id == side), None)
    found = book.by_id.get(forces) if forces else None
    return found if isinstance(found, Actor) else None


def _side_name(side: str, book: Registry) -> str:
    known = next((s.names for s in book.theatre.sides if s.id == side), None) if book.theatre else None
    return called(known) if known else side


def _sided(names: dict[str, str], side: str | None, book: Registry) -> dict[str, str]:
    """Return the neutral names of a role with its side in brackets: "activists (Syrian armed opposition)"."""
    known = next((s.names for s in book.theatre.sides if s.id == side), None) if book.theatre else None
    return {lang: f"{text} ({known[lang]})" if known and lang in known else text for lang, text in names.items()}


def _of_nameless(name: str, parts: Nameless, book: Registry, *, speaks: bool) -> Match | None:
    role, side = parts.role, parts.side
    if side and (not speaks or role is None):
        # An unnamed officer of the army acts as the side's forces; an unnamed doctor stays a doctor.
        forces = _forces(side, book)
        forces_side = _side_name(side, book)
        if forces and (role is None or role.actor in ("state", "state force", "armed group")):
            text = _("“{name}” is of this side: {side} (by “{word}”).", name=name, side=forces_side, word=parts.leaning)
            return _match(forces, text, speaks=speaks)
    if role is None:
        return None
    kind = role.kind if speaks else (role.actor or "other")
    if side:
        template = "“{name}” is nameless ({role}), of this side: {side} (by “{word}”)."
        text = _(template, name=name, role=called(role.names), side=_side_name(side, book), word=parts.leaning)
    else:
        text = _("“{name}” is nameless ({role}), and its side is not told.", name=name, role=called(role.names))
    reason = Reason(rule="actors.nameless", text=text)
    if role.institution and side is None:
        # One a country: the bare word means a particular one, so it is no id that two reports could share.
        bare = role.id if parts.bare else None
        member = parts.member.id if parts.member else None
        return Match(None, None, kind, role.names, reason, nameless=True, role=bare, member=member)
    role = parts.member or role
    if not speaks and role.party:
        role = next((r for r in common().roles if r.id == role.party), role)
    if side is None and not parts.bare and role.kind in _OWNED:
        return Match(None, None, kind, role.names, reason, nameless=True)
    entry = f"{NAMELESS}{role.id}" + (f".{side}" if side else "")
    return Match(entry, side, kind, _sided(role.names, side, book), reason, nameless=True, role=role.id)
