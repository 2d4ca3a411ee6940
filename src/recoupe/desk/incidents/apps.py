"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.incidents"
    label = "incidents"
