"""A scene as SVG text: self-contained, named and described, no script, no font.

Colours are presentation attributes, the weakest there are: any rule for a part's class overrides them. The one style
element (`static/pictures.css`, the same in every drawing) uses that for the reader's dark setting; a page may too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import escape

from recoupe.drawing.scene import Disc, Link, Part, Path, Point, Scene, Words

SANS = "'Source Sans 3', 'Noto Sans', 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"


@cache
def stylesheet() -> str:
    """Return the style rules inside every drawing."""
    return (files("recoupe.drawing") / "static" / "pictures.css").read_text(encoding="utf8").strip()


def number(value: float) -> str:
    """Return a coordinate with one decimal at most, without needless zeros."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _line(points: Iterable[Point], closed: bool) -> str:
    """Return path data in relative steps, which are shorter; steps are taken between rounded points, so never drift."""
    out: list[str] = []
    last: tuple[int, int] | None = None
    for x, y in points:
        here = (round(x * 10), round(y * 10))
        if last is None:
            out.append(f"M{number(here[0] / 10)} {number(here[1] / 10)}")
        elif here != last:
            dx, dy = (here[0] - last[0]) / 10, (here[1] - last[1]) / 10
            out.append(f"l{number(dx)} {number(dy)}")
        last = here
    return "".join(out) + ("z" if closed else "")


def _paint(part: Path | Disc) -> str:
    out = [f'fill="{part.fill or "none"}"']
    if part.stroke:
        out.append(f'stroke="{part.stroke}" stroke-width="{number(part.width)}" stroke-linejoin="round"')
        if part.dash:
            out.append(f'stroke-dasharray="{" ".join(map(number, part.dash))}"')
    if part.opacity < 1:
        out.append(f'opacity="{part.opacity:g}"')
    if part.cls:
        out.append(f'class="{part.cls}"')
    return " ".join(out)


def _words(part: Words) -> str:
    out = [f'x="{number(part.x)}" y="{number(part.y)}" font-size="{number(part.size)}" fill="{part.fill}"']
    if part.bold:
        out.append('font-weight="700"')
    if part.italic:
        out.append('font-style="italic"')
    if part.anchor != "start":
        out.append(f'text-anchor="{part.anchor}"')
    if part.halo:
        out.append(f'stroke="{part.halo}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"')
    out.append(f'class="{part.cls}{" rm-halo" if part.halo else ""}"')
    return f"<text {' '.join(out)}>{escape(part.text)}</text>"


def render_part(part: Part) -> str:
    """Return one part as SVG elements."""
    if isinstance(part, Path):
        data = "".join(_line(ring, part.closed) for ring in part.rings if len(ring) > 1)
        return f'<path d="{data}" {_paint(part)}/>' if data else ""
    if isinstance(part, Disc):
        return f'<circle cx="{number(part.x)}" cy="{number(part.y)}" r="{number(part.r)}" {_paint(part)}/>'
    if isinstance(part, Words):
        return _words(part)
    inner = "".join(render_part(p) for p in part.parts)
    return f'<a href="{escape(part.href)}" aria-label="{escape(part.label)}">{inner}</a>'


def render(scene: Scene, *, prefix: str, cls: str = "rm-svg") -> str:
    """Return the scene as an SVG element whose two ids begin with `prefix`, which must be unique on its page.

    `cls` are its classes, `rm-svg` among them. A picture with links is a group, so that they can be reached; one
    without is a single image.
    """
    prefix = escape(prefix)
    linked = any(isinstance(p, Link) for p in scene.parts)
    body = "\n".join(filter(None, (render_part(p) for p in scene.parts)))
    w, h = number(scene.width), number(scene.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" lang="{scene.lang}" '
        f'role="{"group" if linked else "img"}" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc" '
        f'class="{cls}" font-family="{SANS}" direction="ltr">\n'
        f'<title id="{prefix}-title">{escape(scene.title)}</title>\n'
        f'<desc id="{prefix}-desc">{escape(scene.description)}</desc>\n'
        f"<style>{stylesheet()}</style>\n{body}\n</svg>\n"
    )
