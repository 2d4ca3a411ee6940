"""Why a name was put where it was put, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.grounding.added.asking import credits_of
from recoupe.grounding.resolution_doubt import by_sound
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.model import Reason

if TYPE_CHECKING:
    from recoupe.grounding.resolution import Choice, Why
    from recoupe.grounding.toponym_scene import Mention

RULE = "place"


def reason_for(mention: Mention, choice: Choice) -> Reason:
    """Return the reason for a choice."""
    return Reason(rule=RULE, text=_sentence(mention, choice))


def _sentence(mention: Mention, choice: Choice) -> str:
    name = mention.core
    if mention.kind == "demonym":
        return _("“{name}” names a people or a country's own; it is not where something happened.", name=name)
    if mention.kind == "site":
        return _("“{name}” is a spot without a name of its own; it is not located.", name=name)
    if choice.why == "nowhere":
        return _("“{name}” is in no gazetteer; it is not located.", name=name)
    if choice.why == "unsupported":
        return _("Places called “{name}” exist, but nothing in the report points to one; it is not located.", name=name)
    if choice.entry is not None and not choice.entry.located and choice.entry.source:
        source = cited(choice.entry.source)
        return _(
            "“{name}” is in {source}, which does not say where it is; it is not located.", name=name, source=source
        )
    if choice.entry is not None and not choice.entry.located:
        return _("The theatre knows “{name}”, but nobody has said where it is; it is not located.", name=name)
    others = (
        ngettext("one other place of that name", "{n} other places of that name", choice.rivals)
        if choice.rivals
        else ""
    )
    parts = [_because(name, choice.why)]
    if choice.entry is not None and by_sound(choice.entry):
        parts.append(_("It is read as another spelling of {place}.", place=choice.entry.name))
    if others:
        parts.append(_("Set aside: {others}.", others=others))
    if choice.entry is not None and choice.entry.source:
        parts.append(_("Source: {source}.", source=cited(choice.entry.source)))
    return " ".join(parts)


def cited(source: str) -> str:
    """Return an added source as it is cited: its name, and the credit that it was added with."""
    credit = credits_of(source)
    return f"{source} ({credit})" if credit else source


def _because(name: str, why: Why) -> str:
    """What tipped the scale: only the sentence that is wanted, since every place of a report asks for one."""
    match why:
        case "local":
            return _("“{name}” is a local place of the theatre.", name=name)
        case "contained":
            return _("The report says what “{name}” lies in.", name=name)
        case "theatre":
            return _("“{name}” lies in a country of the theatre.", name=name)
        case "named":
            return _("“{name}” lies in a country that the report speaks of.", name=name)
        case "listed":
            return _("“{name}” stands in a list of its like.", name=name)
        case "close":
            return _("“{name}” lies close to other places in the report.", name=name)
        case "known":
            return _("“{name}” is the best known place of that name.", name=name)
        case "only":
            return _("“{name}” is the only known place of that name.", name=name)
        case _:
            raise KeyError(why)
