"""A situation page drafted from incidents in one step: the core's own neutral words, every sentence with its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from recoupe import i18n
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.site.freeze import followed, public_briefs_of
from recoupe.desk.site.models import FrontPage, PageCredit, PageIncident, SituationPage
from recoupe.drawing.page import lead, situations
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.lists import movement
from recoupe.drawing.page.names import with_article
from recoupe.drawing.page.numbers import listed
from recoupe.drawing.page.words import bare, capital
from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.contrib.auth.models import AbstractBaseUser

    from recoupe.drawing.page.lists import MovementView
    from recoupe.model import Brief, Incident

MOST = 30
"""Incidents that the text of a draft tells of; the page shows them all."""

TITLE = 200
"""Letters of a headline at most."""


class NothingToDraft(RecoupeError):
    """None of the incidents that were asked for holds claims now."""


@transaction.atomic
def draft(incident_keys: Iterable[str], lang: str, by: AbstractBaseUser) -> SituationPage:
    """Return a new page on some incidents, in `lang`, as a draft: nobody but the desk sees it.

    Headline, lead and sentences are the brief's own. Incidents that are gone stand for what they became. Raises
    NothingToDraft, and DoesNotExist for a language that has no front page.
    """
    incidents = followed(incident_keys)
    if not incidents:
        raise NothingToDraft(_("none of these incidents holds claims now"), todo=_("Choose others from the list."))
    front = FrontPage.objects.get(locale__language_code=lang)
    brief = public_briefs_of(incidents)[i18n.fitting(lang)]
    if not brief.incidents:
        raise NothingToDraft(
            _("nothing is shown yet of the places of these incidents"), todo=_("Choose others from the list.")
        )
    with i18n.use(i18n.fitting(lang)):
        title, opening, body = words(brief, incidents[0].theatre)
    days = [i.start for i in incidents if i.start], [i.end or i.start for i in incidents if i.start]
    page = SituationPage(
        title=title[:TITLE],
        slug=find_available_slug(front, slugify(title)[:80] or "situation"),
        lead=opening,
        body=body,
        theatre=incidents[0].theatre,
        start=min(days[0], default=None),
        end=max(days[1], default=None),
        locale=front.locale,
        live=False,
        owner=by,
    )
    page.incidents.set([PageIncident(key=i.key, sort_order=n) for n, i in enumerate(incidents)])
    page.credits.set(_credits(brief))
    front.add_child(instance=page)
    page.save_revision(user=by, log_action=True)
    return page


def words(brief: Brief, theatre: str) -> tuple[str, str, list[dict[str, Any]]]:
    """Return (headline, lead, body) of a brief in the language in use. No sentence of the body is without a claim."""
    edition = Edition(brief, theatre_of(theatre))
    incidents = sorted(brief.incidents, key=situations.weight)
    headline = bare(lead.headline(edition, incidents))
    opening = " ".join(filter(None, (bare(lead.opening(edition, incidents)), lead.closing(incidents))))
    found = [list(_told(edition, incident)) for incident in incidents[:MOST]]
    found.append(list(_moved(edition, brief)))
    return headline, opening, [_paragraph(p) for p in found if p]


def _told(edition: Edition, incident: Incident) -> Iterator[tuple[str, list[list[str]]]]:
    for sentence, said in lead.told(edition, incident):
        refs = [[s.reading.id, s.claim.id] for s in said]
        if refs:
            yield bare(sentence), refs


def _moved(edition: Edition, brief: Brief) -> Iterator[tuple[str, list[list[str]]]]:
    """Say which movements are told, each once with all who tell of it."""
    groups: dict[object, list[tuple[MovementView, str, list[str]]]] = {}
    for situation in brief.situations:
        for moved in filter(None, map(edition.moved, situation.movements)):
            it = moved.movement
            ends = [tuple(p.place_id or p.text for p in places) for places in (it.from_, it.to)]
            same = (it.kind, it.stance, it.hedged, *ends)
            ref = [moved.reading.id, it.id]
            groups.setdefault(same, []).append((movement(edition, moved), edition.mover_within(moved), ref))
    for told in groups.values():
        who = listed(list(dict.fromkeys(with_article(speaker) for _view, speaker, _ref in told)))
        what = _("{what}, according to {who}.", what=bare(told[0][0].words).rstrip("."), who=who)
        yield capital(what), [ref for _view, _speaker, ref in told]


def _paragraph(told: Sequence[tuple[str, list[list[str]]]]) -> dict[str, Any]:
    items = [{"type": "item", "id": str(uuid4()), "value": {"text": text, "claims": refs}} for text, refs in told]
    return {"type": "paragraph", "id": str(uuid4()), "value": items}


def _credits(brief: Brief) -> list[PageCredit]:
    """Return whom the reports credit, each once; an outlet that credits nobody is credited itself."""
    found: dict[tuple[str, str], PageCredit] = {}
    for report in brief.reports:
        named = [(c.name, c.role or "") for c in report.credits]
        for name, role in named or [(report.outlet or "", "source")]:
            if name:
                url = (report.url or "") if not named else ""
                found.setdefault((name.casefold(), role), PageCredit(name=name[:200], role=role, url=url))
    for n, row in enumerate(found.values()):
        row.sort_order = n
    return list(found.values())
