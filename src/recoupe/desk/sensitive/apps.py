"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SensitiveConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.sensitive"
    label = "sensitive"
