"""One voice, once: whose claim a claim is, after reprints, agency copy and translations are seen through.

Rule 1 of weighing. A reprint adds a report, never a voice; that is what UCDP and Airwars coders do by hand when
they trace several outlets back to one wire story.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from recoupe.grounding.actors import describe, is_nameless
from recoupe.i18n import gettext as _
from recoupe.model import Claim, ClaimRef, Reading
from recoupe.provenance.aliases import armies, rekeyed
from recoupe.provenance.names import skeletons
from recoupe.provenance.outlets import outlet_of
from recoupe.provenance.reprints import Repeat, find_repeats
from recoupe.provenance.speakers import OUTLET, name_key, outlet_key, speaker_key
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True)
class Voice:
    """An independent source. `known` tells "of no side" from "side unknown" where `side` is null."""

    id: str
    name: str
    side: str | None = None
    known: bool = False
    kind: str | None = None
    merged: bool = False
    """Whether it is heard under several names: it is then compared by `name`, not by what a claim calls it."""


@dataclass(frozen=True)
class Voices:
    """Who speaks in each claim. `repeats`: report id -> what it repeats and why; `armies`: report id -> whose army
    "the army" is there.
    """

    by_claim: dict[ClaimRef, Voice]
    repeats: dict[str, Repeat] = field(default_factory=dict)
    armies: dict[str, str] = field(default_factory=dict)

    def of(self, ref: ClaimRef) -> Voice:
        """Return the voice of a claim."""
        return self.by_claim[ref]

    def origin(self, report: str) -> str:
        """Return the report of the batch that a report repeats in the end; itself if it repeats none."""
        return _origin(report, self.repeats)

    def among(self, refs: Iterable[ClaimRef]) -> tuple[Voice, ...]:
        """Return the distinct voices of some claims, by name."""
        found = {self.by_claim[r].id: self.by_claim[r] for r in refs}
        return tuple(sorted(found.values(), key=lambda v: (v.name, v.id)))


def find_voices(readings: Sequence[Reading], theatre: Theatre | None) -> Voices:
    """Return who speaks in every claim of `readings`, and which report repeats which."""
    readings = _introduced(readings)
    repeats = find_repeats(readings)
    by_id = {r.id: r for r in readings}
    spoken: dict[ClaimRef, tuple[str, Voice]] = {}
    for reading in readings:
        origin = _origin(reading.id, repeats)
        for claim in reading.claims:
            spoken[ClaimRef(report=reading.id, claim=claim.id)] = _voice(
                claim, by_id[origin], repeats.get(origin), own(theatre, reading), reading
            )
    return Voices(by_claim=_one_name_each(_merged(spoken, readings, theatre)), repeats=repeats, armies=armies(readings))


def _merged(
    spoken: dict[ClaimRef, tuple[str, Voice]], readings: Sequence[Reading], theatre: Theatre | None
) -> dict[ClaimRef, tuple[str, Voice]]:
    """Give the claims of a speaker with several names one key: acronyms, "the army", spokesmen (see aliases)."""

    def key_of(name: str) -> str:
        known = outlet_of(name, None, theatre)
        return known.id if known and known.id else name_key(name)

    keys = {ref: key for ref, (key, _voice) in spoken.items()}
    found = rekeyed(readings, keys, key_of)
    heard = dict(spoken.values())
    out = dict(spoken)
    for ref, (key, name) in found.items():
        out[ref] = key, replace(heard.get(key, spoken[ref][1]), id=key, name=name, merged=True)
    return out


def _introduced(readings: Sequence[Reading]) -> list[Reading]:
    """Give a named speaker, whom one report introduces ("the ministry's spokesman"), the same id in the others."""
    found: dict[frozenset[str], set[tuple[str, str | None]]] = {}
    for reading in readings:
        for claim in reading.claims:
            if claim.source and claim.source_id and not is_nameless(claim.source_id) and _person(claim.source):
                found.setdefault(skeletons(claim.source), set()).add((claim.source_id, claim.source_side))
    known = {name: min(ids, key=str) for name, ids in found.items() if len({i for i, _s in ids}) == 1}

    def told(claim: Claim) -> Claim:
        who = known.get(skeletons(claim.source)) if claim.source and not claim.source_id else None
        return claim.model_copy(update={"source_id": who[0], "source_side": who[1]}) if who else claim

    return [r.model_copy(update={"claims": tuple(told(c) for c in r.claims)}) for r in readings]


def _person(name: str) -> bool:
    """Whether a name has the shape of a person's: at least two words, each with a capital."""
    parts = name.split()
    return len(parts) > 1 and all(p[0].isupper() or p.lower().startswith(("al-", "el-", "ben", "de")) for p in parts)


