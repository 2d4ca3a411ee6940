"""The names of things in the reader's language: events, kinds of figures, statuses, types of contradiction."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.drawing.words import quoted
from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.model import ContradictionType, EventType, FigureKind, Status

_TAG = re.compile(r"<[^>]*>")
_FIRST_LETTER = re.compile(r"((?:<[^>]*>)*)([^<&])")


def html(message: str, **values: object) -> Markup:
    """Return `message` in the language in use with its `{names}` filled in, everything but Markup escaped."""
    return Markup(_(message)).format(**values)  # noqa: S704 - our own catalogue; the values are escaped by format


def capital(text: str) -> str:
    """Return a text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def capital_html(text: Markup) -> Markup:
    """Return HTML with the first letter of its text in upper case, whatever tags stand before it."""
    found = _FIRST_LETTER.match(str(text))
    if found is None:
        return text
    return Markup(found[1] + found[2].upper() + str(text)[found.end() :])  # noqa: S704 - one letter of Markup changed


def bare(words: Markup) -> str:
    """Return the text of HTML: no tags, entities read, no-break spaces kept (`striptags` would break them)."""
    return unescape(_TAG.sub("", str(words)))


def semicolon() -> str:
    """Return a semicolon as it stands between the parts of a list."""
    return "\u202f; " if current() == "fr" else "; "


def colon() -> str:
    """Return a colon as it stands between a name and what is said of it."""
    return "\u00a0: " if current() == "fr" else ": "


def as_written(text: str, lang: str | None) -> Markup:
    """Return words that are not ours, between quotation marks and marked with their own language."""
    return Markup('<span class="as-written" lang="{}" dir="auto">{}</span>').format(lang or "und", quoted(text))


def event_name(event: EventType) -> str:
    """Return the neutral name of a type of event, in lower case."""
    return {
        "armed clash": _("armed clash"),
        "territory taken": _("territory taken"),
        "territory retaken": _("territory retaken"),
        "attack repelled": _("attack repelled"),
        "air/drone strike": _("air or drone strike"),
        "shelling/artillery/missile attack": _("shelling, artillery or missile attack"),
        "suicide bomb": _("suicide bombing"),
        "remote explosive/landmine/IED": _("explosion of a bomb or mine"),
        "chemical weapon": _("use of a chemical weapon"),
        "shooting": _("shooting"),
        "execution/killing of civilians": _("execution or killing of civilians"),
        "abduction/arrest": _("abduction or arrest"),
        "troop movement": _("troop movement"),
        "ceasefire/evacuation": _("ceasefire or evacuation"),
        "looting/property destruction": _("looting or destruction"),
        "other": _("reported event"),
    }[event]


def kind_name(kind: FigureKind) -> str:
    """Return the label that stands before a figure of a kind; empty for `other`."""
    return {
        "killed": _("killed"),
        "wounded": _("wounded"),
        "casualties": _("killed or wounded"),
        "captured": _("captured"),
        "missing": _("missing"),
        "displaced": _("displaced"),
        "destroyed": _("destroyed"),
        "seized": _("seized"),
        "fired": _("fired"),
        "other": "",
    }[kind]


MARKS: dict[Status, str] = {
    "single source": "○",
    "one-sided": "◐",
    "contested": "≠",
    "corroborated": "●",
    "confirmed": "✓",
    "refuted": "✕",
}
"""A mark for each status that survives black-and-white printing; the words always stand beside it."""


def status_name(status: Status) -> str:
    """Return a status in words."""
    return {
        "single source": _("single source"),
        "one-sided": _("one-sided"),
        "contested": _("contested"),
        "corroborated": _("corroborated"),
        "confirmed": _("confirmed"),
        "refuted": _("refuted"),
    }[status]


def status_meaning(status: Status) -> str:
    """Return what a status means, in one sentence."""
    return {
        "single source": _("Only one independent source tells it."),
        "one-sided": _("Several sources tell it, all of one side or of a side that is not known."),
        "contested": _("Sources of different sides contradict each other, or somebody denies it."),
        "corroborated": _("Two independent sources that are not of one side tell it, and nothing speaks against it."),
        "confirmed": _("Evidence from the field, attached by a person, supports claims of it; these are marked."),
        "refuted": _("Evidence from the field, attached by a person, refutes that it happened."),
    }[status]


def clash_name(kind: ContradictionType) -> str:
    """Return the type of a contradiction in words."""
    return {
        "number": _("number"),
        "place": _("place"),
        "time": _("time"),
        "actor": _("who did it"),
        "occurrence": _("whether it happened"),
        "outcome": _("outcome"),
        "victim status": _("who the victims were"),
    }[kind]
