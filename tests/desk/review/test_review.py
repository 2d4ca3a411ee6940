"""The review room: what is open comes least sure first, decisions are kept, and words must stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import TEXT_A, claim, stored, two_reports

from recoupe.desk.incidents.models import Incident
from recoupe.desk.records.models import Claim, Report
from recoupe.desk.records.tally import tally
from recoupe.desk.review.forms import initial, initial_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]

PARTS = {"X-Recoupe-Parts": "1"}


def posted(held: Claim, **changed: Any) -> dict[str, Any]:
    """What the form of a claim sends."""
    fields = {**initial(held.current), "seen": held.version, "why": ""}
    figures = initial_figures(held.current)
    fields |= {f"figures-{n}-{k}": v for n, row in enumerate(figures) for k, v in row.items()}
    fields |= {"figures-TOTAL_FORMS": len(figures), "figures-INITIAL_FORMS": len(figures)}
    sent = {k: v for k, v in {**fields, **changed}.items() if v not in (None, False)}
    return {k: "on" if v is True else v for k, v in sent.items()}


def test_the_queue_shows_the_least_sure_first(browsing: Browsing) -> None:
    two_reports()
    Claim.objects.filter(report__key="b").update(confidence=0.2)
    tally()
    page = browsing("analyst").get("/desk/review/").content.decode()
    assert page.index("Raid on Latamneh") < page.index("Shelling in Latamneh")
    assert "20 %" in page


def test_a_report_shows_its_claim_marked_and_its_fields(browsing: Browsing) -> None:
    report, _other = two_reports()
    page = browsing("analyst").get(f"/desk/review/{report.pk}/").content.decode()
    held = report.claims.get()
    assert f'data-k="claim-{held.pk}"' in page
    assert '<span class="source">The army</span>' in page
    assert 'value="2018-10-09"' in page


def test_accepting_goes_on_to_the_next_claim_without_a_page(browsing: Browsing) -> None:
    both = "Two raids\n\nOne man died in Homs. Two women died in Hama."
    report = stored("t", both, claim(both, "One man died in Homs.", "c1"), claim(both, "Two women died in Hama.", "c2"))
    one, two = report.claims.all()
    answer = browsing("analyst").post(f"/desk/review/claim/{one.pk}/", {"decision": "accept", "seen": 0}, headers=PARTS)
    assert answer.json()["claim"] == two.pk
    assert answer.json()["told"] == "c1 is now: accepted."
    one.refresh_from_db()
    assert one.state == Claim.State.ACCEPTED
    assert one.decisions.get().by.username == "analyst"


def test_a_correction_is_kept_and_weighed(browsing: Browsing, django_capture_on_commit_callbacks: Any) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    client = browsing("analyst")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            f"/desk/review/claim/{held.pk}/",
            posted(held, decision="correct", hedged=True, source="", **{"figures-0-low": 5, "figures-0-high": 5}),
        )
    assert answer.status_code == 302
    held.refresh_from_db()
    assert (held.state, held.current["hedged"], held.current["source"]) == ("corrected", True, None)
    assert held.current["figures"][0]["low"] == 5
    assert held.machine["figures"][0]["low"] == 4
    assert Incident.objects.filter(members__claim=held).exists()


def test_nothing_changed_is_an_acceptance(browsing: Browsing) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    browsing("analyst").post(f"/desk/review/claim/{held.pk}/", posted(held, decision="correct"))
    held.refresh_from_db()
    assert (held.state, held.current) == ("accepted", held.machine)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("source", "The navy", "does not stand in the text"),
        ("places", "Palmyra", "does not stand in the text"),
        ("quote", "Nobody said this", "do not stand in the text"),
        ("last", "2018-10-01", "lies before the first one"),
        ("figures-0-text", "seventeen", "does not stand in the text"),
        ("figures-0-high", "2", "lies below"),
        ("event", "earthquake", "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(field: str, value: str, told: str, browsing: Browsing) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    sent = posted(held, decision="correct", **{field: value})
    answer = browsing("analyst").post(f"/desk/review/claim/{held.pk}/", sent)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    held.refresh_from_db()
    assert (held.state, held.version) == ("machine", 0)


def test_a_conflict_is_shown_with_what_changed(browsing: Browsing) -> None:
    report, _other = two_reports()
    held = report.claims.get()
    sent = posted(held, decision="correct", stance="denies")
    browsing("editor").post(f"/desk/review/claim/{held.pk}/", posted(held, decision="correct", hedged=True))
    answer = browsing("analyst").post(f"/desk/review/claim/{held.pk}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody decided on this claim meanwhile" in page
    assert "Not vouched for by its source" in page
    held.refresh_from_db()
    assert held.current["stance"] == "asserts"


def test_a_claim_is_added_from_a_selection(browsing: Browsing) -> None:
    report, _other = two_reports()
    client = browsing("analyst")
    shown = client.get(f"/desk/review/{report.pk}/?new=1&before=0&length=18", headers=PARTS).json()
    assert "Shelling in Latamneh</textarea>" in shown["panel"]
    # fmt: off
    sent = {"quote": "Shelling in\nLatamneh", "near": 0, "event": "shelling/artillery/missile attack",
            "stance": "asserts", "places": "Latamneh", "figures-TOTAL_FORMS": 0, "figures-INITIAL_FORMS": 0}
    # fmt: on
    client.post(f"/desk/review/{report.pk}/add/", sent)
    added = report.claims.get(key="p1")
    assert added.current["quote"] == "Shelling in Latamneh"
    assert added.current["places"][0]["lat"] == pytest.approx(35.3, abs=0.2)
    assert added.state == "added"


def test_reviewed_reports_leave_as_annotated_claims(browsing: Browsing) -> None:
    report, other = two_reports()
    client = browsing("analyst")
    client.post(f"/desk/review/claim/{report.claims.get().pk}/", {"decision": "accept", "seen": 0})
    (only,) = client.get("/desk/review/annotated.json").json()
    assert only["id"] == "a"
    assert only["text"] == TEXT_A
    (said,) = only["claims"]
    assert (said["source"], said["place"], said["date"]) == ("The army", ["Latamneh"], "2018-10-09")
    assert said["figures"] == [
        {"kind": "killed", "who": None, "low": 4, "high": 4, "qualifier": "exactly", "text": "four"}
    ]
    assert TEXT_A[said["start"] : said["end"]] == said["quote"]
    assert Report.objects.get(pk=other.pk).claims.get().state == "machine"


def test_moderators_review_no_claims(browsing: Browsing) -> None:
    report, _other = two_reports()
    assert browsing("moderator").get(f"/desk/review/{report.pk}/").status_code == 403
    held = report.claims.get()
    assert browsing("moderator").post(f"/desk/review/claim/{held.pk}/", {"decision": "accept"}).status_code == 403
    held.refresh_from_db()
    assert held.state == "machine"
