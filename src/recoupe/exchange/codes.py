"""Event types and precisions in the codes of ACLED, UCDP and PLOVER, as `events.yaml` has them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import yaml

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from recoupe.model import EventType, Place, When

ActorClass = Literal["state force", "foreign force", "unnamed force", "armed group", "civilians"]

type Classes = AbstractSet[ActorClass]


@cache
def table() -> dict[str, Any]:
    """Return `events.yaml`, parsed. Treat it as read-only: it is cached."""
    text = (files("recoupe") / "exchange" / "events.yaml").read_text(encoding="utf8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def acled(event: EventType, by: Classes, against: Classes) -> tuple[str, str, str]:
    """Return ACLED's disorder type, event type and sub-event type; three empty strings where they cannot be told.

    A condition on who acts or is hit holds where all that are named are of its classes; "" as a sub-event type means
    that the case is known to be none of ACLED's.
    """
    for entry in table()["acled"][event]:
        if all(_within(who, entry.get(key)) for key, who in (("by", by), ("against", against))):
            return _typed(entry["sub"])
    return "", "", ""


def _within(who: Classes, wanted: list[str] | None) -> bool:
    return wanted is None or (bool(who) and all(w in wanted for w in who))


def _typed(sub: str) -> tuple[str, str, str]:
    for name, kind in table()["acled_types"].items():
        if sub in kind["subs"]:
            return kind["disorder"], name, sub
    return "", "", ""


def acled_actor(who: Classes) -> str:
    """Return ACLED's type of actor where all that are named are of one that can be told, else ""."""
    names = {table()["acled_actors"].get(w, "") for w in who}
    return str(names.pop()) if len(names) == 1 else ""


def violence(event: EventType, by: Classes, against: Classes) -> int | None:
    """Return UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided; None where it cannot be told."""
    rules = table()["ucdp"]
    if event in rules["one_sided"]:
        return 3
    armed = {*rules["states"], *rules["groups"]}
    if not (by and against and by <= armed and against <= armed):
        return None
    return 1 if (by | against) & set(rules["states"]) else 2


def plover(event: EventType) -> tuple[str, str]:
    """Return PLOVER's event and mode, each "" where there is none."""
    found = table()["plover"][event]
    return found.get("event", ""), found.get("mode", "")


def geo_precision(place: Place | None) -> int | None:
    """Return ACLED's code of a located place; None where it is not located, or only to a country."""
    return table()["geo_precision"].get(place.precision) if place and place.located else None


def where_prec(place: Place | None) -> int | None:
    """Return UCDP's code of a located place, None where it is not located."""
    return table()["where_prec"].get(place.precision) if place and place.located else None


def time_precision(when: When | None) -> int | None:
    """Return ACLED's code of the days on which something happened; None beyond a month, or undated."""
    return _by_length("time_precision", when)


def date_prec(when: When | None) -> int | None:
    """Return UCDP's code of the days on which something happened; None beyond a year, or undated."""
    return _by_length("date_prec", when)


def _by_length(name: str, when: When | None) -> int | None:
    if when is None:
        return None
    days = (when.end - when.start).days + 1
    return next((code for most, code in table()[name] if days <= most), None)
