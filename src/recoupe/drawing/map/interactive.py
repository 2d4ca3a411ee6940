"""The interactive map: MapLibre GL JS and its data inside the page, run only when its dialog opens, nothing fetched.

Works from a file, under a policy with hashed scripts, `worker-src blob:`, no `unsafe-eval` and no inline styles: style
rules come with the data and are adopted by script; labels are HTML (a glyph server would be a request).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape

from recoupe.drawing.map.geo import layers
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre


@cache
def _library() -> tuple[str, str]:
    """Return MapLibre GL JS as a script that only defines a function to run it, and its style rules."""
    # Found, not imported: importing it would bring in its Python side and complain about what that lacks.
    spec = find_spec("maplibre")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the package maplibre, which carries MapLibre GL JS, is not installed")
    folder = Path(spec.origin).parent / "srcjs"
    script = (folder / "maplibre-gl.js").read_text(encoding="utf8")
    script = script.partition("\n//# sourceMappingURL=")[0]
    # Within a function so that the browser reads past it: 900 kB are only compiled when somebody opens the map.
    return f"window.recoupeMapLibre = function () {{\n{script}\n}};\n", (folder / "maplibre-gl.css").read_text(
        encoding="utf8"
    )


@cache
def _own(name: str) -> str:
    return (files("recoupe.drawing") / "static" / name).read_text(encoding="utf8")


def in_html(value: object) -> str:
    """Return JSON that is safe between script tags: nothing in it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def build(brief: Brief, theatre: Theatre | None, lang: str) -> tuple[str, list[str]]:
    """Return (html, scripts). The html goes into a dialog, the scripts (inline, hashed) anywhere after it.

    The map starts when the nearest `dialog` around it gets the event `recoupe:open`, or at once outside any dialog.
    Empty html and no scripts where nothing is located.
    """
    data = layers(brief, theatre, lang)
    if data["empty"]:
        return "", []
    script, css = _library()
    html = (
        f'<div class="rm-live" data-rm-map role="region" aria-label="{escape(_("Interactive map"))}">'
        f'<p class="rm-live-failed" hidden>{escape(data["words"]["failed"])}</p></div>'
        f'<script type="application/json" data-rm-data>{in_html(data)}</script>'
        f'<script type="application/json" data-rm-style>{in_html(css + _own("interactive.css"))}</script>'
    )
    return html, [script, _own("interactive.js")]
