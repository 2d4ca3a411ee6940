"""Report text with its claims marked. Spans nest and overlap, so the text is cut at every boundary and each piece
carries the classes of all that covers it; ids stand in empty anchors before the piece where a span begins.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["claim", "movement", "context", "source", "via", "cue", "figure", "place", "break"]


_ANCHOR = Markup('<span class="anchor" id="{}"></span>')
_END = Markup("</mark>")


@dataclass(frozen=True)
class Layer:
    """A span of a text (`start` < `end`), what it marks, its id, and where a link on it leads."""

    start: int
    end: int
    kind: Kind
    id: str | None = None
    href: str | None = None
    note: Markup | None = None


def locate(text: str, needle: str | None, within: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Return where a string stands in a text, or in a part of it; None if it does not."""
    if not needle:
        return None
    low, high = within or (0, len(text))
    found = text.find(needle, low, high)
    return (found, found + len(needle)) if found >= 0 else None


def pieces(text: str, layers: Iterable[Layer]) -> list[tuple[int, int, tuple[Layer, ...]]]:
    """Cut a text at every boundary of its layers. Joined, the pieces are the text; each has the layers over it.

    Layers outside the text are cut to it, empty ones dropped.
    """
    opening: dict[int, list[Layer]] = defaultdict(list)
    closing: dict[int, list[Layer]] = defaultdict(list)
    for layer in layers:
        start, end = max(0, layer.start), min(len(text), layer.end)
        if start < end:
            opening[start].append(layer)
            closing[end].append(layer)
    cuts = sorted({0, len(text), *opening, *closing})
    active: list[Layer] = []
    out = []
    for start, end in pairwise(cuts):
        for layer in closing.get(start, ()):
            active.remove(layer)
        active.extend(opening.get(start, ()))
        out.append((start, end, tuple(active)))
    return out


def _piece(text: str, layers: tuple[Layer, ...]) -> Markup:
    """Return one piece as HTML, within the mark over it: its source, cue, figure or place, a link on figures."""
    inner = escape(text)
    kinds = sorted({layer.kind for layer in layers})
    parts = [k for k in kinds if k in ("source", "via", "cue", "figure", "place")]
    href = next((layer.href for layer in layers if layer.href and layer.kind == "figure"), None)
    if parts:
        classes = " ".join(parts)
        if href:
            inner = Markup('<a class="{}" href="#{}">{}</a>').format(classes, href, inner)
        else:
            inner = Markup('<span class="{}">{}</span>').format(classes, inner)
    return inner


def _mark(layers: tuple[Layer, ...]) -> Markup | None:
    """Return the opening tag of the mark over a piece: a claim, movement or context covers it; None if none does."""
    over = sorted({layer.kind for layer in layers if layer.kind in ("claim", "movement", "context")})
    if not over:
        return None
    keys = " ".join(layer.id for layer in layers if layer.id and layer.kind in ("claim", "movement"))
    data = Markup(' data-k="{}"').format(keys) if keys else Markup("")
    return Markup('<mark class="{}"{}>').format(" ".join(over), data)


def marked(text: str, layers: Iterable[Layer]) -> tuple[Markup, ...]:
    """Return a text as paragraphs of HTML with its layers marked; a layer's note follows where it ends."""
    ordered = sorted(layers, key=lambda layer: (layer.start, -layer.end))
    breaks = [Layer(i, i + 1, "break") for i, c in enumerate(text) if c == "\n"]
    newlines = {layer.start for layer in breaks}
    paragraphs: list[Markup] = []
    current: list[Markup] = []
    opened: Markup | None = None

    def turn(tag: Markup | None) -> None:
        """Close the mark that is open, and open another; pieces under the same layers share one."""
        nonlocal opened
        if opened is not None:
            current.append(_END)
        if tag is not None:
            current.append(tag)
        opened = tag

    for start, end, active in pieces(text, [*ordered, *breaks]):
        real = tuple(layer for layer in active if layer.kind != "break")
        tag = _mark(real)
        if opened is not None and tag != opened:
            turn(None)
        current.extend(_ANCHOR.format(x.id) for x in real if x.id and max(0, x.start) == start)
        if start in newlines:
            if text[start - 1 : start] == "\n" or text[start + 1 : start + 2] == "\n":
                turn(None)
                paragraphs.append(Markup("").join(current))
                current.clear()
            else:
                current.append(Markup("<br>"))
        else:
            if tag != opened:
                turn(tag)
            current.append(_piece(text[start:end], real))
        notes = [x.note for x in real if x.note and min(x.end, len(text)) == end]
        if notes:
            turn(None)
            current.extend(notes)
    turn(None)
    paragraphs.append(Markup("").join(current))
    return tuple(p for p in paragraphs if p.strip())
