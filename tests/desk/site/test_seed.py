"""The page that the project must be able to make, row by row (DESIGN, S1 to S13).

The text is copyrighted and lies beside the repository: without it this is skipped. No word of it stands here but names.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse

from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.intake.extracting import read_claims, store
from recoupe.desk.site.draft import draft
from recoupe.desk.site.models import SituationPage, text_page
from recoupe.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = Path(__file__).parents[4] / "shared" / "data" / "seed" / "palmyre-2016-12-08.html"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEED.is_file(), reason="the seed lies beside the repository, and is not there"),
]


@pytest.fixture
def page(person: Callable[[str], Any]) -> SituationPage:
    """The seed taken in, read, linked, drafted from all its incidents, published."""
    (noun,) = read(SEED, published="2016-12-09").reports
    report, _new = store(noun)
    read_claims(report)
    refresh([report])
    keys = list(Incident.objects.current().order_by("start", "key").values_list("key", flat=True))
    made = draft(keys, "fr", person("editor"))
    made.get_latest_revision().publish(user=person("editor"))
    return SituationPage.objects.get(pk=made.pk)


@pytest.fixture
def shown(page: SituationPage) -> str:
    """What a reader of the page is sent."""
    return Client().get(page.get_url()).content.decode()


@pytest.fixture
def told(shown: str) -> str:
    """Its words, without markup, no-break spaces plain."""
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def section(shown: str, name: str) -> str:
    """The words of a section by its class."""
    found = re.findall(rf'<section class="{name}.*?</section>', shown, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", " ".join(found)).split())


def test_the_seed_row_by_row(page: SituationPage, shown: str, told: str) -> None:
    # S1: a map, enlarged at a click or key.
    assert re.search(r'<a class="map-picture" href="/files/\d+/fr/map.svg" data-map-opens="map-dialog">', shown)
    assert 'data-map-opens="map-dialog" aria-haspopup="dialog"' in shown
    # S2: what, who, where, when.
    assert "Palmyre" in page.title + page.lead
    assert "8 décembre 2016" in told
    # S3: two axes of movement.
    moved = section(shown, "movements")
    for start, stop in (("Houwaysis", "Mahr"), ("Chaer", "Jazal")):
        assert re.search(rf"{start}.{{0,60}}→.{{0,60}}{stop}", moved), (start, stop)
    # S4: Amaq's claim, with its figures.
    assert re.search(r"plus de 60", told)
    assert "Amaq" in told
    # S5: the other side's, hedged by the conditional.
    assert "Anna" in told
    assert re.search(r'<em class="hedged">[^<]*<a class="figure"[^>]*>détruits\s?: 8 ', shown)
    # S6: versions side by side, status, what would settle it, the article's own caution kept as such.
    assert 'class="versions versions-2"' in shown
    assert "Ce qui trancherait" in told
    context = section(shown, "context")
    assert "preuves relevées sur le terrain" in context
    # S7: a third voice.
    assert "sources locales" in told
    # S8: background, explanation, motive, apart from the claims.
    for kind in ("Arrière-plan", "Explication", "Motif"):
        assert kind in context, kind
    # S9: credits with roles; an edition in another language is offered once there is one.
    credited = section(shown, "credits")
    assert "southfront.org" in credited
    assert re.search(r"adaptation\s?: Marc Brzustowski", credited)


def test_the_discussion_at_the_foot(page: SituationPage, shown: str, told: str, settings: Any) -> None:
    # S10: the charter, which moderators apply, is a page of each language, and shown at the form.
    charter = text_page("charter", "fr")
    assert charter is not None
    assert "antisémites, racistes, diffamatoires ou injurieux" in charter.body
    form = re.findall(r'<form method="post"[^>]*id="comment-form".*?</form>', shown, re.DOTALL)[0]
    assert "antisémites, racistes, diffamatoires ou injurieux" in form
    assert f'href="{charter.get_url()}"' in form
    # S11: a guest subscribes with an address, without an account.
    assert 'name="subscribe"' in form
    assert 'name="email"' in form
    # S12: how comments' data are processed; Akismet is named only where it is asked.
    assert f'href="{reverse("readers:data")}"' in form
    assert "Akismet" not in form
    settings.AKISMET_KEY = "a-key"
    assert "Akismet" in Client().get(page.get_url()).content.decode()
    # S13: the discussion and its count; comments on paragraphs have their anchors.
    assert 'id="discussion"' in shown
    assert "0 commentaire" in told
    assert 'data-paragraph="' in shown
