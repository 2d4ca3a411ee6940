"""Titles of situations, and dates, in the interface language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from babel.dates import format_date

from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.linking.naming import de

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import EventType, When

OFFENSIVE = ("territory taken", "territory retaken", "attack repelled")


def kind_name(events: Sequence[EventType | Literal["flight"]], advance: bool) -> str:
    """Return what happened, in a word or two: an offensive if ground is fought over, else the commonest event."""
    if advance or any(e in OFFENSIVE for e in events):
        return _("Offensive")
    names = {
        "armed clash": _("Fighting"),
        "air/drone strike": _("Air strikes"),
        "shelling/artillery/missile attack": _("Shelling"),
        "suicide bomb": _("Suicide bombing"),
        "remote explosive/landmine/IED": _("Bombing"),
        "chemical weapon": _("Chemical attack reported"),
        "shooting": _("Shooting"),
        "execution/killing of civilians": _("Killings"),
        "abduction/arrest": _("Arrests or abductions"),
        "troop movement": _("Troop movements"),
        "ceasefire/evacuation": _("Ceasefire or evacuation"),
        "looting/property destruction": _("Destruction"),
        "flight": _("Displacement"),
        "other": _("Events reported"),
    }
    specific: list[EventType | Literal["flight"]] = [e for e in events if e != "other"]
    specific = specific or list(events)
    if not specific:
        return _("Troop movements")
    return names[max(sorted(set(specific)), key=specific.count)]


def days(when: When) -> str:
    """Return a day or a span of days, written out: "8 December 2016", "8–12 décembre 2016"."""
    locale = "en_GB" if current() == "en" else "fr"
    end = str(format_date(when.end, "d MMMM y", locale=locale))
    if when.start == when.end:
        return end
    if (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return f"{when.start.day}–{end}"
    pattern = "d MMMM" if when.start.year == when.end.year else "d MMMM y"
    return f"{format_date(when.start, pattern, locale=locale)} – {end}"


def title(
    events: Sequence[EventType | Literal["flight"]], advance: bool, names: Sequence[str], when: When | None
) -> str:
    """Return "Offensive near Palmyra, Homs, 8 December 2016", with what is known of it."""
    what = kind_name(events, advance)
    if not names:
        return (
            _("{what}, {date}", what=what, date=days(when)) if when else _("{what}, place and date unknown", what=what)
        )
    where = _("{place}, {region}", place=names[0], region=names[1]) if len(names) > 1 else names[0]
    date = days(when) if when else _("date unknown")
    return _("{what} near {place}, {date}", what=what, place=where, de_place=de(where), date=date)
