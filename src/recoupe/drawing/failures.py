"""What could not be drawn, told so that somebody can do something about it."""

from __future__ import annotations

from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _


class Undrawn(RecoupeError):
    """A picture or a form of the brief that could not be made. The rest of the brief stands without it."""

    status = 3


def undrawn(where: str, error: Exception) -> Undrawn:
    """Return the failure of one picture as something to tell people."""
    cause = " ".join(f"{type(error).__name__}: {error}".split())
    return Undrawn(
        _("it could not be made ({cause})", cause=cause),
        where=where,
        todo=_("The rest of the brief is complete; please report this with brief.json"),
    )
