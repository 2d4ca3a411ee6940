"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ReadersConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.readers"
    label = "readers"
