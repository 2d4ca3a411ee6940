"""What would settle it: one concrete request for each open contradiction and each missing thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.i18n import current as language
from recoupe.i18n import gettext as _
from recoupe.linking.naming import de
from recoupe.linking.titles import days
from recoupe.model import When
from recoupe.provenance.words import words
from recoupe.weighing.counted import Counted, thing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recoupe.linking.naming import PlaceNames
    from recoupe.model import ClaimRef, Contradiction, Incident
    from recoupe.weighing.said import Said

THINGS = ("seized", "destroyed")
PEOPLE = ("killed", "wounded", "casualties", "captured")


@dataclass(frozen=True)
class Scene:
    """Where and when, in the forms that sentences need: `de_where` for French, `after` a day or "(date unknown)"."""

    where: str
    de_where: str
    when: str
    after: str


def wanted(
    incident: Incident,
    said: Sequence[Said],
    figures: Sequence[Counted],
    contradictions: Sequence[Contradiction],
    names: PlaceNames,
    settled: bool,
) -> tuple[str, ...]:
    """Return what would settle an incident, the open contradictions first; once evidence settled whether it took place,
    only them.
    """
    scene = _scene(incident, said, names)
    by_ref = {s.ref: s for s in said}
    found = [_for_contradiction(c, by_ref, figures, scene) for c in contradictions]
    if settled:
        if any(c.type == "number" and _of_people(c, figures) for c in contradictions):
            found.append(_casualty_list(scene))
        return tuple(dict.fromkeys(x for x in found if x))
    found += [_imagery_of(f, scene) for f in figures if f.figure.kind in THINGS]
    if _talk_past(figures) or any(c.type == "number" and _of_people(c, figures) for c in contradictions):
        found.append(_casualty_list(scene))
    found += _missing(incident, said, scene)
    return tuple(dict.fromkeys(x for x in found if x))


def _casualty_list(scene: Scene) -> str:
    return _("A casualty list from either side for {where}, {when}", where=scene.where, when=scene.when)


def _scene(incident: Incident, said: Sequence[Said], names: PlaceNames) -> Scene:
    """Return where and when, in the forms that the sentences need (`de_where` for French)."""
    target = next((s.claim.against for s in said if s.claim.against), None)
    if incident.place:
        where = names(incident.place)
    else:
        where = _("the place of the attack on “{target}”", target=target) if target else _("the place (not named)")
    when = incident.when
    if when is None:
        return Scene(where, de(where), _("date unknown"), _("(date unknown)"))
    last = days(When(start=when.end, end=when.end))
    return Scene(where, de(where), days(when), _("after {date}", date=last))


def _for_contradiction(
    clash: Contradiction, by_ref: Mapping[ClaimRef, Said], figures: Sequence[Counted], scene: Scene
) -> str | None:
    a, b = by_ref[clash.a], by_ref[clash.b]
    if clash.type == "outcome":
        return _(
            "Imagery of {where} {after} that shows who holds the ground",
            where=scene.where,
            after=scene.after,
            de_where=scene.de_where,
        )
    if clash.type == "actor":
        return _(
            "Munition remnants, flight or radar records, or footage that show who struck: {where}, {when}",
            where=scene.where,
            when=scene.when,
        )
    if clash.type == "occurrence":
        return _(
            "Imagery or witnesses from {where}, {when}, that show whether it happened",
            where=scene.where,
            when=scene.when,
        )
    if clash.type == "victim status":
        return _("Names, ages and occupations of the victims: {where}, {when}", where=scene.where, when=scene.when)
    if clash.type == "time":
        return _(
            "A recording from {where}, its time verified, that tells {a}’s date from {b}’s",
            where=scene.where,
            a=a.voice.name,
            b=b.voice.name,
        )
    if clash.type == "place":
        one, other = (s.claim.places[0].text if s.claim.places else scene.where for s in (a, b))
        return _("A geolocated image that tells “{one}” from “{other}”, {when}", one=one, other=other, when=scene.when)
    return (
        None
        if _of_people(clash, figures)
        else _("A count from imagery of {where} {after}", where=scene.where, after=scene.after, de_where=scene.de_where)
    )


def _of_people(clash: Contradiction, figures: Sequence[Counted]) -> bool:
    return any(f.figure.kind in PEOPLE for f in figures if f.said.ref in (clash.a, clash.b))


def _talk_past(figures: Sequence[Counted]) -> bool:
    """Whether only one voice, of a side, counts the dead: one list would settle what nobody else confirms."""
    lost = [f for f in figures if f.figure.kind in ("killed", "casualties")]
    return len({f.said.voice.id for f in lost}) == 1 and lost[0].said.voice.side is not None


def _imagery_of(figure: Counted, scene: Scene) -> str:
    return _(
        "Imagery of the {things} near {where} {after}",
        things=_things(figure),
        where=scene.where,
        de_where=scene.de_where,
        after=scene.after,
    )


def _things(figure: Counted) -> str:
    """Return "eight checkpoints" in the interface language; a thing without a name of ours is quoted."""
    n = figure.figure.low if figure.figure.low is not None else figure.figure.high
    listed = words("weighing", "victims")["things"].get(thing_of(figure.figure.who) or "")
    name = str(listed[language()]) if listed else _("“{thing}”", thing=figure.figure.who or figure.figure.text)
    small = words("weighing", "numbers")[language()]
    if n is None or n == 1 or figure.figure.qualifier == "dozens":
        return name
    return f"{small[n] if n < len(small) else n} {name}"


def _missing(incident: Incident, said: Sequence[Said], scene: Scene) -> list[str]:
    found = []
    if incident.place is None:
        found.append(_("The place where it happened: no report names it"))
    elif not incident.place.located:
        found.append(_("The location of {where}: no gazetteer has it", where=scene.where, de_where=scene.de_where))
    if incident.when is None:
        found.append(_("The day on which it happened ({where}): no report gives it", where=scene.where))
    voices = {s.voice.id: s.voice for s in said}
    if len(voices) == 1:
        only = next(iter(voices.values())).name
        found.append(_("A second source, independent of {source}", source=only))
    elif not any(v.known and v.side is None for v in voices.values()) and incident.place:
        found.append(
            _("A source of neither side, or imagery, from {where}, {when}", where=scene.where, when=scene.when)
        )
    return found