def _origin(report: str, repeats: dict[str, Repeat]) -> str:
    """Follow report-to-report repeats to the first report."""
    seen = {report}
    while (repeat := repeats.get(report)) and repeat.report and repeat.report not in seen:
        report = repeat.report
        seen.add(report)
    return report


def _voice(
    claim: Claim, origin: Reading, repeat: Repeat | None, theatre: Theatre | None, reading: Reading
) -> tuple[str, Voice]:
    """Return (key, voice) of a claim: its source, the outlet that passes a nameless one on, or the report itself."""
    if claim.source is None:
        return _own_voice(origin, repeat, theatre, reading)
    key, name = speaker_key(claim, origin)
    if key.startswith(OUTLET):
        return _outlet(name, reading.lang, theatre)
    known = None if claim.source_id else outlet_of(claim.source, reading.lang, theatre)
    kind = describe(claim.source_id, theatre) if claim.source_id else known
    side = claim.source_side or (kind.side if kind else None)
    registered = known is not None or bool(claim.source_id and not is_nameless(claim.source_id))
    id_ = known.id if known and known.id else key
    return id_, Voice(id_, name, side, registered or side is not None, kind.kind if kind else None)


def _own_voice(origin: Reading, repeat: Repeat | None, theatre: Theatre | None, reading: Reading) -> tuple[str, Voice]:
    """Return the article's own voice: its outlet's, under the key of whatever it repeats.

    The outlet keeps its own name and side: it chose to print this, but it adds no voice to the one that it repeats.
    """
    key, own = _outlet(reading.outlet or origin.outlet or origin.id, reading.lang, theatre)
    if not (reading.outlet or origin.outlet):
        own = replace(
            own, name=_("outlet not given")
        )  # its key stays the report's own, so that two are never one voice
    if origin.id != reading.id or repeat:
        name = repeat.name if repeat and not repeat.report else (origin.outlet or origin.id)
        key, _first = _outlet(name, reading.lang, theatre)
    return key, replace(own, id=key)


def _outlet(name: str, lang: str, theatre: Theatre | None) -> tuple[str, Voice]:
    known = outlet_of(name, lang, theatre)
    key = known.id if known and known.id else outlet_key(name)
    return key, Voice(key, name, known.side if known else None, known is not None, known.kind if known else None)


def _one_name_each(spoken: dict[ClaimRef, tuple[str, Voice]]) -> dict[ClaimRef, Voice]:
    """Give every voice one name, side and kind: the name met most often, of equals the one of fewest words."""
    names: dict[str, dict[str, int]] = {}
    sides: dict[str, set[str]] = {}
    known: set[str] = set()
    several: set[str] = set()
    kinds: dict[str, set[str]] = {}
    for key, voice in spoken.values():
        counts = names.setdefault(key, {})
        counts[voice.name] = counts.get(voice.name, 0) + 1
        if voice.side:
            sides.setdefault(key, set()).add(voice.side)
        if voice.kind:
            kinds.setdefault(key, set()).add(voice.kind)
        if voice.known:
            known.add(key)
        if voice.merged:
            several.add(key)
    merged = {
        key: Voice(
            id=key,
            name=min(counts, key=lambda n: (-counts[n], len(n.split()), n)),
            side=min(sides[key]) if len(sides.get(key, ())) == 1 else None,
            known=key in known and len(sides.get(key, ())) < 2,
            kind=min(kinds[key]) if key in kinds else None,
            merged=key in several,
        )
        for key, counts in names.items()
    }
    return {ref: merged[key] for ref, (key, _v) in spoken.items()}
