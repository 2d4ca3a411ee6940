"""No page's cost grows with the desk: as many queries in a small one as in a larger one, and no more than before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

import site_fill
import site_pages
from recoupe.desk.incidents.models import Incident
from recoupe.desk.readers.models import Comment
from recoupe.desk.site.models import SituationPage
from recoupe.desk.web import sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.django_db

QUERIES = {
    "front": 14, "archive": 18, "situation": 18, "situation, discussed": 18, "search": 7, "feed": 6, "sitemap": 7,
    "situation's map": 5, "desk": 8, "list": 9, "list, filtered": 9, "map": 10, "incident": 22,
    "incident, largest": 22, "incident's map": 12, "review queue": 11, "review": 10, "intake": 8, "pages": 29,
    "sources and sides": 8, "exports": 7, "moderation": 10, "API, incidents": 6, "API, claims": 6,
}  # fmt: skip
"""Queries of each kind of page with nothing cached, its session among them. They rise only with a reason."""


def grown(bursts: Sequence[int], archived: int, comments: int, drawn: Sequence[SituationPage]) -> None:
    """Fill a desk further: bursts of incidents, pages in the archive, comments."""
    people = site_fill.people()
    for number in bursts:
        site_fill.store(number, (3, 2, 4, 2, 1), people["analyst"])
    site_fill.archive(drawn, archived)
    site_fill.discuss(drawn, comments)


def queries() -> dict[str, int]:
    """Return how many queries each kind of page makes."""
    made = site_pages.costs(site_pages.kinds(), site_fill.people(), sample=1)
    return {name: cost.queries for name, cost in made.items()}


def test_queries_do_not_grow_with_the_desk(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    grown([0], 0, 0, ())
    drawn = list(site_fill.publish(1, site_fill.people()["editor"]))
    grown([1], 2, 20, drawn)
    small = queries()
    grown(range(2, 6), 10, 80, drawn)
    assert (Incident.objects.count(), SituationPage.objects.count()) == (30, 13)
    assert Comment.objects.filter(state="held").count() == 10
    large = queries()
    assert large == small
    assert {name: n for name, n in large.items() if n > QUERIES[name]} == {}


def test_long_lists_are_counted_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    grown([0, 1], 0, 0, ())
    assert sheets.counted(Incident.objects.all()) == 10
    assert sheets.sheet(Incident.objects.all(), 4, "3").paginator.num_pages == 3
    monkeypatch.setattr(sheets, "MOST", 7)
    assert sheets.counted(Incident.objects.all()) == 7
    assert sheets.sheet(Incident.objects.all(), 4, "9").number == 2


def test_a_page_of_a_hundred_claims_weighs_under_300_kilobytes(client: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    editor = site_fill.people()["editor"]
    site_fill.store(525, (12, 26, 24, 14, 24), editor)
    (page,) = site_fill.publish(1, editor)
    text = client.get(page.get_url()).content.decode()
    assert len(set(re.findall(r' id="(claim-report-525-\d+:c\d+)"', text))) == 100, "every claim's sentence is there"
    assert len(text.encode()) < 300_000
    # What is left out is linked: each claim stands in a cell, or in a list, that its sentence leads back to.
    backs = set(re.findall(r'<sup class="back"><a href="#([^"]+)"', text))
    assert len(backs) == 100
    assert backs <= set(re.findall(r' id="([^"]+)"', text))
    plots = re.findall(r'<img class="rm-svg rm-plot[^"]*" src="([^"]+)" alt="([^"]+)"', text)
    assert len(plots) == 6
    assert all(client.get(at).headers["Content-Type"] == "image/svg+xml" and alt for at, alt in plots)
