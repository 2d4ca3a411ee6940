"""The read-only interface for programs, with its OpenAPI document at /api/v1/openapi.json.

Records have the core's shapes (`recoupe.model`); lists come in pages, newest first.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import NinjaAPI, Query, Schema

from recoupe import i18n
from recoupe.desk.incidents.models import Incident, Situation
from recoupe.desk.records.models import Claim, Report
from recoupe.desk.records.readings import reading
from recoupe.desk.sensitive.models import SensitivePlace
from recoupe.desk.sensitive.withheld import Rule, delayed, shown
from recoupe.model import Claim as ClaimNoun
from recoupe.model import Incident as IncidentNoun
from recoupe.model import Reading as ReadingNoun
from recoupe.model import Situation as SituationNoun

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST = 200

api = NinjaAPI(
    title="Recoupe",
    version="1",
    description="Reports, claims, incidents and situations of a desk. Read only.",
    urls_namespace="api",
    docs_url=None,  # its page would load scripts from elsewhere
)


class Paged(Schema):
    """Which page of a list, and how many records on it."""

    page: Annotated[int, Query(ge=1, le=100_000)] = 1
    size: Annotated[int, Query(ge=1, le=MOST)] = 50


class ReportLine(Schema):
    """A report without its text."""

    id: str
    url: str | None
    title: str | None
    outlet: str | None
    published: date | None
    lang: str
    theatre: str | None
    claims: int


class ClaimLine(Schema):
    """A claim, the report that it stands in, what people have said of it, and the incident that it belongs to."""

    report: str
    state: str
    incident: str | None
    claim: ClaimNoun


class IncidentLine(Schema):
    """An incident: as weighed, and beside it the editors' assessment, null where they have given none."""

    key: str
    theatre: str | None
    judged: str | None
    incident: IncidentNoun


class Reports(Schema):
    """A page of reports, and how many there are."""

    count: int
    items: list[ReportLine]


class Claims(Schema):
    """A page of claims, and how many there are."""

    count: int
    items: list[ClaimLine]


class Incidents(Schema):
    """A page of incidents, and how many there are."""

    count: int
    items: list[IncidentLine]


class Situations(Schema):
    """A page of situations, and how many there are."""

    count: int
    items: list[SituationNoun]


class ClaimFilter(Schema):
    """Which claims: of a report, an event type, a source, a state, of days (both included)."""

    report: str | None = None
    event: str | None = None
    source: str | None = None
    state: str | None = None
    since: date | None = None
    until: date | None = None


class IncidentFilter(Schema):
    """Which incidents: of a theatre, an event type, a status, of days (both included)."""

    theatre: str | None = None
    event: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None


def _page(found: QuerySet[Any], paged: Paged) -> tuple[int, list[Any]]:
    start = (paged.page - 1) * paged.size
    return found.count(), list(found[start : start + paged.size])


@api.get("/reports", response=Reports, url_name="reports")
def reports(request: HttpRequest, paged: Query[Paged], theatre: str | None = None) -> dict[str, Any]:
    """List the reports."""
    found = Report.objects.defer("text", "credits")
    if theatre:
        found = found.filter(theatre=theatre)
    count, listed = _page(found, paged)
    items = [
        {
            "id": r.key,
            "url": r.url or None,
            "title": r.title or None,
            "outlet": r.outlet or None,
            "published": r.published,
            "lang": r.lang,
            "theatre": r.theatre or None,
            "claims": r.total,
        }
        for r in listed
    ]
    return {"count": count, "items": items}


@api.get("/reports/{path:key}", response=ReadingNoun, url_name="report")
def report(request: HttpRequest, key: str) -> ReadingNoun:
    """Give a report with its text and the claims that people left standing: a line of `recoupe claims --jsonl`. Here as
    in every list, sensitive places are shown as readers see them.
    """
    rules = SensitivePlace.objects.rules()
    found = reading(get_object_or_404(Report, key=key))
    if not rules:
        return found
    data = found.dump()
    for name in ("claims", "movements"):
        data[name] = [each for each in data[name] if not delayed(each, rules)]
    return ReadingNoun.model_validate(shown(data, rules, found.lang))


