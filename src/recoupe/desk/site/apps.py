"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SiteConfig(AppConfig):
    """Its name and label."""

    name = "recoupe.desk.site"
    label = "site"

    def ready(self) -> None:
        """Listen to pages that go public, and keep the first pages and the editors' rights in step with the roles."""
        from recoupe.desk.site import overtaken, published
        from recoupe.desk.site.rights import ensure_rights

        published.listen()
        overtaken.listen()
        post_migrate.connect(ensure_rights, sender=self)
