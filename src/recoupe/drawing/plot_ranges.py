"""Ranges: a line a source, dot for exact, whisker for a range, arrow for an open end; our range as a band behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.drawing import svg
from recoupe.drawing.anchors import incident_anchor
from recoupe.drawing.page.figures import amount, noun, range_text
from recoupe.drawing.page.numbers import number
from recoupe.drawing.page.words import capital, kind_name
from recoupe.drawing.plot_rows import Panel, Row, panels
from recoupe.drawing.scale import Scale, scale_for
from recoupe.drawing.scene import Disc, Link, Part, Path, Scene, Words, rectangle
from recoupe.drawing.sides import paint
from recoupe.drawing.typeset import shorten, width, wrap
from recoupe.i18n import gettext as _
from recoupe.i18n import use

if TYPE_CHECKING:
    from recoupe.model import Brief, Incident
    from recoupe.theatres.schema import Theatre

WIDTH = 480.0
_LEFT, _RIGHT = 14.0, WIDTH - 60.0
"""The scale stops short of the edge, so that an open end has room for its arrow."""
_TEXT, _SMALL, _ROW = 14.0, 12.5, 39.0


def range_plot(
    incident: Incident, brief: Brief, theatre: Theatre | None, lang: str, *, prefix: str | None = None
) -> str:
    """Return an SVG of an incident's figures, each row a link to its claim's sentence (`#claim-…`). "" without figures.

    A panel for each reported range; rows grouped by side. Drawn for 480 pixels, legible on a phone.
    """
    with use(lang):
        found = panels(incident, brief, theatre, lang)
        if not found:
            return ""
        parts: list[Part] = []
        y = 0.0
        for panel in found:
            drawn, y = _panel(panel, theatre, y)
            parts += drawn
        title = _("Figures by source: {kinds}", kinds=", ".join(dict.fromkeys(_heading(p) for p in found)))
        sheet = Path(rectangle(0, 0, WIDTH, y + 4), fill="#fffdf8", cls="rm-sheet")
        told = " ".join(_told(p) for p in found)
        scene = Scene(WIDTH, y + 4, title, told, (sheet, *parts), lang)
        return svg.render(scene, prefix=prefix or f"plot-{incident_anchor(incident.id)}", cls="rm-svg rm-plot")


def _heading(panel: Panel) -> str:
    kind = kind_name(panel.kind) or _("counted")  # type: ignore[arg-type]
    counted = _plain(noun(panel.who, None, None)) if panel.who else ""
    return _("{kind} ({who})", kind=kind, who=counted) if counted else kind


def _plain(text: Markup) -> str:
    return text.striptags()


def _value(row: Row) -> str:
    """Return a row's number in words, with what it says of its certainty."""
    words = _plain(amount(row.figure, row.lang))
    if row.denied:
        words = _("denies {figure}", figure=words)
    return _("{figure}, reportedly", figure=words) if row.hedged else words


def _told(panel: Panel) -> str:
    rows = "; ".join(
        _("{source} ({side}): {figure}", source=r.source, side=r.group, figure=_value(r)) for r in panel.rows
    )
    said = _plain(range_text(panel.found, [r.figure for r in panel.rows])) if panel.found else _heading(panel)
    return f"{capital(said)}. {rows}."


def _panel(panel: Panel, theatre: Theatre | None, y: float) -> tuple[list[Part], float]:
    """Return a panel's parts from y downwards, and where it ends."""
    values = [v for r in panel.rows for v in (r.figure.low, r.figure.high) if v is not None]
    found = panel.found
    if found:
        values += [v for v in (found.low, found.best, found.high) if v is not None]
    scale = scale_for(values, _LEFT, _RIGHT)
    parts: list[Part] = []
    y += 20
    said = _plain(range_text(found, [r.figure for r in panel.rows])) if found else _heading(panel)
    for text in wrap(capital(said), _TEXT, WIDTH - 8, bold=True):
        parts.append(Words(4, y, text, _TEXT, bold=True))
        y += _TEXT * 1.3
    top = y - 8
    rows: list[Part] = []
    y += 18 if found and found.best is not None else 4
    group = None
    for row in panel.rows:
        if row.group != group:
            group = row.group
            look = paint(theatre, row.side)
            y += 12
            rows.append(
                Path(
                    rectangle(4, y - 9, 11, 11),
                    fill=look.fill,
                    stroke=look.edge,
                    width=0.7,
                    cls=f"{look.cls} {look.line}",
                )
            )
            rows.append(
                Words(20, y + 1, shorten(capital(group), _SMALL, WIDTH - 30), _SMALL, fill="#625c53", cls="rm-muted")
            )
            y += 6
        rows.append(_row(row, scale, theatre, y))
        y += _ROW
    bottom = y + 2
    parts += _band(panel, scale, top, bottom)
    for tick in scale.ticks:
        x = scale.at(tick)
        parts.append(
            Path((((x, bottom), (x, bottom + 5)),), closed=False, stroke="#625c53", width=1, cls="rm-muted-line")
        )
        parts.append(Words(x, bottom + 18, number(tick), _SMALL, anchor="middle", fill="#625c53", cls="rm-muted"))
    parts.append(
        Path((((_LEFT, bottom), (WIDTH - 14, bottom)),), closed=False, stroke="#625c53", width=1, cls="rm-muted-line")
    )
    return [*parts, *rows], bottom + 30


