"""What follows for pages when a place becomes sensitive, or is so no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from recoupe.desk.site.drawn import drawing, erase
from recoupe.desk.site.front import redraw
from recoupe.desk.site.models import Drawing, SituationPage, Snapshot

if TYPE_CHECKING:
    from recoupe.desk.sensitive.models import SensitivePlace
    from recoupe.desk.sensitive.withheld import Rule

MOST_NAMED = 20
"""Pages that are named as naming a place."""


def follow(decision: SensitivePlace) -> int:
    """Draw public pages that touch a place anew, and remove what was drawn of them before. Each gets a new snapshot:
    readers' browsers may keep what the old addresses gave. Returns how many snapshots were renewed.
    """
    rule = decision.rule()
    touched = [s for s in Snapshot.objects.order_by("pk") if touches(s.briefs.get("en"), rule)]
    for old in Drawing.objects.filter(snapshot__in=touched).select_related("snapshot"):
        erase(old)
        old.delete()
    renewed = 0
    langs = set()
    for last in [s for s in touched if not Snapshot.objects.filter(supersedes=s).exists()]:
        pages = list(SituationPage.objects.live().filter(translation_key=last.translation_key).select_related("locale"))
        if not pages:
            continue
        made = Snapshot.objects.create(
            translation_key=last.translation_key,
            theatre=last.theatre,
            keys=last.keys,
            briefs=last.briefs,
            made_by=decision.by,
            supersedes=last,
        )
        for page in pages:
            drawing(made, page.locale.language_code)
            langs.add(page.locale.language_code)
        renewed += 1
    for lang in sorted(langs):
        redraw(lang)
    return renewed


def touches(data: Any, rule: Rule) -> bool:
    """Return whether a place stands anywhere in a record of plain values."""
    if isinstance(data, dict):
        if "lat" in data and rule.meets(data.get("place_id"), data["lat"], data.get("lon")):
            return True
        return any(touches(v, rule) for v in data.values() if isinstance(v, dict | list))
    return isinstance(data, list) and any(touches(v, rule) for v in data)


def naming(name: str) -> list[SituationPage]:
    """Return the pages whose own words name a place: they are for their editors to change."""
    said = Q(title__icontains=name) | Q(lead__icontains=name) | Q(body__icontains=name) | Q(assessment__icontains=name)
    return list(SituationPage.objects.filter(said).order_by("pk")[:MOST_NAMED])
