"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.registry"
    label = "registry"
