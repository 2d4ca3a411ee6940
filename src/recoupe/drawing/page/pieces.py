"""The parts of the page, for those who put them elsewhere: views, drawings and templates, each on its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from recoupe import i18n
from recoupe.drawing.page import inline_svg, sides, situations
from recoupe.drawing.page.incidents import status_view
from recoupe.drawing.page.numbers import number
from recoupe.drawing.page.words import MARKS, html, semicolon
from recoupe.drawing.words import quoted
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from recoupe.drawing.page.edition import Edition
    from recoupe.drawing.page.incidents import StatusView
    from recoupe.drawing.page.pictures import Pictures
    from recoupe.drawing.page.situations import SituationView


@cache
def environment() -> Environment:
    """Return the templates of the page."""
    return templates("recoupe.drawing", semicolon=semicolon, side_class=sides.side_class)


def templates(package: str, **known: object) -> Environment:
    """Return the templates of a package, autoescaping everything; an unknown name in a template is an error. They know
    `known` beside what every page needs.
    """
    env = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(_=i18n.gettext, ngettext=i18n.ngettext, number=number, quoted=quoted, **known)
    return env


def fragment(name: str, **values: object) -> Markup:
    """Return one of the page's parts, such as `_situation.html.j2`, in the language in use."""
    return Markup(environment().get_template(name).render(**values))  # noqa: S704 - our own template, autoescaped


@dataclass(frozen=True)
class Pieces:
    """A brief's situations and drawings as the page shows them. `placed` are the claims that have a cell there."""

    situations: tuple[SituationView, ...]
    placed: set[str]
    map_svg: Markup
    narrow_svg: Markup
    repeats_svg: Markup
    styles: tuple[str, ...]
    """The style sheets within the drawings."""


def gather(edition: Edition, drawn: Pictures, *, styled: bool = True, aside: Mapping[str, str] | None = None) -> Pieces:
    """Return the parts of a page, in the language in use.

    Without `styled` drawings hold no style element, for pages whose policy allows none: they need `pictures.css`.
    `aside` has addresses of drawings (SVG text to address) that are shown from there and not drawn into the page.
    """
    placed: set[str] = set()
    within = inline_svg.inline if styled else inline_svg.unstyled

    def inline(svg: str) -> str:
        address = (aside or {}).get(svg)
        return inline_svg.linked(svg, address) if address else within(svg)

    plots = {key: inline(svg) for key, svg in drawn.plots.items()}
    gathered = situations.gathered(edition)
    views = tuple(
        situations.view(
            edition,
            situation,
            incidents,
            placed,
            plot=lambda incident: plots.get(incident.id, ""),
            collapsed=len(gathered) > situations.OPEN_SITUATIONS + 1 and n >= situations.OPEN_SITUATIONS,
        )
        for n, (situation, incidents) in enumerate(gathered)
    )
    wide, narrow, repeats = map(inline, (drawn.map_svg, drawn.narrow_svg, drawn.repeats_svg))
    styles = [s for svg in (wide, narrow, repeats, *plots.values()) for s in inline_svg.styles(svg)]
    return Pieces(
        views,
        placed,
        map_svg=Markup(wide),  # noqa: S704 - our own drawing; its labels are escaped there
        narrow_svg=Markup(narrow),  # noqa: S704 - as above
        repeats_svg=Markup(repeats),  # noqa: S704 - as above
        styles=tuple(styles),
    )


def statuses() -> list[StatusView]:
    """Return every status with its mark and meaning, for the note on how to read a page."""
    return [status_view(status) for status in MARKS]


def hedge_note() -> Markup:
    """Return the sentence that explains italics."""
    return html(
        "A claim in italics after {hedge} is one that its source itself does not vouch for.",
        hedge=Markup('<em class="hedged">{}</em>').format(quoted(_("reportedly"))),
    )
