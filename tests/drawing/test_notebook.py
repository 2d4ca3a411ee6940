from __future__ import annotations

import html
import re

from recoupe.drawing.notebook import frame
from recoupe.i18n import use
from recoupe.model import Brief, Reading

HOSTILE = '"></iframe><script>alert(1)</script>'


def reading() -> Reading:
    return Reading(id="r1", title=HOSTILE, outlet="Outlet", lang="en", text=f"{HOSTILE}\n\nA shell fell.")


def test_a_brief_shows_itself_as_the_page_in_a_frame_that_may_run_nothing() -> None:
    shown = Brief(reports=(reading(),))._repr_html_()
    assert re.fullmatch(r'<iframe [^<>]*srcdoc="[^"<>]*"[^<>]*></iframe>', shown)
    assert 'sandbox="' in shown and "allow-scripts" not in shown and "allow-same-origin" not in shown
    page = html.unescape(re.search(r'srcdoc="([^"]*)"', shown)[1])  # type: ignore[index]
    assert page.startswith("<!doctype html>")
    assert "claims.csv" not in page and "recoupeMapLibre" not in page


def test_the_frame_is_in_the_language_in_use() -> None:
    with use("fr"):
        assert "Les articles en entier" in frame(Brief(reports=(reading(),)))
