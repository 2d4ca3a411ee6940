"""A backup restored is the desk that it was made of, and a damaged one touches nothing."""

from __future__ import annotations

import tarfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.files.base import ContentFile

from recoupe.desk.backup import LEFT_OUT, BadBackup, backup, restore
from recoupe.desk.evidence.models import Item
from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.models import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> list[str]:
    """Every row of every table, as text."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label not in LEFT_OUT:
            found += [serializers.serialize("exact", [row]) for row in model._default_manager.order_by("pk")]
    return sorted(found)


@pytest.fixture
def filled(person: Person) -> Incident:
    """A desk with an incident and a piece of evidence."""
    (incident,) = refresh(two_reports())
    item = Item(key="e1", kind="photo", sha256="ab12", added_by=person("analyst"))
    item.file.save("x", ContentFile(b"a picture"))
    item.save()
    return incident


def test_a_backup_restored_is_the_same_desk(filled: Incident, tmp_path: Path) -> None:
    Item.objects.update(added_at=datetime(2026, 1, 1, 12, 0, 0, 123, tzinfo=UTC))
    before = everything()
    made = backup(tmp_path / "desk.tar.gz")
    assert made["files"] == 1
    file = Item.objects.get().file.path
    Report.objects.all().delete()
    with open(file, "wb") as changed:  # noqa: PTH123 - the storage's own path
        changed.write(b"spoilt")
    get_user_model().objects.create_user("intruder")
    restore(tmp_path / "desk.tar.gz", force=True)
    assert everything() == before
    assert Item.objects.get().file.read() == b"a picture"
    assert Item.objects.get().added_at.microsecond == 123
    assert Incident.objects.get().status == "contested"
    Report.objects.create(key="next", text="t", digest="d", lang="en")  # sequences go on after the highest


def test_a_desk_in_use_is_not_overwritten(filled: Incident, tmp_path: Path) -> None:
    backup(tmp_path / "desk.tar.gz")
    with pytest.raises(BadBackup, match="users here already"):
        restore(tmp_path / "desk.tar.gz")
    with pytest.raises(BadBackup, match="exists already"):
        backup(tmp_path / "desk.tar.gz")


def test_a_damaged_backup_touches_nothing(filled: Incident, tmp_path: Path) -> None:
    whole = tmp_path / "desk.tar.gz"
    backup(whole)
    before = everything()
    with tarfile.open(whole) as tar:
        tar.extractall(tmp_path / "in", filter="data")
    rows = tmp_path / "in" / "rows.jsonl"
    rows.write_bytes(rows.read_bytes()[:-40])
    spoilt = tmp_path / "spoilt.tar.gz"
    with tarfile.open(spoilt, "w:gz") as tar:
        for path in sorted((tmp_path / "in").rglob("*")):
            if path.is_file():
                tar.add(path, path.relative_to(tmp_path / "in").as_posix())
    (tmp_path / "text").write_text("no backup")
    for bad in (spoilt, tmp_path / "text"):
        with pytest.raises(BadBackup):
            restore(bad, force=True)
    assert everything() == before
