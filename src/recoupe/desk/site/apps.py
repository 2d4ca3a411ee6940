"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.site"
    label = "site"
