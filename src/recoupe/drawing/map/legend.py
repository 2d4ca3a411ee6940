"""The legend, under the map and never on it: columns of samples, then notes in full sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.drawing.map import style
from recoupe.drawing.map.arrows import arrow
from recoupe.drawing.map.axes import Axis, End
from recoupe.drawing.map.story_layer import Drawn, Site, axis_parts, disc_parts
from recoupe.drawing.map.symbols import CLASSES, ORDER, mark
from recoupe.drawing.scene import Part, Path, Words, rectangle
from recoupe.drawing.sides import paint, side_name
from recoupe.drawing.typeset import wrap
from recoupe.drawing.words import class_word, status_word
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.drawing.map.captions import Sizes
    from recoupe.drawing.map.story import Story
    from recoupe.theatres.schema import Theatre

_SAMPLE = 44.0
_STATUSES = ("single source", "one-sided", "contested", "corroborated", "confirmed", "refuted", None)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend. `sample` names what is drawn in front of it."""

    text: str
    sample: tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and its entries."""

    heading: str
    entries: tuple[Entry, ...]


def columns(story: Story, theatre: Theatre | None, lang: str) -> list[Column]:
    """Return the legend's columns: only what this map shows."""
    out: list[Column] = []
    shown = [m.side for m in story.marks] + [a.side for a in story.axes]
    order = [s.id for s in theatre.sides] if theatre else []
    sides = [Entry(side_name(theatre, s, lang) or s, ("side", s)) for s in order if s in shown]
    if None in shown:
        sides.append(Entry(_("not known, or versions differ"), ("side", None)))
    if sides:
        out.append(Column(_("Who acts"), tuple(sides)))
    lines: list[Entry] = []
    if any(a.kind == "advance" and not a.assessed for a in story.axes):
        lines.append(Entry(_("advance, only claimed"), ("advance", None)))
    if any(a.kind == "advance" and a.assessed for a in story.axes):
        lines.append(Entry(_("advance, assessed"), ("advance", "assessed")))
    if any(a.kind == "withdrawal" for a in story.axes):
        lines.append(Entry(_("withdrawal (dashed: only claimed)"), ("withdrawal", None)))
    if any(a.kind == "flight" for a in story.axes):
        lines.append(Entry(_("flight of civilians"), ("flight", None)))
    if any(a.deniers for a in story.axes):
        lines.append(Entry(_("barred: somebody denies it"), ("denied", None)))
    if any(m.radius_km for m in story.marks) or any(e.radius_km for a in story.axes for e in (a.start, a.stop)):
        lines.append(Entry(_("approximate place: it lies somewhere in the disc"), ("disc", None)))
    if lines:
        out.append(Column(_("Movements and places"), tuple(lines)))
    if story.marks:
        used = {CLASSES.get(m.event, "other") for m in story.marks}
        kinds = tuple(Entry(class_word(c), ("class", c)) for c in ORDER if c in used)
        out.append(Column(_("What happened"), kinds))
        found = {m.status for m in story.marks}
        sure = tuple(Entry(status_word(s), ("status", s)) for s in _STATUSES if s in found)
        out.append(Column(_("How sure it is"), sure))
    return out


def _arrow_sample(kind: str, assessed: bool, denied: bool, x: float, y: float) -> list[Part]:
    end = End("", 0, 0, 0, None)
    axis = Axis("advance", None, None, end, end, (), (), assessed, ())
    if kind in ("withdrawal", "flight"):
        axis = replace(axis, kind="withdrawal" if kind == "withdrawal" else "flight")
    shape = arrow((x, y), (x + 36, y), gaps=(0, 0), thick=8, bend=0)
    parts = axis_parts(Drawn(axis, shape), None)
    if denied:
        parts.append(
            Path((((x + 13, y + 7), (x + 18, y - 7)),), closed=False, stroke=style.INK, width=2, cls="rm-ink-line")
        )
    return [replace(p, dash=(3.5, 2.2)) if isinstance(p, Path) and p.dash and kind == "advance" else p for p in parts]


def _sample(entry: Entry, x: float, y: float, theatre: Theatre | None) -> list[Part]:
    kind, value = entry.sample
    if kind == "side":
        look = paint(theatre, value)
        return [
            Path(
                rectangle(x, y - 6, 34, 11), fill=look.fill, stroke=look.edge, width=0.8, cls=f"{look.cls} {look.line}"
            )
        ]
    if kind == "class":
        event = next(e for e, c in CLASSES.items() if c == value)
        return list(mark(event, "single source", x + 17, y - 1, 6.5, paint(None, None)))
    if kind == "status":
        return list(mark("armed clash", value, x + 17, y - 1, 6.5, paint(None, None)))
    if kind == "disc":
        return disc_parts(Site("", (x + 17, y - 1), 9, ()), theatre)
    return _arrow_sample(kind, value == "assessed", kind == "denied", x, y - 1)


def legend(
    story: Story,
    theatre: Theatre | None,
    lang: str,
    notes: list[str],
    *,
    x: float,
    y: float,
    room: float,
    across: int,
    sizes: Sizes,
) -> tuple[list[Part], float]:
    """Return the legend's parts from y downwards within `room` pixels, `across` columns a row, and where it ends."""
    parts: list[Part] = []
    found = columns(story, theatre, lang)
    each = room / across
    line = sizes.plain * 1.3
    for first in range(0, len(found), across):
        lowest = y
        for i, column in enumerate(found[first : first + across]):
            at_x, at_y = x + i * each, y + sizes.plain
            parts.append(Words(at_x, at_y, column.heading, sizes.plain, bold=True))
            at_y += line + 5
            for entry in column.entries:
                parts += _sample(entry, at_x, at_y - sizes.plain * 0.3, theatre)
                for text in wrap(entry.text, sizes.plain, each - _SAMPLE - 12):
                    parts.append(Words(at_x + _SAMPLE, at_y, text, sizes.plain))
                    at_y += line
                at_y += 4
            lowest = max(lowest, at_y)
        y = lowest - line + 10
    for note in notes:
        for text in wrap(note, sizes.plain, room):
            y += line
            parts.append(Words(x, y, text, sizes.plain, fill=style.MUTED, cls="rm-muted"))
        y += 4
    return parts, y
