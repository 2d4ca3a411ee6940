"""The public pages: the first tree, a situation as readers see it, the archive, search, what machines read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from wagtail.models import GroupPagePermission, Page

from recoupe.desk.site.models import FrontPage, Snapshot, text_page
from recoupe.desk.site.rights import ensure_rights

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.site.models import SituationPage

    Person = Callable[[str], Any]
    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db

QUERIES = {"front": 12, "situation": 16, "archive": 16}
"""Queries of a page, whatever it shows, two of the situation's for its discussion. They rise only with a reason."""


def test_a_new_site_has_a_tree_in_each_language(browsing: Browsing) -> None:
    assert {f.locale.language_code for f in FrontPage.objects.all()} == {"en", "fr"}
    for path, words in (
        ("/en/", "Nothing is published yet"),
        ("/fr/", "Rien n’est encore publié"),
        ("/fr/charte/", "antisémites, racistes, diffamatoires ou injurieux"),
        ("/en/archive/", "Archive"),
    ):
        answer = browsing(None).get(path)
        assert answer.status_code == 200, path
        assert words in answer.content.decode()
    assert not Page.objects.filter(title__startswith="Welcome").exists()


def test_making_the_tree_again_changes_nothing() -> None:
    before = list(Page.objects.order_by("path").values_list("path", "title"))
    ensure_rights()
    assert list(Page.objects.order_by("path").values_list("path", "title")) == before


def test_texts_are_found_by_their_role() -> None:
    charter = text_page("charter", "fr")
    assert charter is not None
    assert charter.get_url() == "/fr/charte/"
    assert text_page("privacy", "en") is not None


def test_editors_publish_and_moderators_do_not(person: Person, drafted: SituationPage) -> None:
    rights = GroupPagePermission.objects.values_list("group__name", "permission__codename")
    assert ("editor", "publish_page") in rights
    assert not [name for name, _right in rights if name in {"moderator", "analyst"}]
    assert drafted.permissions_for_user(person("editor")).can_publish()
    assert not drafted.permissions_for_user(person("moderator")).can_edit()


def test_a_draft_is_seen_by_nobody(drafted: SituationPage, browsing: Browsing) -> None:
    assert browsing(None).get(f"/en/{drafted.slug}/").status_code == 404


def test_a_published_page_shows_everything_with_its_source(public: SituationPage, browsing: Browsing) -> None:
    answer = browsing(None).get(public.get_url())
    text = answer.content.decode()
    assert answer.status_code == 200
    assert set(answer.cookies) <= {"csrftoken"}, "no cookie but the one that protects the form for comments"
    assert not browsing(None).get("/en/").cookies
    for words in ("Latamneh", "Harbour Gazette", "A local monitor", "contested", "Versions", "What would settle it"):
        assert words in text
    anchors = set(re.findall(r'id="([^"]+)"', text))
    links = set(re.findall(r'href="#([^"]+)"', text))
    assert links <= anchors, "every link within the page leads somewhere"
    sentences = re.findall(r'<span class="sentence">.*?</span></span>', text)
    assert sentences
    assert all('<a href="#claim-' in s for s in sentences), "no sentence without its claim"
    assert "\x00" not in text
    assert " style=" not in text
    assert "<style" not in text
    assert not re.search(r"<script(?! src=| type=\"application/ld\+json\")", text), "no inline script"


def test_a_page_cites_passages_and_publishes_nobodys_article(public: SituationPage, browsing: Browsing) -> None:
    text = browsing(None).get(public.get_url()).content.decode()
    assert "Shelling of" not in text
    report = Snapshot.objects.get().brief("en").reports[0]
    assert report.claims[0].quote.split(" that ")[1].rstrip(".") in re.sub(r"<[^>]+>", "", text)


def test_paragraphs_have_ids_that_stay(public: SituationPage, browsing: Browsing, person: Person) -> None:
    first = re.findall(r'data-paragraph="([^"]+)"', browsing(None).get(public.get_url()).content.decode())
    public.title = "Another headline"
    public.save_revision(user=person("editor")).publish()
    again = re.findall(r'data-paragraph="([^"]+)"', browsing(None).get(public.get_url()).content.decode())
    assert first
    assert again == first


def test_search_engines_are_told_the_same(public: SituationPage, browsing: Browsing) -> None:
    text = browsing(None).get(public.get_url()).content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    told = json.loads(block)
    assert (told["@type"], told["headline"], told["inLanguage"]) == ("NewsArticle", public.title, "en")
    assert told["contentLocation"][0]["name"] == "Latamneh"
    assert '<link rel="canonical" href="http://localhost:8000/en/' in text


