"""Pieces of HTML that are no pages (an entry of a feed, the body of a mail): their text, a paragraph a block."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figure", "figcaption", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
_SILENT = frozenset({
    "head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea", "title",
})
# fmt: on
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def fragment_text(html: str) -> str:
    """Return the text of a piece of HTML, or of a plain text that was taken for one. Empty where there is none."""
    html = _CONTROL.sub(" ", html)
    if "<" not in html and "&" not in html:
        return "\n\n".join(part for raw in re.split(r"\n\s*\n", html) if (part := _BLANKS.sub(" ", raw).strip()))
    parser = HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(f"<div>{html}</div>".encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    parts = "".join(_walk(tree)).split("\x00")
    blocks = ("\n".join(line for raw in part.split("\x01") if (line := raw.strip())) for part in parts)
    return "\n\n".join(block for block in blocks if block)


def _walk(tree: Any) -> list[str]:
    """Return the texts of a tree in order, NUL between blocks, SOH for a line break. Not by recursion: nesting may be
    as deep as the parser lets it be.
    """
    out: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += tag in _SILENT
            if tag in _BLOCKS:
                out.append("\x00")
            elif tag == "br":
                out.append("\x01")
            text = element.text
        else:
            silent -= tag in _SILENT
            if tag in _BLOCKS:
                out.append("\x00")
            text = element.tail
        if text and not silent:
            out.append(_BLANKS.sub(" ", _CONTROL.sub(" ", text)))
    return out
