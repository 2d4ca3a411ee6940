"""A report knows how many claims it has, how many are open, and how sure the least sure of those is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import TEXT_A, claim, stored
from django.apps import apps

from recoupe.desk.records.decide import add, decide
from recoupe.desk.records.models import Report

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

QUOTE = "The army said on Tuesday that shelling killed four fighters in Latamneh."


def numbers() -> tuple[int, int, float | None]:
    held = Report.objects.get()
    return held.total, held.open, held.least


def test_the_numbers_follow_every_change(person: Callable[[str], Any]) -> None:
    one, other = ({**claim(TEXT_A, QUOTE, key), "confidence": sure} for key, sure in (("c1", 0.4), ("c2", 0.7)))
    report = stored("a", TEXT_A, one, other)
    assert numbers() == (2, 2, 0.4)
    held, by = report.claims.get(key="c1"), person("analyst")
    decide(held, "accept", by, seen=0)
    assert numbers() == (2, 1, 0.7)
    decide(held, "reopen", by, seen=1)
    assert numbers() == (2, 2, 0.4)
    add(report, claim(TEXT_A, QUOTE), by)
    assert numbers() == (3, 2, 0.4)
    stored("a", TEXT_A, other)  # a reading that has one claim less
    assert numbers() == (3, 2, 0.4), "somebody decided on it, so it stays"
    for key in ("c1", "c2"):
        now = report.claims.get(key=key)
        decide(now, "reject", by, seen=now.version)
    assert numbers() == (3, 0, None)


def test_the_migration_counts_what_is_there_already() -> None:
    stored("a", TEXT_A, {**claim(TEXT_A, QUOTE), "confidence": 0.4})
    Report.objects.update(total=0, open=0, least=None)
    import_module("recoupe.desk.records.migrations.0003_counts_and_indexes").count(apps, None)
    assert numbers() == (1, 1, 0.4)
