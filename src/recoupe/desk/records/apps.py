"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.records"
    label = "records"
