"""Who may open what: every view has a row, and a row is what is enforced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from recoupe.desk.web import access

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _views(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """(view name, path pattern) of every address of the site."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
            yield from _views(entry, inner)
        elif isinstance(entry, URLPattern):
            yield ":".join((*namespaces, entry.name or "")), str(entry.pattern)


def test_every_view_has_a_row() -> None:
    views = list(_views(get_resolver()))
    assert len(views) > 50
    without = sorted({f"{name} ({pattern})" for name, pattern in views if name and access.row_of(name) is None})
    assert not without, f"add who may open them to access.yaml: {without}"


def test_every_row_has_a_view() -> None:
    names = {name for name, _pattern in _views(get_resolver())}
    idle = [
        r for r in access.table() if not (any(n.startswith(r[:-1]) for n in names) if r.endswith("*") else r in names)
    ]
    assert not idle, f"no such view: {idle}"


def test_unknown_views_are_closed(person: Callable[[str], Any]) -> None:
    assert access.row_of("") is None, "an address without a name is closed"
    assert access.row_of("nowhere:nothing") is None
    assert not access.may(person("administrator"), "nowhere:nothing")


@pytest.mark.parametrize("role", [None, *access.ROLES])
def test_the_desk_opens_for_those_of_its_row(role: str | None, browsing: Callable[[str | None], Any]) -> None:
    answer = browsing(role).get("/desk/")
    if role is None:
        assert answer.status_code == 302
        assert answer.headers["Location"] == "/desk/sign-in/?next=/desk/"
    else:
        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("role", "status"), [("analyst", 403), ("moderator", 403), ("editor", 200), ("administrator", 200)]
)
def test_the_editor_opens_for_editors(role: str, status: int, browsing: Callable[[str | None], Any]) -> None:
    assert browsing(role).get("/cms/").status_code == status


def test_somebody_without_a_role_opens_nothing_of_the_desk(browsing: Callable[[str | None], Any], db: None) -> None:
    from django.contrib.auth import get_user_model

    client = browsing(None)
    client.force_login(
        get_user_model().objects.create_user("nobody"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get("/desk/").status_code == 403
