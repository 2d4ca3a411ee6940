"""A web page as a document: trafilatura finds text and metadata in a tree that was pruned of furniture first."""

from __future__ import annotations

import copy
import logging
import re
from datetime import date
from typing import Any
from urllib.parse import ParseResult, urlparse

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from recoupe.errors import BadRecord, UnreadableInput
from recoupe.i18n import gettext as _
from recoupe.languages import SUPPORTED
from recoupe.model import Credit
from recoupe.reading.credit_names import is_domain
from recoupe.reading.credits import find_credits
from recoupe.reading.document import Draft
from recoupe.reading.furniture import furniture
from recoupe.reading.language import detect
from recoupe.reading.lines import lines_of
from recoupe.reading.pruning import prune
from recoupe.reading.published import date_line, parse_published
from recoupe.reading.text import first_line_title

# A page's own statements only: searching its text for dates would find those of the events.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
# What trafilatura and lxml raise on pages that they cannot make sense of.
_FAILURES = (
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    AssertionError,
    etree.LxmlError,
)
# Characters that HTML takes and XML's tools refuse, as they are and spelt as numbers.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]))(?:;|(?![0-9a-f]))",
    re.I,
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")

LONGEST_BYLINE = 120

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def _tree(html: str) -> HtmlElement:
    """Parse HTML. The parser knows no external entities, reads no DTD, and cuts nesting at libxml2's depth limit."""
    parser = HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    return document_fromstring(_XML_DECLARATION.sub("", _CONTROL.sub(" ", html)).encode("utf-8"), parser=parser)


def _inline(element: Any) -> str:
    """Return the text of an element, its line breaks kept, other blanks joined."""
    parts: list[str] = [element.text or ""]
    for child in element:
        parts.append("\n" if child.tag == "lb" else _inline(child))
        parts.append(child.tail or "")
    lines = (" ".join(line.split(" ")).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _paragraphs(text: str) -> list[str]:
    """Split at line breaks behind the end of a sentence: old pages break paragraphs so, and wrap lines elsewhere."""
    return re.split(r"(?<=[.!?:»”\"])\n", text)


def _blocks(element: Any) -> list[str]:
    """Return the paragraphs of trafilatura's body: one a paragraph or heading, one a list with a line an item."""
    out: list[str] = []
    holds_blocks = any(element.find(f".//{tag}") is not None for tag in ("p", "list", "head", "table"))
    if element.tag == "list":
        items = [_inline(item).replace("\n", " ") for item in element if item.tag == "item"]
        out.append("\n".join(f"- {item}" for item in items if item))
    elif element.tag == "row" and not holds_blocks:
        out.append(" | ".join(c for c in (_inline(cell) for cell in element) if c))
    elif element.tag in {"p", "head", "item", "ab", "cell", "code", "quote"} and not holds_blocks:
        out.extend(_paragraphs(_inline(element)))
    else:
        out.append((element.text or "").strip())
        for child in element:
            out.extend(_blocks(child))
            out.append((child.tail or "").strip())
    return [block for block in out if block]


def _without_furniture(text: str, lang: str) -> str:
    """Cut the lines of a page's text that are furniture through and through."""
    spans = furniture(text, lang)
    out: list[str] = []
    gap = False
    for line in lines_of(text):
        gap = gap or line.after_blank
        if any(start <= line.start and line.end <= end for start, end in spans):
            gap = True
            continue
        out.append(f"\n{line.text}" if gap else line.text)
        gap = False
    return "\n".join(out).strip("\n")


def _without_title(text: str, title: str | None) -> str:
    """Cut the title off the head of the text: it is put in front of every report in the same way."""
    first, _break, rest = text.partition("\n")
    return rest.lstrip("\n") if title and first.strip().casefold() == title.casefold() else text


def _parts(url: str | None) -> ParseResult:
    """Return an address taken apart; an empty one for what a page only calls an address."""
    try:
        return urlparse(url or "")
    except ValueError:
        return urlparse("")


def _outlet(found: Any, tree: HtmlElement) -> str | None:
    """Return the site's name as the page states it, not one guessed from its address."""
    named: str | None = found.sitename
    stated = tree.xpath("string(//meta[@property='og:site_name' or @name='og:site_name']/@content)").strip()
    if stated:
        return str(stated)
    host = _parts(found.url).netloc.removeprefix("www.")
    return None if not named or named.casefold() in {host.casefold(), f"www.{host}".casefold()} else str(named)


def _canonical(tree: HtmlElement, found: Any) -> str | None:
    href = tree.xpath("string(//link[@rel='canonical']/@href)").strip() or found.url
    return href if href and _parts(href).scheme in {"http", "https"} else None


def _authors(author: str | None) -> tuple[Credit, ...]:
    names = [re.sub(r"^(?:by|par|de)\s+", "", a.strip(), flags=re.I) for a in (author or "").split(";")]
    return tuple(Credit(name=name, role="author") for name in names if name)


def _bylines(tree: HtmlElement) -> list[Credit]:
    """Return the credits of short lines on the page: bylines often stand outside what is taken for the text. Bare
    domains there are the site's own.
    """
    out: list[Credit] = []
    for element in tree.iter("p", "li", "span", "div", "address", "small", "em", "a"):
        text = " ".join("".join(element.itertext()).split())
        if 2 < len(text) <= LONGEST_BYLINE:
            found = (c for lang in SUPPORTED for c in find_credits(f"_\n\n{text}", lang))
            out.extend(c for c in found if not is_domain(c.name))
    return out


def _day(stated: str | None, text: str) -> date | None:
    """Return the day in the page's metadata, else in a line of its own at the head of its text."""
    if stated:
        try:
            return parse_published(stated)
        except BadRecord:
            return None
    return date_line(text)


def read_page(html: str, where: str) -> Draft:
    """Return the draft of a page: title, outlet, day of publication, canonical URL, authors, text without furniture.

    Raises UnreadableInput where no report can be found on it.
    """
    nothing = UnreadableInput(
        _("no article text was found on this page"), where=where, todo=_("Save the article itself, or its text as .txt")
    )
    try:
        tree = _tree(html)
        meta = extract_metadata(copy.deepcopy(tree), date_config=_DATES, extensive=False)
        prune(tree)
        bylines = _bylines(tree)
        found: Any = bare_extraction(tree, include_comments=False, include_tables=True)
    except _FAILURES:
        raise nothing from None
    if found is None or found.body is None:
        raise nothing
    blocks = _blocks(found.body)
    title = " ".join((meta.title or "").split()) or None
    text = _without_title("\n\n".join(blocks), title)
    hint = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0].lower()
    lang = detect(text, hint or None)[0]
    whole = text
    if lang in SUPPORTED:
        text = _without_furniture(text, lang)
    if not text.strip():
        raise nothing
    title = title or first_line_title(text)
    return Draft(
        where=where,
        text=text,
        url=_canonical(tree, meta),
        title=title,
        outlet=_outlet(meta, tree),
        published=_day(meta.date, whole),
        lang_hint=hint or None,
        credits=tuple({c.name.casefold(): c for c in (*_authors(meta.author), *bylines)}.values()),
    )
