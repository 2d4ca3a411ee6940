"""Drawings inside the page: what a policy without inline styles does not let through is said as attributes."""

from __future__ import annotations

import re

_STYLE_ATTRIBUTE = re.compile(r'\sstyle="([^"]*)"')
_STYLE_ELEMENT = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_PROLOGUE = re.compile(r"^\s*(<\?xml[^>]*\?>\s*)?(<!DOCTYPE[^>]*>\s*)?")


def inline(svg: str) -> str:
    """Return an SVG document for use inside HTML: no prologue, `style` attributes turned into attributes.

    Every property that SVG's drawings use in `style` is also a presentation attribute (SVG 2, 6.6).
    """

    def attributes(match: re.Match[str]) -> str:
        pairs = [part.split(":", 1) for part in match.group(1).split(";") if ":" in part]
        return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)

    return _STYLE_ATTRIBUTE.sub(attributes, _PROLOGUE.sub("", svg, count=1))


def styles(svg: str) -> list[str]:
    """Return the contents of an SVG's style elements, for the page's policy."""
    return _STYLE_ELEMENT.findall(svg)


def unstyled(svg: str) -> str:
    """Return an SVG document for use inside HTML that may hold no style element: `pictures.css` goes beside it."""
    return _STYLE_ELEMENT.sub("", inline(svg))
