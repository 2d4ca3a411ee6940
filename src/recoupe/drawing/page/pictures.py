"""The drawings that the page takes in. A caller may bring its own, or none."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from recoupe.drawing.failures import Undrawn, undrawn
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.model import Brief, Incident
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True)
class Pictures:
    """Finished drawings: SVG texts, what goes into the full-size map's dialog, and the scripts and styles it needs.

    `lost` are those that could not be drawn.
    """

    map_svg: str = ""
    narrow_svg: str = ""
    repeats_svg: str = ""
    plots: dict[str, str] = field(default_factory=dict)
    dialog: str = ""
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    lost: tuple[Undrawn, ...] = ()


def draw(brief: Brief, theatre: Theatre | None, lang: str, *, interactive: bool = True) -> Pictures:
    """Draw everything for a brief. `interactive` adds the full-size map (its library weighs a megabyte).

    A picture that fails is left out and listed as lost: a brief without its map is still a brief.
    """
    from recoupe.drawing import map as maps
    from recoupe.drawing import plots

    lost: list[Undrawn] = []

    def attempt[T](name: str, make: Callable[[], T], instead: T) -> T:
        try:
            return make()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and costs no more than the picture
            lost.append(undrawn(name, error))
            return instead

    nothing: tuple[str, list[str]] = ("", [])
    wide = attempt(_("map"), lambda: maps.map_svg(brief, theatre, lang), "")
    narrow = attempt(
        _("map for phones"), lambda: maps.map_svg(brief, theatre, lang, narrow=True, prefix="map-narrow"), ""
    )
    fragment, scripts = nothing
    if interactive:
        fragment, scripts = attempt(_("full-size map"), lambda: maps.interactive_map(brief, theatre, lang), nothing)

    def plot(incident: Incident) -> str:
        return plots.range_plot(incident, brief, theatre, lang)

    ranges = {
        i.id: attempt(_("figures of an incident"), partial(plot, i), "") for i in brief.incidents if _has_figures(i)
    }
    repeats = attempt(_("Who repeats whom"), lambda: plots.repeats_graph(brief, theatre, lang), "")
    return Pictures(wide, narrow, repeats, ranges, fragment, tuple(scripts), lost=tuple(lost))


def _has_figures(incident: Incident) -> bool:
    return bool(incident.assessment and incident.assessment.figures)
