"""The roles as groups, with what Wagtail's editor lets each do."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from recoupe.desk.web.access import ROLES

EDITOR_OPENS = {"editor", "administrator"}
"""Roles that may open Wagtail's editor; rights on pages are given with the pages (`site`)."""


def ensure_roles(**_signal: object) -> None:
    """Make the groups that are missing, and let editors into the editor. Running it again changes nothing."""
    # Wagtail makes this right in a migration, so a database that was emptied (`manage flush`) has lost it.
    admin_type, _made = ContentType.objects.get_or_create(app_label="wagtailadmin", model="admin")
    admin, _made = Permission.objects.get_or_create(
        content_type=admin_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    for name in ROLES:
        group, _made = Group.objects.get_or_create(name=name)
        if name in EDITOR_OPENS:
            group.permissions.add(admin)
