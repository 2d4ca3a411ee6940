"""Short words for events, certainty and movements, in the interface language in use."""

from __future__ import annotations

from recoupe.i18n import current
from recoupe.i18n import gettext as _

# Shorter than the contract's strings, which are codes; a label has no room for three alternatives.
_EVENTS = {
    "armed clash": "fighting",
    "territory taken": "ground taken",
    "territory retaken": "ground retaken",
    "attack repelled": "attack repelled",
    "air/drone strike": "air or drone strike",
    "shelling/artillery/missile attack": "shelling or missiles",
    "suicide bomb": "suicide bombing",
    "remote explosive/landmine/IED": "bomb or mine",
    "chemical weapon": "chemical weapon",
    "shooting": "shooting",
    "execution/killing of civilians": "killing of civilians",
    "abduction/arrest": "abduction or arrest",
    "troop movement": "troop movement",
    "ceasefire/evacuation": "ceasefire or evacuation",
    "looting/property destruction": "looting or destruction",
    "other": "other event",
}

_CLASSES = {
    "fight": "fighting on the ground",
    "ground": "ground taken or lost",
    "fire": "fire from the air or afar",
    "bomb": "bomb or mine",
    "people": "people killed, taken, moved",
    "other": "other event",
}


def quoted(text: str) -> str:
    """Return words that are not ours between the language's quotation marks."""
    return f"«\u202f{text}\u202f»" if current() == "fr" else f"“{text}”"


def event_word(event: str) -> str:
    """Return a short name of an event type."""
    return _(_EVENTS.get(event, event))


def class_word(name: str) -> str:
    """Return the legend's name of a class of marks."""
    return _(_CLASSES[name])


def status_word(status: str | None) -> str:
    """Return how sure an incident is, in words."""
    return _(status) if status else _("not assessed")


def kind_word(kind: str) -> str:
    """Return the name of a kind of movement."""
    return {"advance": _("advance"), "withdrawal": _("withdrawal"), "flight": _("flight")}[kind]


def listed(names: list[str]) -> str:
    """Join names as the language does: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
