"""Who repeats whom: a small graph, left to right, from first speakers to outlets; reprints fade into their source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.drawing import svg
from recoupe.drawing.plot_flows import COLUMNS, Column, Edge, Node, flows
from recoupe.drawing.scene import Disc, Link, Part, Path, Point, Scene, Words, rectangle
from recoupe.drawing.sides import paint
from recoupe.drawing.typeset import shorten, width, wrap
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext, use

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

WIDTH = 560.0
_TEXT, _SMALL = 13.5, 12.5
_LINE, _GAP = 16.5, 9.0
_AIR = 46.0
"""Between two columns, for the edges."""
_LANE = 11.0
"""The height that an edge takes on its way across a column."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The way of an edge across a column between its ends, so that it runs through nobody's dot."""

    edge: Edge
    column: Column


Stop = Node | Lane


def _headings() -> dict[Column, str]:
    return {
        "speaker": _("who said it"), "via": _("quoted by"), "outlet": _("published by"), "repeater": _("reprinted by"),
    }  # fmt: skip


def _in_order(edges: list[Edge]) -> dict[Column, list[Stop]]:
    """Return what stands in each column, those in use: first speakers as they come, the others near the middle of what
    leads to them. An edge that leaves columns out has a lane in each of them.
    """
    used = [c for c in COLUMNS if any(c in (e.start.column, e.stop.column) for e in edges)]
    lanes = {e: [Lane(e, c) for c in used[used.index(e.start.column) + 1 : used.index(e.stop.column)]] for e in edges}
    before: dict[Stop, list[Stop]] = {}
    for e in edges:
        way: list[Stop] = [e.start, *lanes[e], e.stop]
        for one, other in pairwise(way):
            before.setdefault(other, []).append(one)
    out: dict[Column, list[Stop]] = {}
    place: dict[Stop, float] = {}
    for column in used:
        found: list[Stop] = list(dict.fromkeys(n for e in edges for n in (e.start, e.stop) if n.column == column))
        found += [lane for e in edges for lane in lanes[e] if lane.column == column]
        if column != "speaker":
            into = {n: [place[b] for b in before.get(n, ()) if b in place] for n in found}
            found.sort(key=lambda n, into=into: sum(into[n]) / len(into[n]) if into[n] else 0.0)  # type: ignore[misc]
        out[column] = found
        place |= {stop: i / len(found) for i, stop in enumerate(found)}
    return out


def repeats_graph(brief: Brief, theatre: Theatre | None, lang: str, *, prefix: str = "repeats") -> str:
    """Return an SVG graph of who passes on whose claims; names link to sources and reports. "" if nobody does."""
    with use(lang):
        edges = flows(brief, theatre, lang)
        if not edges:
            return ""
        columns = _in_order(edges)
        each = (WIDTH - _AIR * (len(columns) - 1)) / len(columns)
        names = {n: _name(n, each - 16) for stops in columns.values() for n in stops if isinstance(n, Node)}
        tall = {c: sum(_height(n, names) for n in stops) for c, stops in columns.items()}
        height = max(tall.values())
        parts: list[Part] = []
        at: dict[Stop, tuple[Point, Point]] = {}
        for i, (column, stops) in enumerate(columns.items()):
            x = i * (each + _AIR)
            parts.append(Words(x + 2, 16, _headings()[column], _SMALL, fill="#625c53", cls="rm-muted"))
            y = 34 + (height - tall[column]) / 2
            for stop in stops:
                middle = y + 5
                at[stop] = ((x, middle), (x + each, middle))
                if isinstance(stop, Node):
                    parts.append(_node(stop, names[stop], x, y, theatre, faded=column == "repeater"))
                    at[stop] = ((x, middle), (max(_reach(names[stop], x), x + each), middle))
                y += _height(stop, names)
        most = max(e.claims for e in edges)
        lines = [_edge(e, _way(e, columns, names, at), most, theatre) for e in edges]
        bottom = height + 34
        for text in wrap(
            _("Dashed and pale: a reprint, which adds no voice. Thicker: more claims."), _SMALL, WIDTH - 4
        ):
            bottom += _SMALL * 1.3
            parts.append(Words(2, bottom, text, _SMALL, fill="#625c53", cls="rm-muted"))
        sheet = Path(rectangle(0, 0, WIDTH, bottom + 8), fill="#fffdf8", cls="rm-sheet")
        scene = Scene(WIDTH, bottom + 8, _("Who repeats whom"), _told(edges), (sheet, *lines, *parts), lang)
        return svg.render(scene, prefix=prefix, cls="rm-svg rm-plot rm-plot-wide")


