"""The frame of every page: language, policy, errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]


def test_own_views_have_the_strict_policy(browsing: Browsing) -> None:
    policy = browsing(None).get("/desk/sign-in/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_editor_has_its_own_policy(browsing: Browsing) -> None:
    assert "'unsafe-inline'" in browsing("editor").get("/cms/").headers["Content-Security-Policy"]


def test_the_language_is_chosen_and_kept(browsing: Browsing) -> None:
    client = browsing("analyst")
    assert b'<html lang="en"' in client.get("/desk/").content
    answer = client.post("/desk/language/", {"language": "fr", "next": "/desk/"})
    assert answer.headers["Location"] == "/desk/"
    page = client.get("/desk/").content.decode()
    assert '<html lang="fr"' in page
    assert "Se déconnecter" in page


def test_choosing_a_language_leads_nowhere_else(browsing: Browsing) -> None:
    answer = browsing(None).post("/desk/language/", {"language": "fr", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


def test_a_page_that_is_not_there(browsing: Browsing) -> None:
    answer = browsing(None).get("/en/nothing-here/")
    assert answer.status_code == 404
    assert b"No such page" in answer.content
