"""What the labels of sites and axes say, as lines with their sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.drawing.typeset import shorten, width, wrap
from recoupe.drawing.words import event_word, kind_word, listed, status_word
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext

if TYPE_CHECKING:
    from recoupe.drawing.map.axes import Axis, Claimant
    from recoupe.drawing.map.story import Mark
    from recoupe.drawing.map.story_layer import Site

MOST_LINES = 3
"""Incidents named under one site; the rest are counted."""

BULLET = 17.0
"""Room for a mark in front of a line, in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label; `mark` is drawn in front of it."""

    text: str
    size: float
    bold: bool = False
    italic: bool = False
    mark: Mark | None = None

    @property
    def width(self) -> float:
        """Width in pixels, bullet included."""
        return width(self.text, self.size, bold=self.bold) + (BULLET if self.mark else 0)


@dataclass(frozen=True, slots=True)
class Caption:
    """A label's lines, top to bottom."""

    lines: tuple[Line, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels."""
        return max(line.width for line in self.lines), sum(line.size * 1.22 for line in self.lines) + 2


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in pixels, and the widest that a label may be."""

    strong: float
    plain: float
    base: float
    widest: float
    words: bool
    """Whether there is room to say the certainty of an incident beside its event."""
    most: int
    """With more places than this, a label is a name: the marks and the legend say the rest."""


def _incident_line(mark: Mark, sizes: Sizes) -> str:
    if not sizes.words:
        return event_word(mark.event)
    return _("{event}, {status}", event=event_word(mark.event), status=status_word(mark.status))


def site_caption(site: Site, sizes: Sizes, *, bullets: bool, brief: bool = False) -> Caption:
    """Return a site's name and its incidents, each behind its mark unless the mark stands on the map itself.

    `brief`: on a crowded map, the name alone, behind the mark of its first incident where the map itself has none.
    """
    if brief:
        mark = site.marks[0] if site.marks and bullets else None
        return Caption(
            (Line(shorten(site.name, sizes.plain, sizes.widest), sizes.plain, bold=bool(site.marks), mark=mark),)
        )
    if not site.marks:
        return Caption((Line(shorten(site.name, sizes.plain, sizes.widest), sizes.plain),))
    lines = [Line(shorten(site.name, sizes.strong, sizes.widest, bold=True), sizes.strong, bold=True)]
    for mark in site.marks[:MOST_LINES]:
        text = shorten(_incident_line(mark, sizes), sizes.plain, sizes.widest - BULLET)
        lines.append(Line(text, sizes.plain, mark=mark if bullets else None))
    more = len(site.marks) - MOST_LINES
    if more > 0:
        lines.append(Line(ngettext("and {n} other", "and {n} others", more), sizes.plain, italic=True))
    return Caption(tuple(lines))


def pointer_caption(site: Site, km: float, sizes: Sizes) -> Caption:
    """Return what lies beyond the edge: its name and distance, its incidents."""
    at = _("{name}, {n} km beyond", name=site.name, n=f"{max(1, round(km, -1 if km >= 20 else 0)):.0f}")
    inner = site_caption(site, sizes, bullets=True)
    return Caption((Line(shorten(at, sizes.plain, sizes.widest), sizes.plain), *inner.lines[1:]))


def said_by(claimants: tuple[Claimant, ...]) -> str:
    """Return who claims something: "claimed by Amaq"; hedged where all of them hedge."""
    names = listed([c.name for c in claimants])
    if claimants and all(c.hedged for c in claimants):
        return _("reportedly, claimed by {names}", names=names)
    return _("claimed by {names}", names=names)


def axis_caption(axis: Axis, sizes: Sizes) -> Caption:
    """Return who moves, and who says so."""
    who = axis.by or _("actor not named")
    who = who[:1].upper() + who[1:]
    head = wrap(_("{who}: {kind}", who=who, kind=kind_word(axis.kind)), sizes.strong, sizes.widest, bold=True)
    lines = [Line(shorten(text, sizes.strong, sizes.widest, bold=True), sizes.strong, bold=True) for text in head[:2]]
    said = [said_by(axis.claimants)] if axis.claimants else []
    if axis.assessed:
        said = [_("assessed: {names}", names=listed([c.name for c in axis.claimants]))]
    if axis.deniers:
        said.append(_("denied by {names}", names=listed([c.name for c in axis.deniers])))
    for text in said:
        broken = wrap(text, sizes.plain, sizes.widest)
        kept = [*broken[:2], " ".join(broken[2:])] if len(broken) > 2 else broken
        lines += [Line(shorten(t, sizes.plain, sizes.widest), sizes.plain, italic=not axis.assessed) for t in kept]
    return Caption(tuple(lines))
