"""The roles as groups, with what Wagtail's editor lets each do."""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission

from recoupe.desk.web.access import ROLES

EDITOR_OPENS = {"editor", "administrator"}
"""Roles that may open Wagtail's editor; rights on pages are given with the pages (`site`)."""


def ensure_roles(**_signal: object) -> None:
    """Make the groups that are missing, and let editors into the editor. Running it again changes nothing."""
    admin = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in ROLES:
        group, _made = Group.objects.get_or_create(name=name)
        if name in EDITOR_OPENS:
            group.permissions.add(*admin)
