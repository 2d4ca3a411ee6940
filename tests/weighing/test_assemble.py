from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import claims_factory as f
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.i18n import use
from recoupe.weighing import assemble, assembled

if TYPE_CHECKING:
    import pytest

    from recoupe.model import Brief, Incident, Reading

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SOURCES = st.sampled_from([None, "Red News", "Blue Voice", "Grey Monitor", "White Watch", "a nurse", "Blue Front"])
EVENTS = st.sampled_from(["air/drone strike", "armed clash", "territory taken", "attack repelled"])
PARTIES = st.sampled_from([None, "Red Army", "Blue Front", "gunmen"])


@st.composite
def claims(draw: Any, name: str) -> Any:
    figures = [
        f.figure(
            "killed", low, draw(st.sampled_from([None, low])), draw(st.sampled_from(["people", "soldiers", "children"]))
        )
        for low in draw(st.lists(st.integers(0, 60), max_size=2))
    ]
    return f.claim(
        name,
        draw(SOURCES),
        event=draw(EVENTS),
        by=draw(PARTIES),
        against=draw(PARTIES),
        stance=draw(st.sampled_from(["asserts", "asserts", "denies"])),
        figures=tuple(figures),
    )


@st.composite
def batches(draw: Any) -> Any:
    n = draw(st.integers(1, 4))
    return [
        f.reading(f"r{i}", *[draw(claims(f"r{i}c{k}")) for k in range(draw(st.integers(1, 3)))], outlet=f"Outlet {i}")
        for i in range(n)
    ]


def said(incident: Incident, brief: Brief) -> frozenset[str]:
    quotes = {(r.id, c.id): c.quote for r in brief.reports for c in r.claims}
    return frozenset(quotes[(ref.report, ref.claim)] for ref in incident.claims)


def outcome(brief: Brief) -> set[Any]:
    """What a brief says of each incident, without any id."""
    quotes = {(r.id, c.id): c.quote for r in brief.reports for c in r.claims}

    def quote(ref: Any) -> str:
        return quotes[(ref.report, ref.claim)]

    return {
        (
            said(i, brief),
            i.event,
            i.assessment.status,
            i.assessment.admitted_by,
            i.assessment.independent_sources,
            tuple((x.kind, x.low, x.best, x.high) for x in i.assessment.figures),
            tuple((quote(c.a), quote(c.b), c.type) for c in i.contradictions),
            tuple((v.holders, v.side, tuple(map(quote, v.claims))) for v in i.versions),
        )
        for i in brief.incidents
        if i.assessment
    }


def renamed(reading: Reading, prefix: str) -> Reading:
    fresh = tuple(c.model_copy(update={"id": f"{prefix}{n}"}) for n, c in enumerate(reading.claims))
    return reading.model_copy(update={"id": f"{prefix}-{reading.id}", "claims": fresh})


