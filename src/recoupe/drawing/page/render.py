"""The brief as one self-contained page."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe import i18n
from recoupe.drawing.page import lead, sides
from recoupe.drawing.page.changed import changed
from recoupe.drawing.page.csp import policy
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.lists import sources
from recoupe.drawing.page.masthead import imprint
from recoupe.drawing.page.pictures import Pictures, draw
from recoupe.drawing.page.pieces import environment, gather, hedge_note, statuses
from recoupe.drawing.page.reports import report
from recoupe.drawing.page.words import bare
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

OPEN_REPORTS = 1
"""Up to so many reports stand open; more are folded under their titles, and open where a link leads into them."""

LISTED = 20
"""Situations in the list of contents before the rest is folded."""

RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ku"}


@cache
def asset(name: str) -> str:
    """Return one of our own style sheets or scripts."""
    return (files("recoupe.drawing") / "static" / name).read_text(encoding="utf8")


def downloads() -> tuple[tuple[str, str], ...]:
    """Return the files that lie next to the page, and what each is."""
    return (
        ("map.svg", _("the map as a drawing")),
        ("map.png", _("the map as a picture")),
        ("brief.json", _("everything, for programs")),
        ("brief.md", _("this brief as plain text")),
        ("claims.csv", _("every claim, one a line")),
        ("situation.geojson", _("places and movements, for maps")),
    )


def render_html(
    brief: Brief,
    theatre: Theatre | None,
    lang: str,
    *,
    pictures: Pictures | None = None,
    with_downloads: bool = True,
) -> str:
    """Return the brief as one HTML page in `lang` (`en` or `fr`), complete in itself.

    `pictures` are drawn unless given. Without `with_downloads` nothing links to the files beside the page.
    """
    with i18n.use(lang):
        drawn = pictures if pictures is not None else draw(brief, theatre, lang)
        return _page(Edition(brief, theatre), drawn, lang, with_downloads=with_downloads)


def _page(edition: Edition, drawn: Pictures, lang: str, *, with_downloads: bool) -> str:
    found = gather(edition, drawn)
    styles = [asset("tokens.css"), asset("brief.css"), sides.rules(edition), *drawn.styles]
    scripts = [asset("brief.js"), *drawn.scripts]
    headline = lead.headline_of(edition, found.situations)
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            lang=lang,
            dir="rtl" if lang in RIGHT_TO_LEFT else "ltr",
            version=version("recoupe"),
            policy=policy(scripts, [*styles, *found.styles]),
            title=bare(headline),
            headline=headline,
            overview=lead.overview(edition),
            changed=changed(edition),
            imprint=imprint(edition),
            styles=[Markup(s) for s in styles],  # noqa: S704 - our own files, and colours checked by the schema
            scripts=[Markup(s) for s in scripts],  # noqa: S704 - our own files
            situations=found.situations,
            map_svg=found.map_svg,
            narrow_svg=found.narrow_svg,
            repeats_svg=found.repeats_svg,
            map_dialog=Markup(drawn.dialog),  # noqa: S704 - our own drawing; its labels are escaped there
            lost=[str(one) for one in drawn.lost],
            legend=sides.legend(edition),
            sources=sources(edition),
            reports=[report(edition, reading, found.placed) for reading in edition.brief.reports],
            open_reports=OPEN_REPORTS,
            listed=LISTED,
            rejected=edition.brief.rejected,
            statuses=statuses(),
            hedge_note=hedge_note(),
            downloads=downloads() if with_downloads else (),
        )
    )
