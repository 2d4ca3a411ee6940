"""The gate before an adaptation goes public: what its original says must be there, or be overruled with a reason."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from wagtail_localize.models import SourceDeletedError, TranslationSource

from recoupe import i18n
from recoupe.desk.records.keep import engine
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.desk.site.fidelity import Difference, compare
from recoupe.desk.site.models import Adaptation, Compared, Overrule
from recoupe.desk.site.text import report_of
from recoupe.extraction.extract import extract
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

    from recoupe.desk.site.models import SituationPage


def check(page: SituationPage) -> None:
    """Raise ValidationError for an adaptation with differences that nobody has mended or overruled."""
    adaptation = Adaptation.objects.filter(page_id=page.pk).select_related("original__locale").first()
    if adaptation is None:
        return
    found = open_differences(adaptation, page)
    if found:
        first = ngettext(
            "{n} thing did not survive the adaptation. Mend it, or overrule it with a reason: {address}",
            "{n} things did not survive the adaptation. Mend them, or overrule them with a reason: {address}",
            len(found),
            address=address(page.pk),
        )
        told = [_("{what}. {why}", what=d.what, why=d.why) for d in found]
        raise ValidationError({"body": [first, *told]})


def address(pk: int) -> str:
    """Return where an adaptation is compared with its original."""
    from django.urls import reverse

    return reverse("site:adaptation", args=[pk])


def source_of(adaptation: Adaptation) -> SituationPage | None:
    """Return the original as the adapter saw it; as it is, where it was adapted without wagtail-localize."""
    original = adaptation.original
    if original is None:
        return None
    source = TranslationSource.objects.filter(object_id=original.translation_key, locale=original.locale).first()
    if source is None:
        return original
    try:
        return source.as_instance()
    except SourceDeletedError:
        return original


def open_differences(adaptation: Adaptation, page: SituationPage) -> list[Difference]:
    """Return what differs between an adaptation and its original, without what is overruled."""
    settled = standing_overrules(adaptation)
    return [d for d in differences(adaptation, page) if d.key not in settled]


def differences(adaptation: Adaptation, page: SituationPage) -> list[Difference]:
    """Return what differs, in the language in use. Two texts are read once by each version of the program."""
    original = source_of(adaptation)
    if original is None:
        return []
    a, b = report_of(original), report_of(page)
    known = "\x1f".join((engine(), page.theatre, a.lang, a.text, b.lang, b.text))
    key = sha256(known.encode()).hexdigest()
    found = Compared.objects.filter(key=key).first()
    if found is None:
        theatre = theatre_of(page.theatre)
        readings = extract(a, theatre), extract(b, theatre)
        told = {}
        for lang in i18n.INTERFACE_LANGUAGES:
            with i18n.use(lang):
                told[lang] = [d.dump() for d in compare(*readings)]
        found, _made = Compared.objects.get_or_create(key=key, defaults={"differences": told})
    return [Difference(**d) for d in found.differences[i18n.current()]]


def standing_overrules(adaptation: Adaptation) -> dict[str, Overrule]:
    """Return the differences that are let stand, by key, each with who decided so."""
    last = adaptation.overrules.filter(superseded_by=None).select_related("by")
    return {o.key: o for o in last if o.stands}


@transaction.atomic
def overrule(
    adaptation: Adaptation, difference: Difference, by: AbstractBaseUser, why: str, *, stands: bool = True
) -> Overrule:
    """Let a difference stand, or (`stands` false) not any more. Raises ValidationError without a reason."""
    if not why.strip():
        raise ValidationError(_("Say why. Readers and colleagues rely on it."))
    try:
        earlier = adaptation.overrules.select_for_update(of=("self",)).get(key=difference.key, superseded_by=None)
    except ObjectDoesNotExist:
        earlier = None
    what = f"{difference.kind}: {difference.what}"
    return Overrule.objects.create(
        adaptation=adaptation,
        key=difference.key,
        what=what,
        stands=stands,
        why=why.strip(),
        by=by,
        supersedes=earlier,
    )
