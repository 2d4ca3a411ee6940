"""The map of a brief: static (SVG, PNG) and interactive, from one layout.

Signatures are fixed here; the rooms behind them are `layout` (the picture), `png`, `geo` and `interactive`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.drawing import svg
from recoupe.drawing.map.layout import NARROW, WIDE, laid_out, scene, title_of
from recoupe.i18n import use

if TYPE_CHECKING:
    from recoupe.drawing.map.story import Story
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre


def map_svg(brief: Brief, theatre: Theatre | None, lang: str, *, narrow: bool = False, prefix: str = "map") -> str:
    """Return the map as a self-contained SVG element, its legend below it.

    960 pixels wide, or 400 for a phone (`narrow`): a page shows one and hides the other. `prefix` begins the two ids
    inside and must be unique on the page. If nothing is located, a small picture that says so.
    """
    with use(lang):
        return svg.render(scene(brief, theatre, lang, NARROW if narrow else WIDE), prefix=prefix)


def story_svg(story: Story, theatre: Theatre | None, lang: str, prefix: str = "map") -> str:
    """Return the wide map of what is to be drawn, for who has it without a brief."""
    with use(lang):
        return svg.render(laid_out(story, title_of(""), theatre, lang), prefix=prefix)


def map_png(brief: Brief, theatre: Theatre | None, lang: str) -> bytes:
    """Return the same picture as a PNG, 1,920 pixels wide, the same bytes for the same brief."""
    from recoupe.drawing.map.png import render

    with use(lang):
        return render(scene(brief, theatre, lang, WIDE))


def map_data(brief: Brief, theatre: Theatre | None, lang: str) -> dict[str, Any]:
    """Return what the interactive map draws, as GeoJSON FeatureCollections by layer, with its view and its words."""
    from recoupe.drawing.map.geo import layers

    with use(lang):
        return layers(brief, theatre, lang)


def interactive_map(brief: Brief, theatre: Theatre | None, lang: str) -> tuple[str, list[str]]:
    """Return (html, scripts): what goes into a dialog, and the inline scripts to put after it and to hash.

    The map starts at the event `recoupe:open` on that dialog. It needs a policy with `worker-src blob:`,
    `img-src data: blob:`, `connect-src blob: data:`; no inline styles. ("", []) if nothing is located.
    """
    from recoupe.drawing.map.interactive import build

    with use(lang):
        return build(brief, theatre, lang)


__all__ = ["interactive_map", "map_data", "map_png", "map_svg", "story_svg"]
