"""The page: a brief as one self-contained HTML file, in French or English."""

from recoupe.drawing.markdown import render_markdown
from recoupe.drawing.page.pictures import Pictures
from recoupe.drawing.page.render import render_html

__all__ = ["Pictures", "render_html", "render_markdown"]
