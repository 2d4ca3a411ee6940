"""Versions: the largest sets of claims that can be true together, and who holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.model import Version
from recoupe.provenance.parties import same_party

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import Contradiction
    from recoupe.weighing.said import Said

MOST = 8
"""Versions shown of one incident; sources that contradict one another in more ways are listed, not multiplied."""


def versions(incident: Sequence[Said], contradictions: Sequence[Contradiction]) -> tuple[Version, ...]:
    """Return the versions, the one with most holders of a side first, then by the order of the claims.

    A holder's claims stay together. Two holders of different sides of the incident are never put in one version,
    even where they talk past each other (each giving the other's losses). A source of no side is in every version
    that it fits.
    """
    holders: dict[str, list[Said]] = {}
    for s in incident:
        holders.setdefault(s.voice.id, []).append(s)
    names = list(holders)
    voice_of = {s.ref: s.voice.id for s in incident}
    clash = {frozenset((voice_of[c.a], voice_of[c.b])) for c in contradictions}
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if opposed(holders[a], holders[b]):
                clash.add(frozenset((a, b)))
    free = {a: {b for b in names if b != a and frozenset((a, b)) not in clash} for a in names}
    sets = _largest(names, free)
    at = {name: n for n, name in enumerate(names)}
    sets.sort(key=lambda s: (-sum(_partisan(holders[n]) for n in s), sorted(at[n] for n in s)))
    disputed: dict[str, set[str]] = {n: set() for n in names}
    for a, b in (tuple(pair) for pair in clash if len(pair) == 2):
        disputed[a].add(b)
        disputed[b].add(a)
    return tuple(
        _version([holders[n] for n in sorted(s, key=at.__getitem__)], {n for n in s if disputed[n] - s})
        for s in sets[:MOST]
    )


def opposed(a: Sequence[Said], b: Sequence[Said]) -> bool:
    """Tell whether two holders belong to different sides of the incident."""
    one, other = a[0], b[0]
    if one.voice.side and other.voice.side:
        return one.voice.side != other.voice.side
    if same_party(one.speaker, other.speaker) != "different":
        return False
    return _fights(a) and _fights(b)


def _fights(holder: Sequence[Said]) -> bool:
    parties = [p for s in holder for p in (s.view.by, s.view.against) if p.known]
    return any(same_party(holder[0].speaker, p) in ("same", "allied") for p in parties)


def _partisan(holder: Sequence[Said]) -> bool:
    return bool(holder[0].voice.side) or _fights(holder)


def _version(holders: Sequence[Sequence[Said]], distinguishing: set[str]) -> Version:
    """Return a version. `distinguishing`: its holders that contradict, or belong to the other side of, somebody outside
    it.
    """
    ranked = sorted(holders, key=lambda h: not _partisan(h))
    return Version(
        holders=tuple(dict.fromkeys(h[0].voice.name for h in ranked)),
        side=_side_of(holders, distinguishing),
        claims=tuple(s.ref for h in ranked for s in h),
    )


def _side_of(holders: Sequence[Sequence[Said]], distinguishing: set[str]) -> str | None:
    """Return whose version it is: the one side of those that make what sets it apart, none without a side among them.

    That a ministry's denial fits what rescuers counted does not make their count the ministry's. A version that
    contradicts nobody has a side only if every holder has it.
    """
    sides = {h[0].voice.side for h in holders} - {None}
    apart = [h[0].voice.side for h in holders if h[0].voice.id in distinguishing]
    decisive = set(apart or [h[0].voice.side for h in holders])
    return min(decisive, key=str) if len(sides) == 1 and decisive == sides else None


def _largest(names: Sequence[str], free: dict[str, set[str]]) -> list[set[str]]:
    """Return the maximal sets of holders that may stand together (Bron and Kerbosch 1973, with a pivot).

    Beyond 24 holders, where the number of such sets can explode, each holder grows one set greedily instead.
    """
    found: list[set[str]] = []
    if len(names) > 24:
        for start in names:
            group = {start}
            for other in names:
                if other not in group and group <= free[other]:
                    group.add(other)
            if group not in found:
                found.append(group)
        return found

    def grow(group: set[str], open_: set[str], closed: set[str]) -> None:
        if not open_ and not closed:
            found.append(set(group))
            return
        pivot = max(sorted(open_ | closed), key=lambda n: len(open_ & free[n]))
        for name in sorted(open_ - free[pivot]):
            grow(group | {name}, open_ & free[name], closed & free[name])
            open_ = open_ - {name}
            closed = closed | {name}

    grow(set(), set(names), set())
    return found
