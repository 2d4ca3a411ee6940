"""What follows when a page goes public or is withdrawn: it is frozen and drawn, and the map of the front with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models.signals import post_delete
from django.utils import timezone

if TYPE_CHECKING:
    from recoupe.desk.site.models import SituationPage


def listen() -> None:
    """Connect what follows. Called once, when the app is ready."""
    from wagtail.signals import copy_for_translation_done, page_published, page_unpublished

    from recoupe.desk.site.models import SituationPage

    page_published.connect(_published, sender=SituationPage, dispatch_uid="site.published")
    page_unpublished.connect(_withdrawn, sender=SituationPage, dispatch_uid="site.withdrawn")
    post_delete.connect(_withdrawn, sender=SituationPage, dispatch_uid="site.deleted")
    copy_for_translation_done.connect(_copied, dispatch_uid="site.copied")


def _published(instance: SituationPage, revision: Any = None, **_signal: Any) -> None:
    """Freeze a page that has no snapshot yet, or whose incidents are others than those of its snapshot."""
    from recoupe.desk.readers.following import tell_of
    from recoupe.desk.site.drawn import drawing
    from recoupe.desk.site.freeze import freeze, standing
    from recoupe.desk.site.front import redraw
    from recoupe.desk.site.gate import source_of
    from recoupe.desk.site.models import Adaptation
    from recoupe.desk.site.text import digest

    by = revision.user if revision is not None else None
    snapshot = standing(instance.translation_key)
    if snapshot is None or snapshot.keys != instance.keys:
        snapshot = freeze(instance, by)
    lang = instance.locale.language_code
    drawing(snapshot, lang)
    adaptation = Adaptation.objects.filter(page=instance).first()
    if adaptation is not None:
        source = source_of(adaptation)
        adaptation.digest = digest(source) if source is not None else ""
        adaptation.adapted_at = timezone.now()
        if not adaptation.adapter and by is not None:
            adaptation.adapter = by.get_full_name() or by.get_username()
        adaptation.save()
    redraw(lang)
    tell_of(instance.translation_key)


def _withdrawn(instance: SituationPage, **_signal: Any) -> None:
    from recoupe.desk.site.front import redraw

    redraw(instance.locale.language_code)


def _copied(source_obj: Any, target_obj: Any, **_signal: Any) -> None:
    """Remember what a page that was made for another language is the adaptation of."""
    from recoupe.desk.site.models import Adaptation, SituationPage

    if isinstance(target_obj, SituationPage):
        original = SituationPage.objects.get(pk=source_obj.pk)
        earlier = Adaptation.objects.filter(page=original).first()
        Adaptation.objects.get_or_create(
            page=target_obj, defaults={"original": earlier.original if earlier else original}
        )
