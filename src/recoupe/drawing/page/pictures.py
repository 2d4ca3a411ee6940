"""The drawings that the page takes in. A caller may bring its own, or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model import Brief, Incident
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True)
class Pictures:
    """Finished drawings: SVG texts, what goes into the full-size map's dialog, and the scripts and styles it needs."""

    map_svg: str = ""
    narrow_svg: str = ""
    repeats_svg: str = ""
    plots: dict[str, str] = field(default_factory=dict)
    dialog: str = ""
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


def draw(brief: Brief, theatre: Theatre | None, lang: str, *, interactive: bool = True) -> Pictures:
    """Draw everything for a brief. `interactive` adds the full-size map (its library weighs a megabyte)."""
    from recoupe.drawing import map as maps
    from recoupe.drawing import plots

    ranges = {i.id: plots.range_plot(i, brief, theatre, lang) for i in brief.incidents if _has_figures(i)}
    fragment, scripts = maps.interactive_map(brief, theatre, lang) if interactive else ("", [])
    return Pictures(
        map_svg=maps.map_svg(brief, theatre, lang),
        narrow_svg=maps.map_svg(brief, theatre, lang, narrow=True, prefix="map-narrow"),
        repeats_svg=plots.repeats_graph(brief, theatre, lang),
        plots=ranges,
        dialog=fragment,
        scripts=tuple(scripts),
    )


def _has_figures(incident: Incident) -> bool:
    return bool(incident.assessment and incident.assessment.figures)
