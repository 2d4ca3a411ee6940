"""Claims to incidents and situations, across reports and languages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.linking.answers import settle_denials
from recoupe.linking.bare import bare_incident
from recoupe.linking.block import candidates
from recoupe.linking.cluster import average_link
from recoupe.linking.identity import name_incidents
from recoupe.linking.judged import edges, idle, merged, torn
from recoupe.linking.naming import PlaceNames
from recoupe.linking.score import score
from recoupe.linking.situations import situations
from recoupe.linking.view import View, view
from recoupe.model import ClaimRef, Incident, Rejected, Situation
from recoupe.provenance.names import fold
from recoupe.provenance.voices import find_voices
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model import Brief, Judgement, Reading
    from recoupe.provenance.voices import Voices
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True)
class Linked:
    """Incidents without versions and assessment yet, the situations that hold them, and judgements of no use."""

    incidents: tuple[Incident, ...]
    situations: tuple[Situation, ...]
    rejected: tuple[Rejected, ...] = ()


def link(
    readings: Sequence[Reading],
    theatre: Theatre | None,
    *,
    judgements: Iterable[Judgement] = (),
    previous: Brief | None = None,
    voices: Voices | None = None,
) -> Linked:
    """Join the claims of `readings` that are about one occurrence.

    The order of reports and claims, and their ids, change nothing but the ids in the result. People's judgements
    join and part claims before anything else; incidents of `previous` stay whole and keep their ids.
    """
    voices = voices or find_voices(readings, theatre)
    views = all_views(readings, voices, theatre)
    decided = tuple(judgements)
    clusters = _clusters(views, voices, decided, previous)
    ids = name_incidents(clusters, previous)
    incidents = sorted((bare_incident(i, c) for i, c in zip(ids, clusters, strict=True)), key=_order)
    by_ref = {v.ref: v for v in views}
    found = situations(incidents, by_ref, readings, PlaceNames(readings, theatre))
    return Linked(tuple(incidents), found, idle(decided))


def all_views(readings: Sequence[Reading], voices: Voices, theatre: Theatre | None) -> list[View]:
    """Return the views of all claims, in an order that hangs on what they say and not on their ids."""
    found = []
    for reading in readings:
        ordered = sorted(reading.claims, key=lambda c: (c.start if c.start is not None else 0, c.quote))
        found += [view(reading, claim, position, voices, theatre) for position, claim in enumerate(ordered)]
    return sorted(found, key=lambda v: (v.content, v.report.text, v.ref.report, v.ref.claim))


def _clusters(
    views: Sequence[View], voices: Voices, judgements: Iterable[Judgement], previous: Brief | None
) -> list[list[View]]:
    """Cluster what is said; claims that say the very same (a duplicate, a reprint) are one item that counts once."""
    same, apart = edges(judgements)
    parted = {ref for pair in apart for ref in pair}
    items: dict[tuple[object, ...], list[View]] = {}
    by_report = {v.report.id: v.report for v in views}
    for v in views:
        origin = by_report.get(voices.origin(v.report.id), v.report)
        key = (str(origin.published or ""), fold(origin.outlet or ""), *v.content[2:])
        items.setdefault((*key, v.ref if v.ref in parted else None), []).append(v)
    heads = [group[0] for group in items.values()]
    at = {v.ref: n for n, group in enumerate(items.values()) for v in group}
    scores = {(i, j): scored(heads[i], heads[j]) for i, j in candidates(heads)}
    joined = [_pair(at, pair) for pair in sorted(same, key=_sorted_refs) if all(r in at for r in pair)]
    cannot = [_pair(at, pair) for pair in sorted(apart, key=_sorted_refs) if all(r in at for r in pair)]
    must: list[tuple[int, int]] = []
    for incident in previous.incidents if previous else ():
        known = sorted({at[r] for r in incident.claims if r in at})
        must += list(combinations(known, 2))
    threshold = float(words("linking", "weights")["threshold"])
    least = float(words("linking", "weights")["denial"])

    def clustered(first: Sequence[tuple[int, int]]) -> list[list[int]]:
        found = average_link(len(heads), scores, threshold=threshold, must=first, cannot=cannot)
        return merged(settle_denials(found, heads, scores, least, cannot), joined, cannot)

    found = clustered(must)
    if torn(found, joined):
        # A separation keeps two whole incidents apart: the two claims meet first, the others go where they fit.
        found = clustered([*must, *joined])
    groups = list(items.values())
    return [[v for n in cluster for v in groups[n]] for cluster in found]


def scored(a: View, b: View) -> float:
    """Return the score of a pair, within bounds, so that no one pair joins or parts two incidents by itself.

    A vague claim is held back: it belongs to no incident that more precise claims make up.
    """
    table = words("linking", "weights")
    bound, held = float(table["bound"]), float(table["vague"])
    return max(-bound, min(bound, score(a, b).score)) + held * (a.vague + b.vague)


def _pair(at: dict[ClaimRef, int], pair: frozenset[ClaimRef]) -> tuple[int, int]:
    i, j = sorted(at[r] for r in pair)
    return i, j


def _sorted_refs(pair: frozenset[ClaimRef]) -> list[tuple[str, str]]:
    return sorted((r.report, r.claim) for r in pair)


def _order(incident: Incident) -> tuple[str, str, str]:
    when, place = incident.when, incident.place
    return (str(when.start) if when else "9999", (place.name or place.text) if place else "", incident.id)
