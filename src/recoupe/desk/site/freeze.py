"""Freezing: a page's incidents as they stand now, kept for its readers until an editor freezes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from recoupe import i18n
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.stored import brief_of, narrowed
from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.sensitive.withheld import public
from recoupe.desk.site.models import Snapshot
from recoupe.weighing.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.contrib.auth.models import AbstractBaseUser

    from recoupe.desk.site.models import SituationPage
    from recoupe.model import Brief


def standing(translation_key: UUID) -> Snapshot | None:
    """Return the snapshot that a page and its adaptations show, or None before the first."""
    return Snapshot.objects.filter(translation_key=translation_key).order_by("-pk").first()


def followed(keys: Iterable[str]) -> list[Incident]:
    """Return the incidents of some keys, in their order; of one that is gone, what it became. Each once."""
    wanted = list(keys)
    known = {i.key: i for i in Incident.objects.filter(key__in=wanted).select_related("situation", "became")}
    found: dict[int, Incident] = {}
    for key in wanted:
        incident = known.get(key)
        for _step in range(10):  # an incident may have become one that became another
            if incident is None or not incident.gone:
                break
            incident = incident.became
        if incident is not None and not incident.gone:
            found.setdefault(incident.pk, incident)
    return list(found.values())


def briefs_of(incidents: list[Incident]) -> dict[str, Brief]:
    """Return the brief of some incidents in each interface language."""
    return {lang: narrowed(brief_of(incidents, lang)) for lang in i18n.INTERFACE_LANGUAGES}


def public_briefs_of(incidents: list[Incident]) -> dict[str, Brief]:
    """Return the same as readers may see it, without what is withheld of sensitive places: for drafts and previews."""
    rules = SensitivePlace.objects.rules()
    return {lang: public(brief, rules, lang) for lang, brief in briefs_of(incidents).items()}


@transaction.atomic
def freeze(page: SituationPage, by: AbstractBaseUser | None = None) -> Snapshot:
    """Keep a page's incidents as they stand now, with what changed since they were last kept."""
    before = standing(page.translation_key)
    made = briefs_of(followed(page.keys))
    for lang, brief in made.items():
        if before:
            with i18n.use(lang):
                made[lang] = brief.model_copy(update={"changes": changes(before.brief(lang), brief)})
    return Snapshot.objects.create(
        translation_key=page.translation_key,
        theatre=page.theatre,
        keys=page.keys,
        briefs={lang: brief.dump() for lang, brief in made.items()},
        made_by=by,
        supersedes=before,
    )


def moved_since(page: SituationPage) -> bool:
    """Return whether a page's incidents have changed since its snapshot was made."""
    snapshot = standing(page.translation_key)
    if snapshot is None:
        return False
    if snapshot.keys != page.keys:
        return True
    now = briefs_of(followed(page.keys))["en"].dump()
    then = {**snapshot.briefs["en"], "changes": None}
    return {**now, "changes": None} != then
