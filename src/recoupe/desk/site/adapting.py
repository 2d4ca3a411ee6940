"""A page put into another language with wagtail-localize: begun, filled in, published through the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from recoupe.desk.site import gate
from recoupe.desk.site.models import Adaptation, SituationPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import AbstractBaseUser


@transaction.atomic
def adapt(page: SituationPage, lang: str, by: AbstractBaseUser) -> SituationPage:
    """Begin the adaptation of a page into a language, and return its draft; the one that there is, if there is one.

    Its words are the original's until somebody adapts them. Raises DoesNotExist for a language that is none.
    """
    locale = Locale.objects.get(language_code=lang)
    there = page.get_translations().filter(locale=locale).first()
    if there is not None:
        return SituationPage.objects.get(pk=there.pk)
    source, _made = TranslationSource.update_or_create_from_instance(page.get_latest_revision_as_object())
    translation, _new = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(user=by, publish=False)
    made = SituationPage.objects.get(pk=page.get_translation(locale).pk)
    Adaptation.objects.get_or_create(page=made, defaults={"original": page})
    return made


def translation_of(page: SituationPage) -> Translation | None:
    """Return wagtail-localize's record of a page that is adapted with it; None for one edited as pages are."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale, enabled=True
    ).select_related("source", "target_locale")
    return found.first()


def candidate(page: SituationPage) -> SituationPage:
    """Return an adaptation as it would be published now."""
    translation = translation_of(page)
    if translation is None:
        return page.get_latest_revision_as_object()
    return translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)


def put(page: SituationPage, words: Mapping[str, str], by: AbstractBaseUser) -> None:
    """Fill in an adaptation's words by their paths (`title`, `body.<block>.<item>.text`)."""
    translation = translation_of(page)
    if translation is None:
        return
    segments = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    for segment in segments:
        text = words.get(segment.context.path)
        if text:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translation.target_locale,
                context=segment.context,
                defaults={
                    "data": text,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "last_translated_by": by,
                    "has_error": False,
                },
            )


def take_over(page: SituationPage) -> None:
    """Show the adapter the original as it is now: what changed has to be adapted anew."""
    translation = translation_of(page)
    if translation is not None:
        translation.source.update_from_db()


def publish(page: SituationPage, by: AbstractBaseUser) -> None:
    """Make an adaptation public as it is now. Raises ValidationError where the gate stands."""
    gate.check(candidate(page))
    translation = translation_of(page)
    if translation is None:
        page.get_latest_revision().publish(user=by)
    else:
        translation.save_target(user=by, publish=True)
