"""The page: a brief as one self-contained HTML file, in French or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.drawing.page.pictures import Pictures
from recoupe.drawing.page.render import render_html

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre


def render_markdown(brief: Brief, theatre: Theatre | None, lang: str) -> str:
    """Return the brief in short as Markdown (`brief.md`), in `lang`."""
    from recoupe.drawing import markdown

    return markdown.render_markdown(brief, theatre, lang)


__all__ = ["Pictures", "render_html", "render_markdown"]
