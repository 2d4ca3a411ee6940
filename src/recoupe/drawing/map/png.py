"""A scene as a PNG, by matplotlib: the same shapes and words, the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import Normal, Stroke

from recoupe.drawing.scene import Disc, Link, Part, Path, Scene, Words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PIXELS = 2
"""Pixels of the PNG for one of the scene."""

_FONT = "DejaVu Sans"


def _outline(part: Path) -> Outline:
    points: list[tuple[float, float]] = []
    codes: list[np.uint8] = []
    for ring in part.rings:
        points += ring
        codes += [Outline.MOVETO] + [Outline.LINETO] * (len(ring) - 1)
        if part.closed:
            points.append(ring[0])
            codes.append(Outline.CLOSEPOLY)
    return Outline(points, codes)


def _draw(axes: Axes, part: Part, z: int) -> None:
    if isinstance(part, Link):
        for inner in part.parts:
            _draw(axes, inner, z)
        return
    if isinstance(part, Words):
        align = {"start": "left", "middle": "center", "end": "right"}[part.anchor]
        text = axes.text(
            part.x,
            part.y,
            part.text.replace("$", r"\$"),
            fontsize=part.size,
            color=part.fill,
            ha=align,
            va="baseline",
            fontfamily=_FONT,
            weight="bold" if part.bold else "normal",
            style="italic" if part.italic else "normal",
            zorder=z,
        )
        if part.halo:
            text.set_path_effects([Stroke(linewidth=3.5, foreground=part.halo), Normal()])
        return
    look = {
        "facecolor": part.fill or "none",
        "edgecolor": part.stroke or "none",
        "linewidth": part.width if part.stroke else 0,
        "alpha": part.opacity,
        "joinstyle": "round",
        "zorder": z,
        # matplotlib counts dashes in line widths, a scene in pixels.
        "linestyle": (0, tuple(d / part.width for d in part.dash)) if part.dash and part.stroke else "solid",
    }
    if isinstance(part, Disc):
        axes.add_patch(Circle((part.x, part.y), part.r, **look))
    else:
        axes.add_patch(PathPatch(_outline(part), **look))


def render(scene: Scene) -> bytes:
    """Return the scene as a PNG of twice its size in pixels, without a date or a version in it."""
    figure = Figure(figsize=(scene.width / 72, scene.height / 72), dpi=72 * PIXELS, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    axes.axis("off")
    for z, part in enumerate(scene.parts):
        _draw(axes, part, z)
    out = BytesIO()
    canvas.print_png(  # type: ignore[no-untyped-call]
        out, metadata={"Software": None, "Title": scene.title, "Description": scene.description}
    )
    return out.getvalue()
