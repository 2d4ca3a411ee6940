"""A brief that shows itself in a notebook: the page in a frame of its own, without scripts and without the big map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.drawing.page import render_html
from recoupe.drawing.page.pictures import draw
from recoupe.i18n import current
from recoupe.theatres import infer

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

_FRAME = Markup(
    '<iframe title="{}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="{}" '
    'style="width:100%;height:44rem;border:1px solid #999"></iframe>'
)


def frame(brief: Brief, theatre: Theatre | None = None, lang: str | None = None) -> str:
    """Return an HTML fragment that shows a brief: the whole page in a sandboxed frame.

    The theatre is told from the reports' texts unless given; the language is the one in use.
    """
    known = theatre or infer([r.text for r in brief.reports])[0]
    language = lang or current()
    pictures = replace(draw(brief, known, language, interactive=False), dialog="", scripts=())
    page = render_html(brief, known, language, pictures=pictures, with_downloads=False)
    return str(_FRAME.format("Recoupe", page))
