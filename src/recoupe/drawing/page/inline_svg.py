"""Drawings inside the page: what a policy without inline styles does not let through is said as attributes."""

from __future__ import annotations

import re
from html import unescape

from markupsafe import Markup

LONG = 1000
"""Letters of a description that an image can have."""

_STYLE_ATTRIBUTE = re.compile(r'\sstyle="([^"]*)"')
_STYLE_ELEMENT = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_TOLD = tuple(re.compile(rf"<{name}[^>]*>(.*?)</{name}>", re.DOTALL) for name in ("title", "desc"))
_SIZE = re.compile(r'\swidth="([\d.]+)" height="([\d.]+)"')
_CLASSES = re.compile(r'\sclass="([^"]*)"')
_PROLOGUE = re.compile(r"^\s*(<\?xml[^>]*\?>\s*)?(<!DOCTYPE[^>]*>\s*)?")


def inline(svg: str) -> str:
    """Return an SVG document for use inside HTML: no prologue, `style` attributes turned into attributes.

    Every property that SVG's drawings use in `style` is also a presentation attribute (SVG 2, 6.6).
    """

    def attributes(match: re.Match[str]) -> str:
        pairs = [part.split(":", 1) for part in match.group(1).split(";") if ":" in part]
        return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)

    return _STYLE_ATTRIBUTE.sub(attributes, _PROLOGUE.sub("", svg, count=1))


def linked(svg: str, address: str) -> str:
    """Return an image that shows a drawing from its own address, described as the drawing describes itself.

    Of a long description only the title is taken: nobody can stop within an image's words, and what a plot shows is
    told in words beside it.
    """
    title, told = (" ".join(unescape(found[1]).split()) if (found := p.search(svg)) else "" for p in _TOLD)
    size = _SIZE.search(svg)
    width, height = (round(float(n)) for n in size.groups()) if size else (None, None)
    room = Markup(' width="{}" height="{}"').format(width, height) if size else Markup("")
    classes = _CLASSES.search(svg)
    image = Markup('<img class="{}" src="{}" alt="{}" loading="lazy"{}>')
    words = f"{title}. {told}" if len(told) <= LONG else title
    return image.format(classes[1] if classes else "rm-svg", address, words, room)


def styles(svg: str) -> list[str]:
    """Return the contents of an SVG's style elements, for the page's policy."""
    return _STYLE_ELEMENT.findall(svg)


def unstyled(svg: str) -> str:
    """Return an SVG document for use inside HTML that may hold no style element: `pictures.css` goes beside it."""
    return _STYLE_ELEMENT.sub("", inline(svg))
