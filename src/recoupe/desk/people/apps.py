"""The Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    """Creates the roles when the database is made or changed."""

    name = "recoupe.desk.people"
    label = "people"

    def ready(self) -> None:
        """Keep the groups in step with the roles."""
        from recoupe.desk.people.roles import ensure_roles

        post_migrate.connect(ensure_roles, sender=self)
