"""The whole map as a scene: one layout for the SVG and the PNG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from recoupe.drawing.map import style
from recoupe.drawing.map.base_layer import base_parts
from recoupe.drawing.map.basemap import countries, scale_for
from recoupe.drawing.map.captions import Sizes
from recoupe.drawing.map.inset import inset_parts, scale_bar
from recoupe.drawing.map.labelling import MARK, label
from recoupe.drawing.map.legend import legend
from recoupe.drawing.map.notes import description, notes
from recoupe.drawing.map.pointers import MOST, pointers
from recoupe.drawing.map.story import Story, tell
from recoupe.drawing.map.story_layer import Drawn, Site, axis_parts, disc_parts, draw_axes, sites
from recoupe.drawing.map.symbols import mark
from recoupe.drawing.map.towns import country_names, towns
from recoupe.drawing.map.view import Frame, box_of, fit
from recoupe.drawing.scene import Disc, Part, Path, Scene, Words, rectangle
from recoupe.drawing.sides import paint
from recoupe.drawing.typeset import wrap
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre


@dataclass(frozen=True, slots=True)
class Format:
    """A size of map. Below the map, the legend takes what it needs."""

    width: float
    height: float
    sizes: Sizes
    thick: float
    inset: tuple[float, float]
    columns: int
    towns: int
    apart: float


WIDE = Format(960, 560, Sizes(15.5, 13.5, 12.5, 340, words=True, most=10), 15, (168, 124), 4, 8, 85)
NARROW = Format(400, 430, Sizes(13.5, 12.5, 11.5, 170, words=False, most=6), 11, (96, 76), 2, 4, 75)


def scene(brief: Brief, theatre: Theatre | None, lang: str, form: Format = WIDE) -> Scene:
    """Lay a brief's map out, in the interface language in use (`lang` chooses the places' names)."""
    return laid_out(tell(brief, theatre, lang), _title(brief), theatre, lang, form)


def laid_out(story: Story, title: str, theatre: Theatre | None, lang: str, form: Format = WIDE) -> Scene:
    """Lay a map out of what is to be drawn, in the interface language in use."""
    if story.empty:
        return _nothing(story, form, lang)
    frame = Frame(1, 1, form.width - 2, form.height)
    projection, outside = fit(story, frame)
    box = box_of(projection, frame)
    grounds = countries(box, scale_for(box))
    base, disputed = base_parts(grounds, box, projection, frame, theatre, scale_for(box))
    spots = sites(story, projection, frame)
    drawn = draw_axes(story, projection, form.thick)
    corner, left = _free_corner(frame, form.inset, spots, drawn)
    bar, bar_frame = scale_bar(frame, projection, left=left, size=form.sizes.base)
    taken: list[BaseGeometry] = [shapely.box(f.x, f.y, f.x + f.w, f.y + f.h) for f in (corner, bar_frame)]
    places = towns(projection, frame, lang, most=form.towns, apart=form.apart, avoid=[s.at for s in spots])
    names = country_names(grounds, projection, frame, lang)
    beyond = pointers(outside, projection, frame)
    written = label(frame, spots, drawn, places, names, beyond[:MOST], taken, form.sizes, theatre)
    parts: list[Part] = [*base, *written.base]
    for site in spots:
        parts += disc_parts(site, theatre, frame) if site.radius else []
    for one in drawn:
        parts += axis_parts(one, theatre)
    for site in spots:
        parts += _spot(site, theatre)
    parts += [*written.story, *inset_parts(corner, projection, frame, theatre, beyond), *bar]
    parts.append(Path(rectangle(frame.x, frame.y, frame.w, frame.h), stroke=style.RULE, width=1, cls="rm-rule"))
    below, bottom = legend(
        story,
        theatre,
        lang,
        notes(story, [*written.lost_sites, *(p.site for p in beyond[MOST:])], written.lost_axes, disputed=disputed),
        x=4,
        y=form.height + 14,
        room=form.width - 8,
        across=form.columns,
        sizes=form.sizes,
    )
    return Scene(
        form.width,
        bottom + 8,
        title,
        description(story),
        (_sheet(form.width, bottom + 8), *parts, *below),
        lang,
    )


def _sheet(w: float, h: float) -> Part:
    """Return the paper that everything is drawn on."""
    return Path(rectangle(0, 0, w, h), fill=style.PAPER, cls="rm-sheet")


def _title(brief: Brief) -> str:
    return title_of(next((s.title for s in brief.situations if s.title), ""))


def title_of(what: str) -> str:
    """Return a map's title: what it shows, if anybody says so."""
    return _("Map: {what}", what=what) if what else _("Map of what is reported")


def _spot(site: Site, theatre: Theatre | None) -> list[Part]:
    """Return what marks an exact place: its incident's mark, or a plain ring where there are several or none."""
    x, y = site.at
    if site.radius:
        return []
    if len(site.marks) == 1:
        one = site.marks[0]
        return mark(one.event, one.status, x, y, MARK, paint(theatre, one.side))
    return [Disc(x, y, 4.2, fill=style.PAPER, stroke=style.INK, width=1.8, cls="rm-paper rm-ink-line")]


def _free_corner(frame: Frame, size: tuple[float, float], spots: list[Site], drawn: list[Drawn]) -> tuple[Frame, bool]:
    """Return the corner for the inset that is farthest from the story, and whether the scale bar goes left."""
    w, h = size
    pad = 8.0
    xs, ys = (frame.x + frame.w - w - pad, frame.x + pad), (frame.y + pad, frame.y + frame.h - h - pad)
    corners = [Frame(x, y, w, h) for x in xs for y in ys]
    busy = [shapely.Point(s.at).buffer(max(s.radius, 8)) for s in spots]
    busy += [shapely.Polygon(d.arrow.outline) for d in drawn]
    story = shapely.union_all([shapely.make_valid(b) for b in busy])
    away = [shapely.box(c.x, c.y, c.x + c.w, c.y + c.h).distance(story) for c in corners]
    best = max(range(4), key=lambda i: (round(away[i], 3), -i))
    return corners[best], corners[best].x > frame.x + frame.w / 2


def _nothing(story: Story, form: Format, lang: str) -> Scene:
    """Return a small picture that says that nothing could be located, and what was not."""
    said = description(story)
    parts: list[Part] = []
    y = 18.0
    for bold, text in [(True, said), *((False, n) for n in notes(story, [], [], disputed=False)[:-1])]:
        for line in wrap(text, form.sizes.strong, form.width - 40, bold=bold):
            y += form.sizes.strong * 1.35
            parts.append(Words(20, y, line, form.sizes.strong, bold=bold))
        y += 6
    frame = Path(
        rectangle(1, 1, form.width - 2, y + 14), fill=style.OWN_LAND, stroke=style.RULE, cls="rm-land-own rm-rule"
    )
    return Scene(
        form.width, y + 18, _("Map of what is reported"), said, (_sheet(form.width, y + 18), frame, *parts), lang
    )
