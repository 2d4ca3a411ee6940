"""The line under the name: how many reports, from which outlets, published when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.drawing.page.numbers import days, number
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.model import When

if TYPE_CHECKING:
    from recoupe.drawing.page.edition import Edition


def imprint(edition: Edition) -> str:
    """Return the line under the name: how many reports, from which outlets, published when."""
    reports = edition.brief.reports
    told = ngettext("Brief of {n} report", "Brief of {n} reports", len(reports))
    outlets = list(dict.fromkeys(r.outlet for r in reports if r.outlet))
    if 0 < len(outlets) <= 5:
        told = _("{brief} from {outlets}", brief=told, outlets=", ".join(outlets))
    elif outlets:
        told = _("{brief} from {n} outlets", brief=told, n=len(outlets))
    dated = [r.published for r in reports if r.published]
    if dated:
        when = days(When(start=min(dated), end=max(dated)))
        told = _("{brief}, published {when}", brief=told, when=when)
    if unsure := len(edition.brief.unsure):
        left = ngettext(
            "{n} claim told less surely than {least} left out",
            "{n} claims told less surely than {least} left out",
            unsure,
            least=number(edition.brief.min_confidence),
        )
        told = _("{brief}; {left_out}", brief=told, left_out=left)
    return told
