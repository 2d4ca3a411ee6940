"""From readings to the brief: provenance, linking, weighing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import current, use
from recoupe.linking.gather import gathered
from recoupe.linking.link import all_views, link
from recoupe.linking.naming import PlaceNames
from recoupe.model import Brief, BriefSource, Rejected
from recoupe.provenance.outlets import outlet_of
from recoupe.provenance.speakers import outlet_key
from recoupe.provenance.voices import find_voices
from recoupe.theatres.several import own as own_theatre
from recoupe.weighing.changes import changes
from recoupe.weighing.decisions import all_evidence, all_judgements, of_use
from recoupe.weighing.evidence import standing
from recoupe.weighing.ground import ground
from recoupe.weighing.partaking import taking_part
from recoupe.weighing.weigh import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.linking.gathered import Gathered
    from recoupe.model import Evidence, Judgement, Reading
    from recoupe.provenance.voices import Voices
    from recoupe.theatres.schema import Theatre


def assemble(
    readings: Iterable[Reading],
    theatre: Theatre | None,
    rejected: Iterable[Rejected] = (),
    evidence: Iterable[Evidence] = (),
    judgements: Iterable[Judgement] = (),
    *,
    previous: Brief | None = None,
    min_confidence: float = 0.0,
) -> Brief:
    """Return the brief of some readings; reports of `previous` that they do not replace are part of it, and what people
    decided there goes on to hold.

    Reasons and requests are written in the interface language in use. Claims that people rejected, and claims told
    less surely than `min_confidence` (0 to 1), take no part in linking and weighing, but stay in their report.
    """
    lang = current()
    made = assembled(
        (lang,), readings, theatre, rejected, evidence, judgements, previous=previous, min_confidence=min_confidence
    )
    return made[lang]


def assembled(
    langs: Iterable[str],
    readings: Iterable[Reading],
    theatre: Theatre | None,
    rejected: Iterable[Rejected] = (),
    evidence: Iterable[Evidence] = (),
    judgements: Iterable[Judgement] = (),
    *,
    previous: Brief | None = None,
    min_confidence: float = 0.0,
) -> dict[str, Brief]:
    """Return the brief that `assemble` makes, in each of some interface languages.

    Claims are linked once, which takes longest: no words come into that. The rest says why, so it runs in each.
    """
    given = {r.id: r for r in (*(previous.reports if previous else ()), *readings)}
    decided = all_judgements(previous, judgements)
    attached = all_evidence(previous, evidence)
    known, turned_down = standing(attached), tuple(rejected)
    out: dict[str, Brief] = {}
    made: Gathered | None = None
    for lang in langs:
        with use(lang):
            grounded = [ground(r, theatre) for r in given.values()]
            weighed, unsure = taking_part(grounded, decided, min_confidence)
            voices = find_voices(weighed, theatre)
            every = all_views(weighed, voices, theatre)
            made = made or gathered(every, voices, decided, previous)
            linked = link(
                weighed, theatre, judgements=decided, previous=previous, voices=voices, views=every, made=made
            )
            views = {v.ref: v for v in every}
            names = PlaceNames(weighed, theatre)
            brief = Brief(
                reports=tuple(
                    sorted(grounded, key=lambda r: (str(r.published or "9999"), r.outlet or "", r.text, r.id))
                ),
                situations=linked.situations,
                incidents=tuple(
                    weigh(i, weighed, voices, theatre, evidence=known, views=views, names=names)
                    for i in linked.incidents
                ),
                sources=sources(weighed, voices, theatre),
                rejected=(*turned_down, *linked.rejected),
                min_confidence=min_confidence,
                unsure=unsure,
                evidence=attached,
                judgements=of_use(decided),
            )
            out[lang] = brief.model_copy(update={"changes": changes(previous, brief)}) if previous else brief
    return out


def linking_of(
    readings: Iterable[Reading],
    theatre: Theatre | None,
    judgements: Iterable[Judgement] = (),
    previous: Brief | None = None,
    min_confidence: float = 0.0,
) -> Gathered:
    """Return what linking makes of the readings within `assemble`, with all that led to it, for explanations."""
    given = {r.id: r for r in (*(previous.reports if previous else ()), *readings)}
    decided = tuple(judgements)
    grounded = [ground(r, theatre) for r in given.values()]
    weighed, _unsure = taking_part(grounded, decided, min_confidence)
    voices = find_voices(weighed, theatre)
    return gathered(all_views(weighed, voices, theatre), voices, decided, previous)


def sources(readings: Sequence[Reading], voices: Voices, theatre: Theatre | None) -> tuple[BriefSource, ...]:
    """Return every voice heard, every source that is only credited, and every outlet with what it repeats."""
    heard = voices.among(voices.by_claim)
    listed = {v.id: BriefSource(id=v.id, name=v.name, side=v.side, kind=v.kind) for v in heard}
    for reading in sorted(readings, key=lambda r: (r.outlet or "", r.id)):
        repeat = voices.repeats.get(reading.id)
        outlet = reading.outlet or reading.id
        if repeat is None or repeat.name == outlet:
            continue
        known = outlet_of(repeat.name, reading.lang, own_theatre(theatre, reading))
        origin = known.id if known and known.id else outlet_key(repeat.name)
        side, kind = (known.side, known.kind) if known else (None, None)
        listed[origin] = BriefSource(id=origin, name=repeat.name, side=side, kind=kind)
        own = outlet_of(outlet, reading.lang, own_theatre(theatre, reading))
        key = own.id if own and own.id else outlet_key(outlet)
        if key != origin:
            side, kind = (own.side, own.kind) if own else (None, "news outlet")
            listed[key] = BriefSource(id=key, name=outlet, side=side, kind=kind, repeats=repeat.name)
    return tuple(sorted(listed.values(), key=lambda s: (s.name, s.id)))
