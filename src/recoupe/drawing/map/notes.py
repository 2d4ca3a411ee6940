"""What the map says in sentences: what is not on it, whose borders these are, and the picture told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.drawing.map.captions import said_by
from recoupe.drawing.words import event_word, kind_word, listed, status_word
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from recoupe.drawing.map.axes import Axis, Undrawn
    from recoupe.drawing.map.story import Story
    from recoupe.drawing.map.story_layer import Drawn, Site

_MOST = 8
"""Places named in one note; the rest are counted."""


def _few(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    more = len(unique) - _MOST
    if more > 0:
        return listed([*unique[:_MOST], ngettext("{n} other", "{n} others", more)])
    return listed(unique)


def undrawn_line(one: Undrawn) -> str:
    """Return a movement that is not drawn: who, from where to where, which end is missing."""

    def end(name: str | None, located: bool) -> str:
        if name is None:
            return _("not given")
        return name if located else _("{name} (not located)", name=name)

    who = one.by or _("actor not named")
    return _(
        "{who}, {kind}: {start} → {stop}, claimed by {names}", who=who, kind=kind_word(one.kind),
        start=end(one.start, one.start_located), stop=end(one.stop, one.stop_located), names=one.claimant,
    )  # fmt: skip


def axis_line(axis: Axis) -> str:
    """Return an axis in words: who, from where to where, who says so."""
    text = _(
        "{who}, {kind}: {start} → {stop}, {said}", who=axis.by or _("actor not named"), kind=kind_word(axis.kind),
        start=axis.start.name, stop=axis.stop.name,
        said=said_by(axis.claimants) if axis.claimants else _("claimed by nobody"),
    )  # fmt: skip
    if axis.assessed:
        text = _("{text}; assessed", text=text)
    if axis.deniers:
        text = _("{text}; denied by {names}", text=text, names=listed([c.name for c in axis.deniers]))
    return text


def notes(story: Story, lost: list[Site], lost_axes: list[Drawn], *, disputed: bool) -> list[str]:
    """Return the notes under the map."""
    out: list[str] = []
    if lost:
        out.append(_("Not labelled for want of room: {names}.", names=_few([s.name for s in lost])))
    if lost_axes:
        out.append(_("Arrows without a label: {names}.", names="; ".join(axis_line(d.axis) for d in lost_axes)))
    nowhere = [u for u in story.unplaced if not u.vague]
    if nowhere:
        named = [u.name for u in nowhere if u.name]
        text = ngettext("{n} incident is not located", "{n} incidents are not located", len(nowhere))
        out.append(_("{what}: {names}.", what=text, names=_few(named)) if named else f"{text}.")
    vague = [u for u in story.unplaced if u.vague]
    if vague:
        text = ngettext(
            "{n} incident is placed too broadly to draw", "{n} incidents are placed too broadly to draw", len(vague)
        )
        out.append(_("{what}: {names}.", what=text, names=_few([u.name or "" for u in vague])))
    if story.undrawn:
        text = ngettext("{n} movement is not drawn", "{n} movements are not drawn", len(story.undrawn))
        out.append(_("{what}: {names}.", what=text, names="; ".join(undrawn_line(u) for u in story.undrawn[:_MOST])))
    borders = _("Borders: Natural Earth, as they run on the ground, which is not a position on who is right.")
    if disputed:
        borders += " " + _("Dashed: disputed.")
    out.append(borders)
    return out


def description(story: Story) -> str:
    """Return the picture in words, for those who do not see it."""
    said = [axis_line(axis) for axis in story.axes]
    for mark in story.marks:
        about = _(
            "{name}: {event}, {status}", name=mark.name, event=event_word(mark.event), status=status_word(mark.status)
        )
        said.append(_("{text}, place approximate", text=about) if mark.radius_km else about)
    return ". ".join(said) + "." if said else _("Nothing in these reports could be located.")
