"""Who may open what: the one place where a view's permission is decided, from `access.yaml`.

A view without a row is closed to everybody, and a test fails until it has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

ROLES = ("analyst", "editor", "moderator", "administrator")
"""Groups of users. An administrator may do whatever any other may."""

ANYONE, SIGNED_IN = "anyone", "signed in"


@dataclass(frozen=True)
class Row:
    """Who may open a view: `anyone`, anybody who is `signed in`, or the roles that are named."""

    view: str
    who: tuple[str, ...]

    @property
    def public(self) -> bool:
        """Whether anyone may open it."""
        return ANYONE in self.who

    def admits(self, roles: frozenset[str], *, signed_in: bool) -> bool:
        """Return whether somebody with these roles may open it."""
        if self.public or (signed_in and SIGNED_IN in self.who):
            return True
        return signed_in and bool(roles & {*self.who, "administrator"})


@cache
def table() -> dict[str, Row]:
    """Return the rows by view name. Raises ValueError for a role that does not exist."""
    text = (files("recoupe.desk.web") / "access.yaml").read_text(encoding="utf8")
    rows = {view: Row(view, tuple(who)) for view, who in yaml.safe_load(text).items()}
    for row in rows.values():
        unknown = set(row.who) - {*ROLES, ANYONE, SIGNED_IN}
        if unknown:
            raise ValueError(f"access.yaml, {row.view}: no role {', '.join(sorted(unknown))}")
    return rows


def row_of(view_name: str) -> Row | None:
    """Return the row of a view: its own, else that of its namespace (`wagtailadmin*`), else None."""
    rows = table()
    if view_name in rows:
        return rows[view_name]
    for name, row in rows.items():
        if name.endswith("*") and view_name.startswith(name[:-1]):
            return row
    return None


def roles_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[str]:
    """Return the roles of somebody; none for an anonymous reader. A superuser is an administrator.

    Read once for each user object, which lives as long as its request.
    """
    if not user.is_authenticated:
        return frozenset()
    known: frozenset[str] | None = getattr(user, "_recoupe_roles", None)
    if known is None:
        names = set(user.groups.values_list("name", flat=True)) & set(ROLES)
        if user.is_superuser:
            names.add("administrator")
        known = frozenset(names)
        user._recoupe_roles = known
    return known


def may(user: AbstractBaseUser | AnonymousUser, view_name: str) -> bool:
    """Return whether somebody may open a view. Templates ask it before they show a link or a button."""
    row = row_of(view_name)
    return row is not None and row.admits(roles_of(user), signed_in=user.is_authenticated)
