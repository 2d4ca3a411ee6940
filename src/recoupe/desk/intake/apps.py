"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.intake"
    label = "intake"
