"""The gate before an adaptation goes public: what its original says must be there, or be overruled with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from wagtail_localize.models import SourceDeletedError, TranslationSource

from recoupe import i18n
from recoupe.desk.site import checking
from recoupe.desk.site.fidelity import Difference
from recoupe.desk.site.models import Adaptation, Compared, Overrule
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

    from recoupe.desk.site.models import SituationPage


class Unchecked(Exception):
    """Nobody knows yet what differs: the worker has not compared these words, or could not."""

    def __init__(self, check: Compared) -> None:
        """Keep the check."""
        super().__init__(check.get_state_display())
        self.check = check


def check(page: SituationPage) -> None:
    """Raise ValidationError for an adaptation whose words are not checked, or with differences that nobody has mended
    or overruled.
    """
    adaptation = Adaptation.objects.filter(page_id=page.pk).select_related("original__locale").first()
    if adaptation is None:
        return
    try:
        found = open_differences(adaptation, page)
    except Unchecked as unchecked:
        raise ValidationError({"body": [refusal(unchecked.check, address(page.pk))]}) from None
    if found:
        first = ngettext(
            "{n} thing did not survive the adaptation. Mend it, or overrule it with a reason: {address}",
            "{n} things did not survive the adaptation. Mend them, or overrule them with a reason: {address}",
            len(found),
            address=address(page.pk),
        )
        told = [_("{what}. {why}", what=d.what, why=d.why) for d in found]
        raise ValidationError({"body": [first, *told]})


def refusal(check: Compared, at: str) -> str:
    """Return why words that are not checked are not published, in the language in use."""
    if check.state == Compared.State.FAILED:
        why = check.why.get(i18n.current(), "")
        return _("This adaptation could not be checked. {why} Have it checked again: {address}", why=why, address=at)
    return _("This adaptation is being checked. Publish it when that is done: {address}", address=at)


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
    """Return what differs, in the language in use. Raises Unchecked where the worker has not compared these words; it
    is asked to.
    """
    return found_by(checked(adaptation, page))


def found_by(found: Compared | None) -> list[Difference]:
    """Return what a check found, in the language in use: nothing without an original. Raises Unchecked before it is
    done.
    """
    if found is None:
        return []
    if found.state != Compared.State.DONE:
        raise Unchecked(found)
    return [Difference(**d) for d in found.differences[i18n.current()]]


def checked(adaptation: Adaptation, page: SituationPage) -> Compared | None:
    """Return the check of an adaptation as it is now, asked for if it was not; None if its original is gone."""
    original = source_of(adaptation)
    return checking.ask(original, page) if original is not None else None


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
