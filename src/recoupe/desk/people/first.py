"""The first administrator: from the environment, or asked for."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password


def has_administrator() -> bool:
    """Return whether there is somebody who may do everything."""
    users = get_user_model().objects.filter(is_active=True)
    return bool(users.filter(is_superuser=True).exists() or users.filter(groups__name="administrator").exists())


def create_user(name: str, password: str, role: str, *, check: bool = True) -> None:
    """Create somebody with a role. An administrator is a superuser too, so that the editor opens everything.

    Raises django's ValidationError for a password that is too weak.
    """
    model = get_user_model()
    user = model(username=name, is_superuser=role == "administrator", is_staff=role == "administrator")
    if check:
        validate_password(password, user)
    user.set_password(password)
    user.save()
    user.groups.add(Group.objects.get(name=role))
