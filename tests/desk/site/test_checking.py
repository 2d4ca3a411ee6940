"""The check of an adaptation is the worker's: asked for once, said on the pages of the editor, repeated, retried."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from recoupe.desk.records import limited
from recoupe.desk.records.limited import Unread
from recoupe.desk.site import adapting, checking, gate
from recoupe.desk.site.models import Compared, SituationPage

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]
    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db

DB_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture
def adapted(public: SituationPage, person: Person) -> SituationPage:
    """An adaptation whose words are the original's still."""
    return adapting.adapt(public, "fr", person("editor"))


def asked(page: SituationPage) -> Compared:
    found = gate.checked(page.adaptation, adapting.candidate(page))
    assert found is not None
    return found


def test_the_web_reads_no_text(
    adapted: SituationPage, browsing: Browsing, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reads(*_args: Any) -> None:
        raise AssertionError("a text was read in the web process")

    monkeypatch.setattr(checking, "read_within", reads)
    text = browsing("editor").get(reverse("site:adaptation", args=[adapted.pk])).content.decode()
    assert 'data-state="waiting"' in text
    assert "Being checked" in text
    assert "Publish the adaptation" not in text
    with pytest.raises(ValidationError, match="is being checked"):
        adapting.publish(adapted, person("editor"))
    adapted.refresh_from_db()
    assert not adapted.live


def test_the_worker_is_asked_once(
    adapted: SituationPage, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = DB_TASKS
    for _n in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            asked(adapted)
    assert Compared.objects.get().state == "waiting"
    assert DBTaskResult.objects.filter(task_path__endswith="check_texts").count() == 1


def test_other_words_are_another_check(adapted: SituationPage, person: Person) -> None:
    checking.settle(asked(adapted).pk)
    assert gate.open_differences(adapted.adaptation, adapting.candidate(adapted))
    adapting.put(adapted, {"title": "Un autre titre"}, person("editor"))
    with pytest.raises(gate.Unchecked):
        gate.open_differences(adapted.adaptation, adapting.candidate(adapted))


def test_a_lost_worker_loses_nothing(adapted: SituationPage, django_capture_on_commit_callbacks: Any) -> None:
    check = asked(adapted)
    Compared.objects.update(state="running", lease=timezone.now() + timedelta(minutes=1))
    checking.settle(check.pk)
    check.refresh_from_db()
    assert check.state == "running", "another worker has it"
    Compared.objects.update(lease=timezone.now() - timedelta(minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        checking.resume()
    check.refresh_from_db()
    assert (check.state, check.lease) == ("done", None)
    assert set(check.differences) == {"en", "fr"}


def test_what_kills_its_workers_is_given_up(adapted: SituationPage) -> None:
    check = asked(adapted)
    Compared.objects.update(attempts=checking.ATTEMPTS)
    checking.settle(check.pk)
    check.refresh_from_db()
    assert check.state == "failed"
    assert "lost" in check.why["en"]
    assert check.why["fr"] != check.why["en"]


def test_a_failed_check_says_why_and_is_done_again(
    adapted: SituationPage,
    browsing: Browsing,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    def breaks(*_args: Any) -> None:
        raise Unread("finding its claims took longer than 60 seconds")

    client, address = browsing("editor"), reverse("site:adaptation", args=[adapted.pk])
    with monkeypatch.context() as patch:
        patch.setattr(checking, "read_within", breaks)
        checking.settle(asked(adapted).pk)
    text = client.get(address).content.decode()
    assert 'data-state="failed"' in text
    assert "longer than 60 seconds" in text
    with pytest.raises(ValidationError, match="could not be checked"):
        gate.check(adapting.candidate(adapted))
    edit = reverse("wagtailadmin_pages:edit", args=[adapted.pk])
    assert "could not be checked" in client.get(edit).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"act": "again"})
    assert 'data-state="done"' in client.get(address).content.decode()
    assert "to mend or to overrule" in client.get(edit).content.decode()


def test_a_text_that_runs_away_is_told(monkeypatch: pytest.MonkeyPatch, adapted: SituationPage) -> None:
    limited.close()
    monkeypatch.setattr(limited, "LIMITS", limited.Limits(seconds=0.001))
    check = asked(adapted)
    checking.settle(check.pk)
    limited.close()
    check.refresh_from_db()
    assert check.state == "failed"
    assert "longer than" in check.why["en"]
