"""Keeping a brief: incidents, their claims and situations in the database, ids and people's work untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe import i18n
from recoupe.desk.incidents.change import note, state
from recoupe.desk.incidents.models import Incident, IncidentClaim, Situation, Task
from recoupe.desk.records.models import Claim
from recoupe.desk.registry.theatres import theatre as theatre_of
from recoupe.drawing.page.edition import Edition
from recoupe.provenance.voices import find_voices

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.model import Incident as IncidentNoun


def keep_brief(briefs: dict[str, Brief], theatre: str) -> set[int]:
    """Store a brief that was made in each language, and return the primary keys of its incidents.

    Incidents of its claims that are no longer in it are marked as gone, with what most of their claims became part of.
    Call it within a transaction.
    """
    brief = briefs["en"]
    heard = _sources_of(brief, theatre)
    nouns = {lang: {i.id: i for i in b.incidents} for lang, b in briefs.items()}
    situations = _keep_situations(briefs, theatre)
    claims = {(r, c): pk for r, c, pk in Claim.objects.filter(report__key__in={r.id for r in brief.reports})
              .values_list("report__key", "key", "pk")}  # fmt: skip
    members = {claims[ref.report, ref.claim]: i.id for i in brief.incidents for ref in i.claims}
    before = dict(IncidentClaim.objects.filter(claim__in=claims.values()).values_list("claim_id", "incident__key"))
    stored = {i.key: i for i in Incident.objects.filter(key__in={*nouns["en"], *before.values()})}
    names = _place_names(briefs, theatre)
    for key, noun in nouns["en"].items():
        data = {lang: by_id[key].dump() for lang, by_id in nouns.items() if key in by_id}
        stored[key] = _keep_incident(
            stored.get(key), noun, data, names.get(key, {}), (theatre, situations.get(key), heard.get(key, []))
        )
    _keep_members(members, before, {k: i.pk for k, i in stored.items()})
    for key in set(before.values()) - set(nouns["en"]):
        _retire(stored[key], [members[c] for c, k in before.items() if k == key and c in members], stored)
    for key in nouns["en"]:
        _keep_tasks(stored[key], {lang: by_id[key] for lang, by_id in nouns.items() if key in by_id})
    return {stored[key].pk for key in nouns["en"]}


def _keep_incident(
    incident: Incident | None,
    noun: IncidentNoun,
    data: dict[str, Any],
    names: dict[str, str],
    around: tuple[str, Situation | None, list[dict[str, Any]]],
) -> Incident:
    """Store an incident if anything of it changed. `around`: its theatre, its situation, the sources heard in it."""
    theatre, situation, sources = around
    made = incident or Incident(key=noun.id, version=0)
    changed = (
        made.data != data or made.sources != sources or made.gone or made.situation_id != (situation and situation.pk)
    )
    if not changed:
        return made
    before = state(made.noun("en")) if made.data else None
    made.data, made.theatre, made.situation, made.sources = data, theatre, situation, sources
    made.gone, made.became = False, None
    made.columns(noun, names)
    made.version += 1
    made.save()
    note(made, before, state(noun))
    return made


def _keep_members(members: dict[int, str], before: dict[int, str], pks: dict[str, int]) -> None:
    moved = [c for c, key in before.items() if members.get(c) != key]
    IncidentClaim.objects.filter(claim__in=moved).delete()
    IncidentClaim.objects.bulk_create(
        IncidentClaim(claim_id=c, incident_id=pks[key]) for c, key in sorted(members.items()) if before.get(c) != key
    )


def _retire(incident: Incident, went: list[str], stored: dict[str, Incident]) -> None:
    """Mark an incident as gone; most of its claims are in `became` now."""
    if incident.gone or incident.members.exists():
        return
    incident.gone = True
    incident.became = stored[max(sorted(set(went)), key=went.count)] if went else None
    incident.version += 1
    incident.save()


def _keep_situations(briefs: dict[str, Brief], theatre: str) -> dict[str, Situation]:
    """Store the situations, and return {incident id: its situation}. Those that hold no incident now are dropped."""
    by_lang = {lang: {s.id: s for s in b.situations} for lang, b in briefs.items()}
    incidents = {i.id: i for i in briefs["en"].incidents}
    out = {}
    for key, noun in by_lang["en"].items():
        days = [w for i in noun.incidents if i in incidents and (w := incidents[i].when)]
        made, _new = Situation.objects.update_or_create(
            key=key,
            defaults={
                "theatre": theatre,
                "data": {lang: found[key].dump() for lang, found in by_lang.items() if key in found},
                "start": min((w.start for w in days), default=None),
                "end": max((w.end for w in days), default=None),
            },
        )
        out.update(dict.fromkeys(noun.incidents, made))
    return out


def _keep_tasks(incident: Incident, nouns: dict[str, IncidentNoun]) -> None:
    """Keep what would settle the incident in step with weighing: a person's mark that it is done stays."""
    wanted = [
        {lang: n.assessment.wanted[at] for lang, n in nouns.items() if n.assessment and at < len(n.assessment.wanted)}
        for at in range(len(nouns["en"].assessment.wanted) if nouns["en"].assessment else 0)
    ]
    known = {t.text.get("en"): t for t in incident.tasks.filter(machine=True)}
    for text in wanted:
        task = known.pop(text["en"], None)
        if task is None:
            Task.objects.create(incident=incident, text=text)
        elif not task.standing or task.text != text:
            task.standing, task.text = True, text
            task.save()
    Task.objects.filter(pk__in=[t.pk for t in known.values()]).update(standing=False)


def _place_names(briefs: dict[str, Brief], theatre: str) -> dict[str, dict[str, str]]:
    """Return {incident id: the name of its place by language}, the same as on the map."""
    out: dict[str, dict[str, str]] = {}
    for lang, brief in briefs.items():
        with i18n.use(lang):
            edition = Edition(brief, theatre_of(theatre))
            for incident in brief.incidents:
                if incident.place:
                    out.setdefault(incident.id, {})[lang] = edition.place_name(incident.place)
    return out


def _sources_of(brief: Brief, theatre: str) -> dict[str, list[dict[str, Any]]]:
    """Return {incident id: the sources heard in it}, and the outlets that it was reported by."""
    voices = find_voices(brief.reports, theatre_of(theatre))
    outlets = {r.id: r.outlet for r in brief.reports}
    out = {}
    for incident in brief.incidents:
        ids = {voices.by_claim[ref].id for ref in incident.claims if ref in voices.by_claim}
        names = {outlets.get(ref.report) for ref in incident.claims}
        out[incident.id] = [s.dump() for s in brief.sources if s.id in ids or s.name in names or s.repeats in names]
    return out
