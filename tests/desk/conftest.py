"""The desk under test: somebody of each role, stored sample readings. The database is a test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from recoupe.desk.people.first import create_user
from recoupe.desk.web import throttle

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def _quiet(settings: Any, tmp_path: Any) -> None:
    """Files go into the test's own folder, tasks run at once, passwords are hashed quickly."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
    locmem = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    settings.CACHES = {**settings.CACHES, "drawn": locmem}  # another database has the same keys for other incidents
    settings.ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
    throttle.SENT.clear()
    throttle.SIGN_INS.clear()


@pytest.fixture
def person(db: None) -> Callable[[str], Any]:
    """Return a function that gives somebody with a role, always the same one."""

    def made(role: str) -> Any:
        model = get_user_model()
        if not model.objects.filter(username=role).exists():
            create_user(role, "correct horse", role, check=False)
        return model.objects.get(username=role)

    return made


@pytest.fixture
def browsing(person: Callable[[str], Any]) -> Callable[[str | None], Client]:
    """Return a function that gives a client, signed in as somebody with a role, or not signed in."""

    def made(role: str | None = None) -> Client:
        client = Client()
        if role:
            client.force_login(person(role), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return made
