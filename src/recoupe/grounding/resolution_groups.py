"""The names of a report in groups: one name in one role means one place; which name is said to lie inside which."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.grounding.toponym_keys import exact

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.toponym_scene import Mention

_PARTING = frozenset({"and", "et", "or", "ou", "to", "from", "vers"})
_WITHIN, _BUT = frozenset({"in", "dans", "en", "à"}), frozenset({"but", "also", "mais", "aussi"})


@dataclass(slots=True)
class Group:
    """The mentions of one name in one role; they mean one place. `spot`: it names a mosque, a base; `at`: where.
    `inside`: groups that it may lie in; `stated`: that it lies in by a preposition.
    """

    mentions: list[int]
    candidates: tuple[Entry, ...]
    role: str
    spot: bool = False
    at: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    stated: list[int] = field(default_factory=list)
    chosen: Entry | None = None


def grouped(mentions: list[Mention], text: str) -> tuple[list[Group], dict[int, int]]:
    """Group the mentions by name and role, and note which name is said to lie inside which."""
    order = [k for k, m in enumerate(mentions) if m.kind == "name"]
    roles = {k: _role(mentions, k) for k in order}
    inner: dict[int, int] = {}
    listed: list[tuple[int, int]] = []
    for a, b in pairwise(order):
        gap = text[mentions[a].end : mentions[b].start]
        if gap.strip() in {",", "and", "et", ", and", ""}:
            listed.append((a, b))
        if _contains(gap):
            inner[a] = b
            if gap.strip() == ",":
                roles[b] = roles[b] or "container"
    index: dict[tuple[str, str], int] = {}
    groups: list[Group] = []
    of: dict[int, int] = {}
    for k in order:
        key = (exact(mentions[k].core), roles[k])
        if key not in index:
            index[key] = len(groups)
            groups.append(Group([], mentions[k].entries, roles[k]))
        of[k] = index[key]
        group = groups[index[key]]
        group.mentions.append(k)
        group.at.append(mentions[k].start)
        group.candidates = group.candidates or mentions[k].entries
        group.spot = group.spot or mentions[k].hint == "site"
    for a, b in listed:
        if of[a] != of[b]:
            groups[of[a]].beside.append(of[b])
            groups[of[b]].beside.append(of[a])
    for a, b in inner.items():
        if of[a] != of[b] and of[b] not in groups[of[a]].inside:
            groups[of[a]].inside.append(of[b])
            if _stated(text[mentions[a].end : mentions[b].start]):
                groups[of[a]].stated.append(of[b])
    return groups, of


def _role(mentions: list[Mention], k: int) -> str:
    hint = mentions[k].hint
    return hint if hint in {"region", "quarter"} else ""


def _contains(gap: str) -> bool:
    """Whether what stands between two names can say that the first lies in the second ("X, in Y", "X (Y)")."""
    if len(gap) > 60 or any(c in gap for c in ".;:!?\n") or gap.count(",") > 1:
        return False
    words = gap.replace(",", " ").replace("(", " ").replace("’", "' ").replace("'", "' ").split()
    return bool(gap.strip()) and len(words) <= 8 and not any(w.casefold() in _PARTING for w in words)


def _stated(gap: str) -> bool:
    """Whether what stands between two names says outright that the first lies in the second ("X village in Y")."""
    words = gap.replace("’", "' ").replace("'", "' ").split()
    return "," not in gap and not _WITHIN.isdisjoint(words) and _BUT.isdisjoint(words)
