"""Following incidents and places: what can be followed on a page, and telling subscribers what is new, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.tasks import task

from recoupe import i18n
from recoupe.desk.incidents.models import Incident
from recoupe.desk.readers.mailing import first_of, link, send
from recoupe.desk.readers.models import Subscription
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.site.frame import absolute
from recoupe.desk.site.freeze import standing
from recoupe.desk.site.models import SituationPage, Snapshot
from recoupe.desk.web.later import later
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.words import event_name, status_name
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from recoupe.model import Incident as IncidentNoun

State, Kind = Subscription.State, Subscription.Kind


@dataclass(frozen=True)
class Followed:
    """Something that can be followed: an incident by its key, a place by its gazetteer id, and what it is called."""

    kind: str
    target: str
    name: str

    @property
    def value(self) -> str:
        """It as the value of a form's choice."""
        return f"{self.kind}:{self.target}"


@dataclass(frozen=True)
class News:
    """What one subscription is to be told of: its mark (told once), subject and words."""

    subscription: Subscription
    about: str
    subject: str
    text: str


def offered(page: SituationPage) -> list[Followed]:
    """Return what readers of a public page can follow, as it is shown to them: a withheld place has no id to follow."""
    snapshot = standing(page.translation_key)
    if snapshot is None:
        return []
    edition = edition_of(snapshot, i18n.fitting(page.locale.language_code))
    incidents = [Followed(Kind.INCIDENT, i.id, incident_words(edition, i)) for i in edition.brief.incidents]
    places = [Followed(Kind.PLACE, key, name) for key, name in places_of(edition).items()]
    return [*incidents, *places]


def edition_of(snapshot: Snapshot, lang: str) -> Edition:
    """Return a snapshot as its readers see it, which knows what places are called in the language in use."""
    return Edition(snapshot.public(lang), theatre_of(snapshot.theatre))


def places_of(edition: Edition) -> dict[str, str]:
    """Return {gazetteer id: name} of the places of the incidents."""
    found = [i.place for i in edition.brief.incidents if i.place is not None and i.place.place_id]
    return {str(p.place_id): edition.place_name(p) for p in found}


def incident_words(edition: Edition, incident: IncidentNoun) -> str:
    """Return what an incident is called, in the language in use: what, where, when."""
    place = incident.place
    parts = [event_name(incident.event), edition.place_name(place) if place else "", _day(incident)]
    return ", ".join(p for p in parts if p)


def _day(incident: IncidentNoun) -> str:
    return incident.when.start.isoformat() if incident.when else ""


def tell_of(key: UUID) -> None:
    """Have subscribers told of what is new on a page that is public, or has been frozen anew."""
    snapshot = standing(key)
    if snapshot is not None:
        later(mail_news, snapshot.pk)


@task(queue_name="mail")
def mail_news(snapshot_pk: int) -> int:
    """Tell confirmed subscribers what a snapshot brings, each once. Returns how many were told. Can be repeated."""
    snapshot = Snapshot.objects.filter(pk=snapshot_pk).select_related("supersedes").first()
    if snapshot is None:
        return 0
    pages = SituationPage.objects.live().filter(translation_key=snapshot.translation_key).select_related("locale")
    by_lang = {p.locale.language_code: p for p in pages}
    if not by_lang:
        return 0
    public = min((p.first_published_at for p in by_lang.values() if p.first_published_at), default=snapshot.made_at)
    told = 0
    for news in _news(snapshot, by_lang, max(public, snapshot.made_at)):
        if first_of(news.subscription, news.about):
            send(news.subject, news.text, news.subscription)
            told += 1
    return told


def _news(snapshot: Snapshot, pages: dict[str, SituationPage], moment: datetime) -> Iterator[News]:
    """Yield what there is to tell those who had confirmed by the time that the news came up."""
    before = snapshot.supersedes
    waiting = Subscription.objects.filter(state=State.CONFIRMED, confirmed_at__lte=moment)
    now = edition_of(snapshot, "en")
    then = edition_of(before, "en") if before else None
    earlier = {i.id: _status(i) for i in then.brief.incidents} if then else {}
    moved = {i.id for i in now.brief.incidents if i.id in earlier and earlier[i.id] != _status(i)}
    by_target = {key: i for i in moved for key in _keys(i)}
    for each in waiting.filter(kind=Kind.INCIDENT, target__in=by_target):
        yield _changed(each, by_target[each.target], snapshot, earlier, pages)
    fresh = set(places_of(now)) - (set(places_of(then)) if then else set())
    for each in waiting.filter(kind=Kind.PLACE, target__in=fresh):
        yield _touched(each, snapshot, pages)


def _status(incident: IncidentNoun) -> str:
    return incident.assessment.status if incident.assessment else ""


def _keys(key: str) -> list[str]:
    """Return an incident's key with the keys of those that became it: who followed them follows it."""
    found, before = [key], [key]
    while before := list(Incident.objects.filter(became__key__in=before).values_list("key", flat=True)):
        before = [k for k in before if k not in found]
        found += before
    return found


def _changed(
    to: Subscription, key: str, snapshot: Snapshot, earlier: dict[str, str], pages: dict[str, SituationPage]
) -> News:
    page = _edition(pages, to.lang)
    with i18n.use(i18n.fitting(to.lang)):
        edition = edition_of(snapshot, i18n.current())
        incident = next(i for i in edition.brief.incidents if i.id == key)
        name = incident_words(edition, incident)
        text = _(
            "{incident}\n\nIt was “{before}”; it is “{after}” now. The page says why:\n{link}\n\n"
            "To hear no more of it:\n{off}",
            incident=name,
            before=status_name(earlier[key]),  # type: ignore[arg-type]
            after=status_name(_status(incident)),  # type: ignore[arg-type]
            link=absolute(page.get_url() or ""),
            off=link("readers:off", to.token),
        )
        subject = _("Assessed anew: {incident}", incident=name)
    return News(to, f"incident-{snapshot.pk}-{key}"[:100], subject, text)


def _touched(to: Subscription, snapshot: Snapshot, pages: dict[str, SituationPage]) -> News:
    page = _edition(pages, to.lang)
    with i18n.use(i18n.fitting(to.lang)):
        name = places_of(edition_of(snapshot, i18n.current())).get(to.target, "")
        text = _(
            "“{page}” tells of {place}:\n{link}\n\nTo hear no more of this place:\n{off}",
            page=page.title,
            place=name,
            link=absolute(page.get_url() or ""),
            off=link("readers:off", to.token),
        )
        subject = _("New on {place}: “{page}”", place=name, page=page.title)
    return News(to, f"place-{snapshot.translation_key}", subject, text)


def _edition(pages: dict[str, SituationPage], lang: str) -> SituationPage:
    """Return a page in a language, else the edition that there is."""
    return pages.get(lang) or next(iter(pages.values()))
