"""What the roles may do with pages: editors write, publish and adapt; a workflow ends with an editor."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupApprovalTask, GroupPagePermission, Page, Workflow

from recoupe.desk.people.roles import EDITOR_OPENS
from recoupe.desk.site.tree import ensure_pages

ON_PAGES = ("add", "change", "publish", "lock", "unlock")
"""Rights on every page. Nobody but an administrator may delete one in bulk."""

BESIDES = (
    *("submit_translation", "add_image", "change_image", "choose_image"),
    *("add_redirect", "change_redirect", "delete_redirect"),
)

OF_WAGTAIL = ("Editors", "Moderators")
"""Groups that Wagtail begins with. Ours have other names, and a moderator of ours has no rights on pages."""

APPROVAL = "Editors approve"


def ensure_rights(**_signal: Any) -> None:
    """Make the first pages and give editors their rights. Running it again changes nothing."""
    for label in ("wagtailcore", "wagtailimages", "wagtail_localize", "wagtailredirects"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    ensure_pages()
    root = Page.get_first_root_node()
    groups = [Group.objects.get_or_create(name=name)[0] for name in sorted(EDITOR_OPENS)]
    page_rights = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{right}_page" for right in ON_PAGES]
    )
    for group in groups:
        group.permissions.add(*Permission.objects.filter(codename__in=BESIDES))
        for right in page_rights:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)
    _workflow(groups)
    Group.objects.filter(name__in=OF_WAGTAIL, user=None).delete()


def _workflow(groups: list[Group]) -> None:
    """Let editors approve what is submitted, in the place of Wagtail's group of moderators."""
    for task in GroupApprovalTask.objects.all():
        if not set(task.groups.values_list("name", flat=True)) - set(OF_WAGTAIL):
            task.groups.set(groups)
            task.name = APPROVAL
            task.save()
            Workflow.objects.filter(workflow_tasks__task=task).update(name=APPROVAL)
