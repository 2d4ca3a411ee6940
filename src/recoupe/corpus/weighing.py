"""Incidents of some days, weighed: what `recoupe link` makes of them, a chunk of incidents at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from recoupe import i18n
from recoupe.corpus.rows import Row, incident_row, theatre_of
from recoupe.linking.bare import bare_incident
from recoupe.linking.block import common, days_may_meet
from recoupe.linking.gathered import Gathered
from recoupe.linking.judged import edges
from recoupe.linking.link import order
from recoupe.linking.naming import PlaceNames
from recoupe.linking.predict import compare
from recoupe.linking.rows import in_order, item_key, reading_views
from recoupe.linking.situations import situations
from recoupe.linking.tree import links
from recoupe.model import ClaimRef, Evidence, Judgement, Link, Situation, When
from recoupe.provenance.voices import Voices
from recoupe.weighing.evidence import standing
from recoupe.weighing.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.corpus.voices import Bench
    from recoupe.linking.view import View
    from recoupe.model import Reading


@dataclass(frozen=True)
class Chunk:
    """Incidents of some days: `incidents` are the claims of each by its id, `reports` the JSON lines of
    all reports that have to do with them, `moving` the ids of those whose movements go with them, `heard` whose voice
    each claim is, and which report repeats which.
    """

    incidents: dict[str, list[ClaimRef]]
    reports: list[str]
    moving: frozenset[str]
    heard: Heard


@dataclass(frozen=True)
class Heard(Voices):
    """The voices of some reports, whose origins were told when all reports of their days were there."""

    origins: dict[str, str] = field(default_factory=dict)

    def origin(self, report: str) -> str:
        """See Voices."""
        return self.origins.get(report, report)


@dataclass(frozen=True)
class Scale:
    """What weighing is done with: the bench, and the evidence that people attached."""

    bench: Bench
    evidence: tuple[Evidence, ...] = ()

    @cached_property
    def known(self) -> tuple[Evidence, ...]:
        """The decisions that hold."""
        return tuple(standing(self.evidence))


def weigh_chunk(scale: Scale, chunk: Chunk) -> list[Row]:
    """Return a row for every situation of a chunk, with its incidents, weighed (parts.WEIGHED)."""
    with i18n.use(scale.bench.ui_lang):
        theatre = scale.bench.known
        readings = scale.bench.taking_part(chunk.reports)
        voices = chunk.heard
        by_id = {r.id: r for r in readings}
        views = {v.ref: v for r in readings for v in reading_views(r, voices, theatre)}
        clusters = {name: [views[ref] for ref in refs_] for name, refs_ in chunk.incidents.items()}
        held = _links(clusters, voices, by_id, scale.bench.judgements)
        names = PlaceNames(readings, theatre)
        bare = [bare_incident(name, c).model_copy(update={"links": held[name]}) for name, c in clusters.items()]
        incidents = sorted(bare, key=order)
        moving = [r if r.id in chunk.moving else r.model_copy(update={"movements": ()}) for r in readings]
        found = situations(incidents, views, moving, names)
        rows = {}
        for incident in incidents:
            about = {r for ref in incident.claims for r in (ref.report, voices.origin(ref.report))}
            weighed = weigh(
                incident,
                [by_id[r] for r in sorted(about) if r in by_id],
                voices,
                theatre,
                evidence=scale.known,
                views=views,
                names=names,
            )
            own = [views[ref] for ref in incident.claims]
            rows[incident.id] = incident_row(weighed, own, voices.among(incident.claims)), incident.when
        return [_situation(s, rows, by_id) for s in found]


def _links(
    clusters: dict[str, list[View]], voices: Voices, by_id: dict[str, Reading], judgements: Sequence[Judgement]
) -> dict[str, tuple[Link, ...]]:
    """Return what holds each incident together. Pairs are compared again, within incidents only: between them there
    are too many to be kept. What people joined is held by that; what they parted is no copy of anything.
    """
    same, apart = edges(judgements)
    parted = {ref for pair in apart for ref in pair}
    items: list[tuple[View, ...]] = []
    homes: dict[str, list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for name, cluster in clusters.items():
        alike: dict[tuple[object, ...], list[View]] = {}
        for v in in_order(cluster):
            alike.setdefault((item_key(v, voices, by_id), v.ref if v.ref in parted else None), []).append(v)
        first = len(items)
        items += map(tuple, alike.values())
        homes[name] = list(range(first, len(items)))
        heads = [items[n][0] for n in homes[name]]
        meeting = combinations(range(len(heads)), 2)
        pairs += [
            (first + a, first + b)
            for a, b in meeting
            if days_may_meet(heads[a], heads[b]) and common(heads[a], heads[b])
        ]
    heads = [item[0] for item in items]
    at = {v.ref: n for n, item in enumerate(items) for v in item}
    joined = sorted({(min(p), max(p)) for pair in same if len(p := [at[r] for r in pair if r in at]) == 2})
    made = Gathered(tuple(items), compare(heads, pairs), {}, tuple(map(tuple, homes.values())), tuple(joined))
    return {name: links(made, cluster) for name, cluster in homes.items()}


def _situation(found: Situation, rows: dict[str, tuple[Row, When | None]], by_id: dict[str, Reading]) -> Row:
    moves = {(r.id, m.id): m.when for r in by_id.values() for m in r.movements}
    days = [rows[i][1] for i in found.incidents] or [moves[m.report, m.movement] for m in found.movements]
    known = [d for d in days if d]
    told = [rows[i][0]["theatre"] for i in found.incidents] or [by_id[m.report].theatre for m in found.movements]
    return {
        "id": found.id,
        "theatre": theatre_of(told),
        "title": found.title,
        "when_start": min((d.start for d in known), default=None),
        "when_end": max((d.end for d in known), default=None),
        "movements": [{"report": m.report, "movement": m.movement} for m in found.movements],
        "incidents": [rows[i][0] for i in found.incidents],
    }
