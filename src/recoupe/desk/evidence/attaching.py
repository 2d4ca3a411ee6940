"""Attaching evidence, and saying what it does to claims. Only this confirms or refutes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from recoupe.desk.evidence.models import Item, Verdict
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.web.conflict import Conflict
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import AbstractBaseUser
    from django.core.files.uploadedfile import UploadedFile

    from recoupe.desk.records.models import Claim

FIELDS = ("kind", "url", "place", "lat", "lon", "captured", "note", "sensitive")


@transaction.atomic
def attach(data: Mapping[str, Any], file: UploadedFile | None, by: AbstractBaseUser) -> Item:
    """Store a piece of evidence. The bytes of a file are kept unchanged under their hash; custody begins here."""
    item = Item(**{name: data[name] for name in FIELDS}, added_by=by, key=_key())
    at = timezone.now().isoformat(timespec="seconds")
    if file is not None:
        content = file.read()
        item.sha256 = sha256(content).hexdigest()
        item.name, item.media_type = (file.name or "")[:300], (file.content_type or "")[:200]
        item.custody = f"{at} {by.get_username()}: uploaded {item.name}, SHA-256 {item.sha256}"
        known = Item.objects.filter(sha256=item.sha256).exclude(file="").first()
        if known:
            item.file = known.file.name
        else:
            item.file.save(item.sha256, ContentFile(content), save=False)
    else:
        item.sha256 = data.get("sha256", "")
        item.custody = f"{at} {by.get_username()}: linked {item.url}"
    item.save()
    return item


def _key() -> str:
    n = Item.objects.count() + 1
    while Item.objects.filter(key=f"e{n}").exists():
        n += 1
    return f"e{n}"


@transaction.atomic
def decide(
    item: Item, claim: Claim, says: str, by: AbstractBaseUser, note: str = "", *, seen: int | None = None
) -> Verdict:
    """Keep what evidence does to a claim, and weigh the claim's incident anew. `none` takes an earlier verdict back.

    `seen` is the verdict that was on the screen, None for none. Raises Conflict if somebody decided meanwhile.
    """
    Item.objects.select_for_update().get(pk=item.pk)
    last = item.verdicts.filter(claim=claim, superseded_by=None).first()
    if (last.pk if last else None) != seen:
        raise Conflict(_("Somebody decided on this evidence meanwhile. Look at it again before you decide."), last)
    made = Verdict.objects.create(item=item, claim=claim, says=says, note=note, by=by, supersedes=last)
    refresh([claim.report], widen=False)
    return made


def is_whole(item: Item) -> bool:
    """Return whether the kept file still has the hash that it was attached with."""
    if not item.file:
        return True
    digest = sha256()
    with item.file.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest() == item.sha256
