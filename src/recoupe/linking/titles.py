"""Titles of situations, and dates, in the interface language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date, format_interval

from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recoupe.model import EventType, When

OFFENSIVE = ("territory taken", "territory retaken", "attack repelled")


def kind_name(events: Sequence[EventType], advance: bool) -> str:
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
        "other": _("Reports"),
    }
    specific: list[EventType] = [e for e in events if e != "other"]
    specific = specific or list(events)
    if not specific:
        return _("Troop movements")
    return names[max(sorted(set(specific)), key=specific.count)]


def days(when: When) -> str:
    """Return a day or a span of days, written out: "8 December 2016", "8 – 12 décembre 2016"."""
    locale = "en_GB" if current() == "en" else "fr"
    if when.start == when.end:
        return str(format_date(when.start, "d MMMM y", locale=locale))
    return str(format_interval(when.start, when.end, "yMMMMd", locale=locale))


def title(events: Sequence[EventType], advance: bool, names: Sequence[str], when: When | None) -> str:
    """Return "Offensive near Palmyra, Homs, 8 December 2016", with what is known of it."""
    what = kind_name(events, advance)
    if not names:
        return (
            _("{what}, {date}", what=what, date=days(when)) if when else _("{what}, place and date unknown", what=what)
        )
    where = _("{place}, {region}", place=names[0], region=names[1]) if len(names) > 1 else names[0]
    if when is None:
        return _("{what} near {place}, date unknown", what=what, place=where)
    return _("{what} near {place}, {date}", what=what, place=where, date=days(when))