@api.get("/claims", response=Claims, url_name="claims")
def claims(request: HttpRequest, paged: Query[Paged], wanted: Query[ClaimFilter]) -> dict[str, Any]:
    """List the claims."""
    unread = (f"membership__incident__{name}" for name in ("data", "sources", "names"))  # much larger than the claims
    found = Claim.objects.select_related("report", "membership__incident").defer("report__text", "machine", *unread)
    names = {"report": "report__key", "event": "event", "source": "source_key", "state": "state"}
    given = {field: value for name, field in names.items() if (value := getattr(wanted, name))}
    found = found.filter(**given)
    if wanted.since:
        found = found.filter(end__gte=wanted.since)
    if wanted.until:
        found = found.filter(start__lte=wanted.until)
    count, listed = _page(found.order_by("-pk"), paged)
    rules = SensitivePlace.objects.rules()
    items = [
        {
            "report": c.report.key,
            "state": c.state,
            "incident": c.membership.incident.key if hasattr(c, "membership") else None,
            "claim": shown(c.current, rules, c.report.lang),
        }
        for c in listed
        if not delayed(c.current, rules)
    ]
    return {"count": count, "items": items}


@api.get("/incidents", response=Incidents, url_name="incidents")
def incidents(
    request: HttpRequest, paged: Query[Paged], wanted: Query[IncidentFilter], lang: str = "en"
) -> dict[str, Any]:
    """List the incidents, reasons in `lang`."""
    found = Incident.objects.current().defer("sources")
    for name in ("theatre", "event", "status"):
        if value := getattr(wanted, name):
            found = found.filter(**{name: value})
    if wanted.since:
        found = found.filter(end__gte=wanted.since)
    if wanted.until:
        found = found.filter(start__lte=wanted.until)
    count, listed = _page(found, paged)
    rules = SensitivePlace.objects.rules()
    told = [_incident(i, lang, rules) for i in listed]
    return {"count": count, "items": [each for each in told if not delayed(each["incident"], rules)]}


@api.get("/incidents/{key}", response=IncidentLine, url_name="incident")
def incident(request: HttpRequest, key: str, lang: str = "en") -> dict[str, Any]:
    """Give an incident. One that was joined with another is not found: the list has what it became."""
    found = get_object_or_404(Incident.objects.current(), key=key)
    rules = SensitivePlace.objects.rules()
    if delayed(_data(found, lang), rules):
        raise Http404
    return _incident(found, lang, rules)


@api.get("/situations", response=Situations, url_name="situations")
def situations(request: HttpRequest, paged: Query[Paged], lang: str = "en") -> dict[str, Any]:
    """List the situations, titles in `lang`."""
    found = Situation.objects.filter(Exists(Incident.objects.current().filter(situation=OuterRef("pk"))))
    count, listed = _page(found, paged)
    rules = SensitivePlace.objects.rules()
    items = [_situation(s, lang, rules) for s in listed]
    return {"count": count, "items": [s for s in items if s["incidents"] or s["movements"]]}


def _data(found: Incident | Situation, lang: str) -> dict[str, Any]:
    data: dict[str, Any] = found.data.get(i18n.fitting(lang)) or found.data["en"]
    return data


def _incident(found: Incident, lang: str, rules: list[Rule]) -> dict[str, Any]:
    data = _data(found, lang)
    data = data if delayed(data, rules) else shown(data, rules, lang)
    return {"key": found.key, "theatre": found.theatre or None, "judged": found.judged or None, "incident": data}


def _situation(found: Situation, lang: str, rules: list[Rule]) -> dict[str, Any]:
    """Return a situation without the incidents that are shown later. Its title may name any place of its incidents."""
    data = _data(found, lang)
    if not rules:
        return data
    inside = [_data(i, lang) for i in found.incidents.filter(gone=False)]
    late = {i["id"] for i in inside if delayed(i, rules)}
    (title,) = shown([{"title": data["title"], "places": [i.get("place") for i in inside]}], rules, lang)
    return {**data, "title": title["title"], "incidents": [i for i in data["incidents"] if i not in late]}
