"""The claims and movements that a sentence of a page may rest on, to be chosen from: those of the page's incidents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.desk.incidents.stored import brief_of, narrowed
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.site.freeze import followed
from recoupe.desk.site.references import SEPARATOR
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.figures import incident_name
from recoupe.drawing.page.lead import spot_name
from recoupe.drawing.page.lists import movement
from recoupe.drawing.page.numbers import day, days
from recoupe.drawing.page.words import capital
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.model import Brief, Incident, Reading


@dataclass(frozen=True)
class Choice:
    """A claim or a movement: its reference as text, who says it, its own words and their language, where and when."""

    ref: str
    who: str
    quote: str
    lang: str
    where: str


@dataclass(frozen=True)
class Group:
    """An incident, or the movements of the situations, with what is said of it."""

    title: str
    choices: tuple[Choice, ...]


def groups(keys: Iterable[str], lang: str) -> list[Group]:
    """Return what there is to choose from for a page on some incidents, in their order; movements come last."""
    incidents = followed(keys)
    if not incidents:
        return []
    brief = narrowed(brief_of(incidents, lang))
    edition = Edition(brief, theatre_of(incidents[0].theatre))
    found = [Group(_title(edition, i), tuple(_claims(edition, i))) for i in brief.incidents]
    return [g for g in (*found, Group(_("Movements"), tuple(_movements(edition, brief)))) if g.choices]


def _title(edition: Edition, incident: Incident) -> str:
    what = capital(incident_name(incident, [s.claim for s in edition.all_said(incident.claims)]))
    where = spot_name(edition, incident.place) if incident.place else _("place not given")
    when = days(incident.when) if incident.when else _("date not given")
    return ", ".join((what, where, when))


def _claims(edition: Edition, incident: Incident) -> Iterator[Choice]:
    for said in edition.all_said(incident.claims):
        ref = SEPARATOR.join((said.reading.id, said.claim.id))
        yield Choice(
            ref, edition.speaker(said), _line(said.claim.quote), said.reading.lang, _where(edition, said.reading)
        )


def _movements(edition: Edition, brief: Brief) -> Iterator[Choice]:
    refs = dict.fromkeys(ref for s in brief.situations for ref in s.movements)
    for moved in filter(None, map(edition.moved, refs)):
        ref = SEPARATOR.join((moved.reading.id, moved.movement.id))
        who = movement(edition, moved).speaker
        yield Choice(ref, who, _line(moved.movement.quote), moved.reading.lang, _where(edition, moved.reading))


def _where(edition: Edition, reading: Reading) -> str:
    published = (day(reading.published),) if reading.published else ()
    return ", ".join((edition.outlet(reading), *published))


def _line(text: str) -> str:
    return " ".join(text.split())
