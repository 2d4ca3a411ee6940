"""Changing the registry: what is entered is checked as a theatre file is, and superseded by what is entered later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from django.db import transaction
from pydantic import ValidationError

from recoupe.desk.incidents.tasks import reweigh
from recoupe.desk.records.models import Claim
from recoupe.desk.registry.models import Entry
from recoupe.desk.registry.theatres import LISTS, overlaid, theatre
from recoupe.desk.web.conflict import Conflict
from recoupe.desk.web.later import later
from recoupe.i18n import gettext as _
from recoupe.theatres import load
from recoupe.theatres.checking import problems

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The Admiralty system's letters for sources (NATO AJP-2.1). F is no middling grade."""


def standing(name: str) -> dict[tuple[str, str], Entry]:
    """Return {(kind, key): what people entered last} of a theatre."""
    found = Entry.objects.filter(theatre=name, superseded_by=None).select_related("by")
    return {(e.kind, e.key): e for e in found}


def flaws(name: str, entry: Entry) -> list[str]:
    """Return everything that would be wrong with a theatre if an entry were in it; nothing if it is sound."""
    others = [e for (kind, key), e in standing(name).items() if (kind, key) != (entry.kind, entry.key)]
    try:
        made = overlaid(load(name), [*others, entry])
    except ValidationError as error:
        return [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_url=False)]
    known = set(problems(theatre(name) or load(name)))
    return [p for p in problems(made) if p not in known]


@transaction.atomic
def enter(entry: Entry, by: AbstractBaseUser, *, seen: int | None) -> Entry:
    """Store an entry. `seen` is the entry that it was made from, None where there was only the file's.

    Claims of the source are weighed anew, for its side may have changed. Raises Conflict if somebody changed it
    meanwhile. Check `flaws` before.
    """
    last = Entry.objects.filter(theatre=entry.theatre, kind=entry.kind, key=entry.key, superseded_by=None).first()
    if (last.pk if last else None) != seen:
        raise Conflict(_("Somebody changed this entry meanwhile. Look at it again."), last)
    entry.by, entry.supersedes = by, last
    entry.save()
    touched = Claim.objects.filter(report__theatre=entry.theatre, source_key=entry.key)
    for report in sorted(set(touched.values_list("report_id", flat=True))):
        later(reweigh, report)
    return entry


def overlay_yaml(name: str) -> str:
    """Return what people entered as YAML, in the shape of a theatre file, to be taken over into it."""
    out: dict[str, list[dict[str, Any]]] = {}
    for (kind, _key), entry in sorted(standing(name).items()):
        data = {k: v for k, v in entry.data.items() if v not in (None, [], {}, "")}
        out.setdefault(LISTS[Entry.Kind(kind)], []).append(data)
    return yaml.safe_dump(out, allow_unicode=True, sort_keys=False) if out else "{}\n"


def letters(name: str) -> dict[str, str]:
    """Return {source id: Admiralty letter} of a theatre, where somebody gave one."""
    return {e.key: e.letter for e in standing(name).values() if e.letter}
