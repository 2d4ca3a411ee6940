"""An incident in a line of the reader's language, for formats that people read too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.drawing.words import event_word, quoted
from recoupe.exchange.told import place_name
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.exchange.told import Told
    from recoupe.model import When


def days(when: When | None) -> str:
    """Return "2016-12-08" or "2016-12-08 to 2016-12-10", "undated" for none."""
    if when is None:
        return _("undated")
    if when.start == when.end:
        return when.start.isoformat()
    return _("{start} to {end}", start=when.start, end=when.end)


def title(one: Told) -> str:
    """Return what is said to have happened, where and when: "air/drone strike, Huwaysis, 2016-12-08"."""
    return ", ".join(
        (event_word(one.incident.event), place_name(one.place) or _("no place given"), days(one.incident.when))
    )


def precision(one: Told) -> str:
    """Return how far the true spot may be from the point: a point is the middle of a disc, and no pin."""
    place = one.place
    if place is None:
        return _("no place given")
    if not place.located:
        return _("nobody could locate {place}", place=place_name(place))
    if one.radius_km is None:
        return place.precision or ""
    return _("{precision}: within {km} km of the point", precision=place.precision, km=f"{one.radius_km:g}")


def versions(one: Told) -> list[str]:
    """Return a line for each claim: who says it, or the outlet, and its words, quoted. Copies stand once."""
    lines = []
    for report, claim in one.claims:
        who = claim.source or report.outlet or report.id
        quote = quoted(" ".join(claim.quote.split()))
        denies = claim.stance == "denies"
        lines.append(
            _("{source} denies: {quote}", source=who, quote=quote)
            if denies
            else _("{source}: {quote}", source=who, quote=quote)
        )
    return list(dict.fromkeys(lines))