def _name(node: Node, room: float) -> list[str]:
    lines = wrap(node.name, _TEXT, room)
    kept = [*lines[:1], " ".join(lines[1:])] if len(lines) > 2 else lines
    return [shorten(line, _TEXT, room) for line in kept]


def _height(stop: Stop, names: dict[Node, list[str]]) -> float:
    return len(names[stop]) * _LINE + _GAP if isinstance(stop, Node) else _LANE


def _way(
    edge: Edge, columns: dict[Column, list[Stop]], names: dict[Node, list[str]], at: dict[Stop, tuple[Point, Point]]
) -> list[Point]:
    """Return the points that an edge goes through: from its name straight on to the column's end, lanes, the dot."""
    lanes = [s for stops in columns.values() for s in stops if isinstance(s, Lane) and s.edge == edge]
    (x, y), end = at[edge.start]
    points = [(_reach(names[edge.start], x), y), end]
    for lane in lanes:
        points += at[lane]
    return [*points, at[edge.stop][0]]


def _reach(lines: list[str], x: float) -> float:
    """Return where a node's words end, for its edges to begin."""
    return x + 16 + max(width(line, _TEXT) for line in lines) + 4


def _node(node: Node, lines: list[str], x: float, y: float, theatre: Theatre | None, *, faded: bool) -> Part:
    look = paint(theatre, node.side)
    fill, cls = ("#625c53", "rm-muted") if faded else ("#1f1d1a", "rm-ink")
    parts: list[Disc | Words] = [
        Disc(x + 6, y + 5, 4.5, fill=look.fill, stroke=look.edge, width=1, cls=f"{look.cls} {look.line}")
    ]
    if faded:
        parts = [Disc(x + 6, y + 5, 4, stroke=look.edge, width=1.2, dash=(2, 1.6), cls=look.line)]
    for i, line in enumerate(lines):
        parts.append(Words(x + 16, y + 10 + i * _LINE, line, _TEXT, italic=faded, fill=fill, halo="#fffdf8", cls=cls))
    return Link(node.href, node.name, tuple(parts)) if node.href else Link("#sources", node.name, tuple(parts))


def _edge(edge: Edge, way: list[Point], most: int, theatre: Theatre | None) -> Path:
    """Return an edge: curves from name to name, thicker for more claims, dashed and pale for a reprint."""
    look = paint(theatre, edge.start.side)
    drawn = [way[0]]
    for start, stop in pairwise(way):
        drawn += _curve(start, stop)[1:]
    thick = 1.2 + 2.8 * edge.claims / most
    return Path(
        (tuple(drawn),), closed=False, stroke=look.edge, width=thick, dash=(5, 4) if edge.repeats else (),
        opacity=0.45 if edge.repeats else 0.75, cls=look.line,
    )  # fmt: skip


def _curve(start: Point, stop: Point) -> list[Point]:
    """Return points of the curve between two points that leaves and arrives level; a level one is straight."""
    (x0, y0), (x1, y1) = start, stop
    if y0 == y1:
        return [start, stop]
    middle = (x0 + x1) / 2
    curve = []
    for i in range(17):
        t = i / 16
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        curve.append((a * x0 + b * middle + c * middle + d * x1, (a + b) * y0 + (c + d) * y1))
    return curve


def _told(edges: list[Edge]) -> str:
    said = []
    for edge in edges:
        start, stop = edge.start.name, edge.stop.name
        if edge.repeats:
            said.append(_("{stop} repeats {start}", start=start, stop=stop))
            continue
        said.append(
            ngettext(
                "{stop} passes on {n} claim of {start}",
                "{stop} passes on {n} claims of {start}",
                edge.claims,
                start=start,
                stop=stop,
            )
        )
    return ". ".join(said) + "."