def _band(panel: Panel, scale: Scale, top: float, bottom: float) -> list[Part]:
    """Return our reported range as a band behind the rows, and the best estimate as a line, if there is one."""
    found = panel.found
    if found is None or (found.low is None and found.high is None):
        return []
    open_high = found.high is None or any(r.figure.high is None and r.figure.low == found.high for r in panel.rows)
    left = scale.at(found.low) if found.low is not None else scale.left
    right = scale.at(found.high) if found.high is not None else scale.right
    if right - left < 4:
        left, right = left - 2, right + 2
    parts: list[Part] = [Path(rectangle(left, top, right - left, bottom - top), fill="#ebe4d2", cls="rm-band")]
    if open_high:
        fade = [(right, 0.7), (right + 9, 0.45), (right + 18, 0.22)]
        parts += [Path(rectangle(x, top, 9, bottom - top), fill="#ebe4d2", opacity=o, cls="rm-band") for x, o in fade]
    if found.best is not None:
        x = scale.at(found.best)
        parts.append(
            Path((((x, top), (x, bottom)),), closed=False, stroke="#1f1d1a", width=1.4, dash=(2, 3), cls="rm-ink-line")
        )
        text = _("best {n}", n=number(found.best))
        w = width(text, _SMALL)
        parts.append(Words(min(x + 4, WIDTH - w - 4), top + 15, text, _SMALL, halo="#fffdf8"))
    return parts


def _row(row: Row, scale: Scale, theatre: Theatre | None, y: float) -> Link:
    """Return a source's line: its words, and under them its dot, whisker or arrow."""
    look = paint(theatre, row.side)
    words = _("{source}: {figure}", source=row.source, figure=_value(row))
    text = Words(20, y + _TEXT, shorten(words, _TEXT, WIDTH - 24), _TEXT, italic=row.hedged, halo="#fffdf8")
    line = y + _TEXT + 12
    low, high = row.figure.low, row.figure.high
    parts: list[Path | Disc | Words] = [
        Path(rectangle(0, y + 1, WIDTH, _ROW - 3), fill="#ffffff", opacity=0, cls="rm-hit"),
        text,
    ]

    def stroke(x0: float, x1: float) -> None:
        parts.append(Path((((x0, line), (x1, line)),), closed=False, stroke=look.edge, width=2.6, cls=look.line))

    def head(x: float, way: int) -> None:
        ring = ((x + 9 * way, line), (x - 2 * way, line - 5.5), (x - 2 * way, line + 5.5))
        parts.append(Path((ring,), fill=look.edge, stroke=look.edge, width=0.5, cls=f"{look.cls} {look.line}"))

    def dot(x: float, *, hollow: bool = False) -> None:
        cls = f"rm-paper {look.line}" if hollow else f"{look.cls} {look.line}"
        parts.append(Disc(x, line, 5, fill="#ffffff" if hollow else look.fill, stroke=look.edge, width=1.8, cls=cls))

    if low is not None and high is None:
        stroke(scale.at(low), scale.at(low) + 36)
        head(scale.at(low) + 34, 1)
        dot(scale.at(low))
    elif low is None and high is not None:
        start = max(scale.left + 9, scale.at(high) - 45)
        stroke(start, scale.at(high))
        head(start, -1)
        dot(scale.at(high))
    elif low is not None and high is not None and low != high:
        stroke(scale.at(low), scale.at(high))
        ends = tuple(((x, line - 6), (x, line + 6)) for x in (scale.at(low), scale.at(high)))
        parts.append(Path(ends, closed=False, stroke=look.edge, width=2.2, cls=look.line))
    elif low is not None:
        dot(scale.at(low), hollow=row.figure.qualifier == "about")
    return Link(row.href, words, tuple(parts))