@SLOW
@given(batches(), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(batch: list[Reading], chance: Any) -> None:
    shuffled = list(batch)
    chance.shuffle(shuffled)
    assert assemble(shuffled, f.THEATRE).dump() == assemble(batch, f.THEATRE).dump()


@SLOW
@given(batches())
def test_renaming_ids_changes_only_ids(batch: list[Reading]) -> None:
    # The ids sort the other way round.
    other = [renamed(r, f"z{9 - n}") for n, r in enumerate(batch)]
    assert outcome(assemble(other, f.THEATRE)) == outcome(assemble(batch, f.THEATRE))


@SLOW
@given(batches())
def test_a_duplicate_of_a_report_adds_no_voice_and_no_incident(batch: list[Reading]) -> None:
    before = assemble(batch, f.THEATRE)
    after = assemble([*batch, renamed(batch[0], "again")], f.THEATRE)

    def counts(brief: Brief) -> dict[frozenset[str], tuple[int, str]]:
        return {said(i, brief): (i.assessment.independent_sources, i.assessment.status) for i in brief.incidents}

    assert counts(after) == counts(before)


@SLOW
@given(batches())
def test_a_reprint_under_another_outlet_changes_no_independent_count(batch: list[Reading]) -> None:
    long = [r.model_copy(update={"text": r.text + " " + " ".join(f"{r.id}word{k}" for k in range(60))}) for r in batch]
    reprint = renamed(long[0], "copy").model_copy(update={"outlet": "Somebody Else", "published": f.date(2016, 12, 10)})
    before, after = assemble(long, f.THEATRE), assemble([*long, reprint], f.THEATRE)
    count = {said(i, before): i.assessment.independent_sources for i in before.incidents}
    for incident in after.incidents:
        quotes = said(incident, after)
        assert quotes in count
        assert incident.assessment.independent_sources == count[quotes]


@SLOW
@given(batches())
def test_the_reasons_of_an_assessment_name_claims_of_its_incident_only(batch: list[Reading]) -> None:
    for incident in assemble(batch, f.THEATRE).incidents:
        own = set(incident.claims)
        reasons = [*incident.assessment.reasons, *(r for x in incident.assessment.figures for r in x.reasons)]
        assert reasons
        assert all(r.claims and set(r.claims) <= own for r in reasons)
        assert {ref for v in incident.versions for ref in v.claims} == own
        assert all({c.a, c.b} <= own for c in incident.contradictions)


def test_every_claim_is_in_exactly_one_incident_and_every_incident_in_one_situation() -> None:
    batch = [
        f.reading("a", f.claim("a1", "Red News"), f.claim("a2", event="armed clash", places=()), outlet="A"),
        f.reading("b", f.claim("b1", "Blue Voice", stance="denies"), outlet="B"),
    ]
    brief = assemble(batch, f.THEATRE)
    refs = [(r.report, r.claim) for i in brief.incidents for r in i.claims]
    assert sorted(refs) == [("a", "a1"), ("a", "a2"), ("b", "b1")]
    assert sorted(i for s in brief.situations for i in s.incidents) == sorted(i.id for i in brief.incidents)


def test_new_reports_join_the_incidents_of_a_previous_brief_and_ids_stay() -> None:
    first = assemble([f.reading("b", f.claim("b1", "Red News"), outlet="B")], f.THEATRE)
    earlier = f.reading("a", f.claim("a1", "Blue Voice"), outlet="A", published=f.date(2016, 12, 8))
    second = assemble([earlier], f.THEATRE, previous=first)
    assert [i.id for i in second.incidents] == [first.incidents[0].id]
    assert {c.report for c in second.incidents[0].claims} == {"a", "b"}
    assert {r.id for r in second.reports} == {"a", "b"}


def test_without_a_theatre_sides_are_unknown_and_nothing_breaks() -> None:
    brief = assemble([f.reading("a", f.claim("a1", "Red News", figures=(f.figure("killed", 3, 3),)))], None)
    assessment = brief.incidents[0].assessment
    assert assessment is not None
    assert assessment.status == "single source"
    assert assessment.figures[0].best is None


@SLOW
@given(batches(), st.integers(0, 3))
def test_the_same_reports_again_change_nothing_and_more_of_them_keep_the_incidents(batch: list[Any], n: int) -> None:
    before = assemble(batch[: n + 1], f.THEATRE)
    again = assemble(batch[: n + 1], f.THEATRE, previous=before)
    assert again.changes is not None
    assert again.changes.nothing
    assert again.model_copy(update={"changes": None}) == before
    after = assemble(batch, f.THEATRE, previous=before)
    assert after.changes is not None
    assert set(after.changes.reports) == {r.id for r in batch[n + 1 :]}
    merged = {i for m in after.changes.merged for i in m.incidents}
    assert {i.id for i in before.incidents} <= {i.id for i in after.incidents} | merged


def test_each_language_gets_what_it_would_get_alone_and_linking_runs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [
        f.reading("a", f.claim("c1", "Red News", by="Blue Front", figures=(f.figure("killed", 4, 4),)), outlet=None),
        f.reading("b", f.claim("c2", "Grey Monitor", figures=(f.figure("killed", 9, 9),)), lang="fr"),
        f.reading("c", f.claim("c3", "Blue Voice", event="territory taken", stance="denies")),
    ]
    alone = {}
    for lang in ("en", "fr"):
        with use(lang):
            alone[lang] = assemble(told, f.THEATRE)
    runs: list[int] = []
    module = sys.modules[assemble.__module__]
    linked = module.gathered
    monkeypatch.setattr(module, "gathered", lambda *given: runs.append(1) or linked(*given))
    assert assembled(("en", "fr"), told, f.THEATRE) == alone
    assert len(runs) == 1
    assert alone["en"] != alone["fr"]
