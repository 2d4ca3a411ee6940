"""What would settle it: one concrete request for each open contradiction and each missing thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.i18n import current as language
from recoupe.i18n import gettext as _
from recoupe.linking.titles import days
from recoupe.provenance.words import words
from recoupe.weighing.counted import Counted, thing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.linking.naming import PlaceNames
    from recoupe.model import ClaimRef, Contradiction, Incident
    from recoupe.weighing.said import Said

THINGS = ("seized", "destroyed")
PEOPLE = ("killed", "wounded", "casualties", "captured")


def wanted(
    incident: Incident,
    said: Sequence[Said],
    figures: Sequence[Counted],
    contradictions: Sequence[Contradiction],
    names: PlaceNames,
    settled: bool,
) -> tuple[str, ...]:
    """Return what would settle an incident, the open contradictions first; nothing more once evidence settled it."""
    if settled:
        return ()
    where, when = _where(incident, said, names), _when(incident)
    by_ref = {s.ref: s for s in said}
    found = [_for_contradiction(c, by_ref, figures, where, when) for c in contradictions]
    found += [_imagery_of(f, where, when) for f in figures if f.figure.kind in THINGS]
    if _talk_past(figures) or any(c.type == "number" and _of_people(c, figures) for c in contradictions):
        found.append(_("A casualty list from either side for {where}, {when}", where=where, when=when))
    found += _missing(incident, said, where)
    return tuple(dict.fromkeys(x for x in found if x))


def _where(incident: Incident, said: Sequence[Said], names: PlaceNames) -> str:
    if incident.place:
        return names(incident.place)
    target = next((s.claim.against for s in said if s.claim.against), None)
    return _("the place of the attack on “{target}”", target=target) if target else _("the place (not named)")


def _when(incident: Incident) -> str:
    return days(incident.when) if incident.when else _("date unknown")


def _for_contradiction(
    clash: Contradiction, by_ref: Mapping[ClaimRef, Said], figures: Sequence[Counted], where: str, when: str
) -> str | None:
    a, b = by_ref[clash.a], by_ref[clash.b]
    names = {"a": a.voice.name, "b": b.voice.name, "where": where, "when": when}
    if clash.type == "outcome":
        return _("Imagery of {where} after {when} that shows who holds the ground", **names)
    if clash.type == "actor":
        return _("Munition remnants, flight or radar records, or footage that show who struck {where}, {when}", **names)
    if clash.type == "occurrence":
        return _("Imagery or witnesses from {where}, {when}, that show whether it happened", **names)
    if clash.type == "victim status":
        return _("Names, ages and occupations of the victims at {where}, {when}", **names)
    if clash.type == "time":
        return _("A recording with a verifiable time from {where} that tells {a}’s date from {b}’s", **names)
    if clash.type == "place":
        one = a.claim.places[0].text if a.claim.places else where
        other = b.claim.places[0].text if b.claim.places else where
        return _("A geolocated image that tells {one} from {other}, {when}", one=one, other=other, when=when)
    if _of_people(clash, figures):
        return None
    return _("A count from imagery of {where} after {when}", **names)


def _of_people(clash: Contradiction, figures: Sequence[Counted]) -> bool:
    return any(f.figure.kind in PEOPLE for f in figures if f.said.ref in (clash.a, clash.b))


def _talk_past(figures: Sequence[Counted]) -> bool:
    """Whether different voices give losses that nobody else confirms: one list would settle them."""
    lost = [f for f in figures if f.figure.kind in ("killed", "casualties")]
    return len({f.said.voice.id for f in lost}) == 1 and lost[0].said.voice.side is not None


def _imagery_of(figure: Counted, where: str, when: str) -> str:
    return _("Imagery of the {things} near {where} after {when}", things=_things(figure), where=where, when=when)


def _things(figure: Counted) -> str:
    """Return "eight checkpoints" in the interface language; a thing without a name of ours is quoted."""
    n = figure.figure.low if figure.figure.low is not None else figure.figure.high
    listed = words("weighing", "victims")["things"].get(thing_of(figure.figure.who) or "")
    name = str(listed[language()]) if listed else _("“{thing}”", thing=figure.figure.who or figure.figure.text)
    small = words("weighing", "numbers")[language()]
    if n is None or n == 1 or figure.figure.qualifier == "dozens":
        return name
    return f"{small[n] if n < len(small) else n} {name}"


def _missing(incident: Incident, said: Sequence[Said], where: str) -> list[str]:
    found = []
    if incident.place is None:
        found.append(_("The place where it happened: no report names it"))
    elif not incident.place.located:
        found.append(_("The location of {where}: no gazetteer has it", where=where))
    if incident.when is None:
        found.append(_("The day on which it happened at {where}: no report gives it", where=where))
    voices = {s.voice.id: s.voice for s in said}
    if len(voices) == 1:
        only = next(iter(voices.values())).name
        found.append(_("A second source, independent of {source}", source=only))
    elif not any(v.known and v.side is None for v in voices.values()) and incident.place:
        found.append(_("A source of neither side, or imagery, from {where}, {when}", where=where, when=_when(incident)))
    return found