def test_the_archive_is_by_theatre_and_month(public: SituationPage, browsing: Browsing) -> None:
    client = browsing(None)
    assert public.title in client.get("/en/archive/").content.decode()
    assert public.title in client.get("/en/archive/?theatre=syria-iraq&month=2018-10").content.decode()
    assert public.title not in client.get("/en/archive/?month=2018-09").content.decode()
    assert public.title in client.get("/en/archive/?theatre=nowhere&month=soon&page=none").content.decode()


def test_search_finds_words_of_the_text(public: SituationPage, browsing: Browsing) -> None:
    client = browsing(None)
    assert public.title in client.get("/en/search/?q=Latamneh").content.decode()
    for partial in ("latam", "Latamné", "Latamneh kill 4", "monitor lataMNEH"):
        assert public.title in client.get("/en/search/", {"q": partial}).content.decode(), partial
    assert public.title not in client.get("/en/search/?q=harbour").content.decode()
    assert public.title not in client.get("/en/search/?q=latamneh+harbour").content.decode()
    assert public.title not in client.get("/fr/search/?q=Latamneh").content.decode()
    assert client.get("/en/search/").status_code == 200
    for odd in ("%_'\"\\ (" + "x" * 500, "NOT", "a AND", "NEAR(a b)", "*", "title:x", "-"):
        assert client.get("/en/search/", {"q": odd}).status_code == 200


def test_what_machines_read(public: SituationPage, browsing: Browsing) -> None:
    client = browsing(None)
    feed = ET.fromstring(client.get("/en/feed.atom").content)
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en"
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = feed.findall(f"{atom}entry")
    assert entry.find(f"{atom}title").text == public.title
    assert entry.find(f"{atom}link").attrib["href"] == f"http://localhost:8000{public.get_url()}"
    assert not ET.fromstring(client.get("/fr/feed.atom").content).findall(f"{atom}entry")
    sitemap = client.get("/sitemap.xml").content.decode()
    assert f"http://localhost:8000{public.get_url()}" in sitemap
    assert 'hreflang="fr"' in sitemap
    assert "Disallow: /desk/" in client.get("/robots.txt").content.decode()


def test_files_of_a_page_are_public_with_it(public: SituationPage, browsing: Browsing) -> None:
    shot = Snapshot.objects.get().pk
    client = browsing(None)
    for name, kind in (("map.svg", "image/svg+xml"), ("map.png", "image/png"), ("map.geojson", "application/geo+json")):
        answer = client.get(f"/files/{shot}/en/{name}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
        assert "immutable" in answer.headers["Cache-Control"]
    assert client.get(f"/files/{shot}/en/brief.json").status_code == 404
    assert client.get(f"/files/{shot}/fr/map.svg").status_code == 404
    public.unpublish()
    assert client.get(f"/files/{shot}/en/map.svg").status_code == 404
    assert browsing("analyst").get(f"/files/{shot}/en/map.svg").status_code == 200


def test_a_page_is_small(public: SituationPage, browsing: Browsing) -> None:
    client = browsing(None)
    text = client.get(public.get_url()).content.decode()
    size = len(text.encode())
    wanted = re.findall(r'<link rel="stylesheet" href="([^"]+)"|<script src="([^"]+)"|<img src="([^"]+)"', text)
    for address in filter(None, (a for found in wanted for a in found)):
        answer = client.get(address)
        assert answer.status_code == 200, address
        size += len(b"".join(answer) if answer.streaming else answer.content)
    assert size < 300_000, "before the interactive map, and before compression"


def test_queries_are_few(public: SituationPage, browsing: Browsing, django_assert_max_num_queries: Any) -> None:
    client = browsing(None)
    pages = {"front": "/en/", "situation": public.get_url(), "archive": "/en/archive/"}
    for name, address in pages.items():
        client.get(address)
        with django_assert_max_num_queries(QUERIES[name]):
            assert client.get(address).status_code == 200


def test_a_page_that_moved_leads_on(
    public: SituationPage, browsing: Browsing, person: Person, django_capture_on_commit_callbacks: Any
) -> None:
    before = public.get_url()
    public.slug = "somewhere-else"
    with django_capture_on_commit_callbacks(execute=True):
        public.save_revision(user=person("editor")).publish(user=person("editor"))
    answer = browsing(None).get(before)
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/en/somewhere-else/")
    assert browsing(None).get("/en/never-there/").status_code == 404
    assert browsing("editor").get("/cms/redirects/").status_code == 200
