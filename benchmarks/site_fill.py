"""Fills an empty desk with made-up reports, incidents, pages and comments (`site_texts`): a large newsroom.

Weighing is the core's own, in each language, and so are drafting, publishing and drawing; only linking is left out:
which claims belong together is known. What follows from a reading (claims, incidents) is stored as the desk stores it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.utils import timezone

from recoupe import i18n
from recoupe.desk.incidents.keep import keep_brief
from recoupe.desk.incidents.models import Incident, Situation, StatusDecision
from recoupe.desk.people.first import create_user
from recoupe.desk.readers.models import Comment
from recoupe.desk.records.keep import digest_of, engine
from recoupe.desk.records.models import Claim, ClaimDecision, Extraction, Intake, Report
from recoupe.desk.records.tally import tally
from recoupe.desk.site.draft import draft
from recoupe.desk.site.models import Drawing, FrontPage, SituationPage, Snapshot
from recoupe.desk.web.access import ROLES
from recoupe.linking.bare import bare_incident
from recoupe.linking.link import all_views
from recoupe.linking.naming import PlaceNames
from recoupe.linking.titles import title
from recoupe.model import Brief, Link, LinkStep, Reading
from recoupe.model import Situation as SituationNoun
from recoupe.provenance.voices import find_voices
from recoupe.theatres import load
from recoupe.weighing.assemble import sources
from recoupe.weighing.weigh import weigh
from site_hands import stored
from site_texts import A_BURST, FIRST_DAY, THEATRE, burst, sizes, words

PASSWORD = "benchmark only"  # noqa: S105 - of a desk that is thrown away
DECIDED = 10
"""Of so many claims one was accepted by a person."""


def people() -> dict[str, Any]:
    """Return somebody of each role, made if they are not there."""
    model = get_user_model()
    for role in ROLES:
        if not model.objects.filter(username=role).exists():
            create_user(role, PASSWORD, role, check=False)
    return {role: model.objects.get(username=role) for role in ROLES}


def fill(claims: int, incidents: int, pages: int, archived: int, comments: int) -> Iterator[str]:
    """Fill the desk, and yield a line for each step. A desk that has reports is left as it is."""
    made = people()
    if Report.objects.exists():
        return
    counts = sizes(claims, incidents)
    bursts = [(at // A_BURST, counts[at : at + A_BURST]) for at in range(0, incidents, A_BURST)]
    hands = len(os.sched_getaffinity(0)) if connection.vendor == "postgresql" else 1  # SQLite has one writer
    connection.close()
    for done, _number in enumerate(stored(bursts, hands), 1):
        if done * A_BURST % 500 == 0:
            yield f"{done * A_BURST} incidents"
    assess(made["editor"])
    yield f"{Claim.objects.count()} claims, {Incident.objects.count()} incidents, {Report.objects.count()} reports"
    published = list(publish(pages, made["editor"]))
    archive(published, archived)
    yield f"{SituationPage.objects.count()} pages"
    discuss(published, comments)
    yield f"{Comment.objects.count()} comments"
    if connection.vendor == "postgresql":  # as autovacuum would have done by the time that a desk is so large
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


@transaction.atomic
def store(number: int, counts: Sequence[int], by: Any) -> None:
    """Store the reports and claims of a burst, and its incidents as the core weighs them."""
    theatre = load(THEATRE)
    tellings, readings = burst(number, counts, theatre)
    reports = _store(readings)
    _decide(reports, by)
    voices = find_voices(readings, theatre)
    views = {v.ref: v for v in all_views(readings, voices, theatre)}
    found = {(ref.report, ref.claim): view for ref, view in views.items()}
    bare = [bare_incident(t.key, [found[ref] for ref in t.claims]) for t in tellings]
    briefs = {}
    for lang in i18n.INTERFACE_LANGUAGES:
        with i18n.use(lang):
            names = PlaceNames(readings, theatre)
            weighed = [
                weigh(i.model_copy(update={"links": _chain(i.claims)}), readings, voices, theatre, views=views,
                      names=names)
                for i in bare
            ]  # fmt: skip
            named = [names(i.place) for i in weighed[:1] if i.place]
            situation = SituationNoun(
                id=f"s{number}",
                title=title([i.event for i in weighed], False, named, weighed[0].when),
                incidents=tuple(i.id for i in weighed),
            )
            briefs[lang] = Brief(
                reports=tuple(readings), incidents=tuple(weighed), situations=(situation,),
                sources=sources(readings, voices, theatre),
            )  # fmt: skip
    keep_brief(briefs, THEATRE)


def _chain(claims: Sequence[Any]) -> tuple[Link, ...]:
    """Return links from each claim to the next, with steps as the weights give them."""
    steps = tuple(
        LinkStep(comparison=name, level=level, weight=weight)
        for name, level, weight in (("place", "same spot", 3.05), ("time", "same day", 2.4), ("event", "same", 1.6),
                                    ("figures", "other", -0.7), ("text", "alike", 0.4), ("source", "other", 0.0))
    )  # fmt: skip
    return tuple(Link(a=a, b=b, probability=0.9912, weight=6.75, steps=steps) for a, b in pairwise(claims))


def _store(readings: Sequence[Reading]) -> list[Report]:
    """Store reports with their extractions and claims, and how they came in."""
    reports = Report.objects.bulk_create(
        Report(key=r.id, url=r.url, title=r.title, outlet=r.outlet, published=r.published, lang=r.lang, text=r.text,
               theatre=THEATRE, digest=digest_of(r.text))
        for r in readings
    )  # fmt: skip
    Extraction.objects.bulk_create(
        Extraction(report=report, version=engine(), data=reading.dump())
        for report, reading in zip(reports, readings, strict=True)
    )
    claims = []
    for report, reading in zip(reports, readings, strict=True):
        for noun in reading.claims:
            claim = Claim(report=report, key=noun.id, machine=noun.dump())
            claim.columns(claim.machine)
            claims.append(claim)
    Claim.objects.bulk_create(claims)
    intakes = Intake.objects.bulk_create(
        Intake(kind=Intake.Kind.URL, url=r.url, state=Intake.State.DONE, step="read") for r in reports
    )
    through = Intake.reports.through
    through.objects.bulk_create(through(intake_id=i.pk, report_id=r.pk) for i, r in zip(intakes, reports, strict=True))
    return reports


def _decide(reports: Sequence[Report], by: Any) -> None:
    """Accept one claim of some, as a reviewer does."""
    chosen = list(Claim.objects.filter(report__in=reports).order_by("pk")[::DECIDED])
    for claim in chosen:
        claim.state, claim.version = Claim.State.ACCEPTED, 1
    Claim.objects.bulk_update(chosen, ["state", "version"])
    tally(reports)
    ClaimDecision.objects.bulk_create(
        ClaimDecision(claim=c, decision=ClaimDecision.Decision.ACCEPT, by=by, why="as it stands") for c in chosen
    )


def assess(by: Any) -> None:
    """Let the editors assess one incident of twenty as the machine does."""
    chosen = list(Incident.objects.order_by("key")[::20])
    for incident in chosen:
        incident.judged = incident.status
    Incident.objects.bulk_update(chosen, ["judged"], batch_size=200)
    StatusDecision.objects.bulk_create(
        StatusDecision(incident=i, status=i.status, why="we agree", by=by) for i in chosen
    )


def publish(count: int, by: Any) -> Iterator[SituationPage]:
    """Draft and publish pages on situations spread over all years, English and French in turn."""
    every = list(Situation.objects.order_by("key").values_list("pk", flat=True))
    chosen = every[:: max(1, len(every) // max(1, count))][:count]
    for n, pk in enumerate(chosen):
        keys = list(
            Incident.objects.filter(situation_id=pk, gone=False).order_by("start", "key").values_list("key", flat=True)
        )
        page = draft(keys, ("en", "fr")[n % 2], by)
        page.get_latest_revision().publish(user=by)
        page.refresh_from_db()
        yield page


def archive(drawn: Sequence[SituationPage], count: int) -> None:
    """Add public pages that only lists, feeds and searches show: words and summaries of the drawn ones, no drawing."""
    fronts = {p.locale_id: p for p in FrontPage.objects.all()}
    summaries = dict(Drawing.objects.values_list("snapshot__translation_key", "summary"))
    there = SituationPage.objects.filter(slug__startswith="archived-").count()
    for n in range(there, there + (count if drawn else 0)):
        mould = drawn[n % len(drawn)]
        day = FIRST_DAY + timedelta(days=n * 7 % 3650)
        at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=3)
        page = SituationPage(
            title=f"{mould.title} ({n})", slug=f"archived-{n}", lead=mould.lead, body=mould.body, theatre=mould.theatre,
            start=day, end=day, locale=mould.locale, live=True, first_published_at=at, last_published_at=at,
        )  # fmt: skip
        fronts[mould.locale_id].refresh_from_db()
        fronts[mould.locale_id].add_child(instance=page)
        snapshot = Snapshot.objects.create(
            translation_key=page.translation_key, theatre=page.theatre, briefs={"en": {}}
        )
        Drawing.objects.create(
            snapshot=snapshot, lang=page.locale.language_code, engine=engine(), parts={},
            summary=summaries[mould.translation_key],
        )  # fmt: skip


def discuss(pages: Sequence[SituationPage], count: int) -> None:
    """Put comments under the pages: half of them up, a tenth waiting, the rest spam or rejected; some are answers."""
    states = ("approved",) * 5 + ("held", "spam", "spam", "rejected", "rejected")
    began = datetime(2020, 1, 1, tzinfo=UTC)
    made: list[Comment] = []
    for n in range(count if pages else 0):
        page = pages[n // 2 % min(len(pages), 20)]
        lang = page.locale.language_code
        texts = words()["comments"][lang]
        parent = made[-1] if n % 2 and made[-1].page_id == page.pk and made[-1].state == "approved" else None
        made.append(
            Comment(page=page, name=f"Reader {n % 97}", text=texts[n % len(texts)].format(no=n), lang=lang,
                    state=states[n // 2 % len(states)], network=f"10.{n % 250}.{n % 7}.0/24", digest=f"{n:064d}",
                    level=1 if parent else 0)
        )  # fmt: skip
        made[-1].parent = parent
    _parents_first(made)
    at = timezone.now()
    for n, comment in enumerate(made):
        comment.posted_at = min(began + timedelta(minutes=30 * n), at)
    Comment.objects.bulk_update(made, ["posted_at"], batch_size=500)


def _parents_first(made: Sequence[Comment]) -> None:
    """Store comments, then their answers."""
    answers = [c for c in made if c.parent is not None]
    Comment.objects.bulk_create(c for c in made if c.parent is None)
    for answer in answers:
        answer.parent = answer.root = answer.parent  # its key is known now
    Comment.objects.bulk_create(answers)
