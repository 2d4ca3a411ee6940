"""Take out of a page's tree what is no part of its report, before the text is looked for."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from lxml.html import HtmlElement

from recoupe.languages.pipeline import flatten
from recoupe.reading.furniture import patterns

_BLOCKS = "p|div|section|ul|ol|li|h2|h3|h4|h5|h6|blockquote|table|strong|span"
_PAGE = {"html", "body", "main", "head"}
LONGEST_BOX = 600
MOST_OF_PAGE = 0.7


@cache
def _rules() -> dict[str, Any]:
    text = (files("recoupe.reading") / "pruning.yaml").read_text(encoding="utf8")
    rules: dict[str, Any] = yaml.safe_load(text)
    rules["token"] = re.compile("(?:" + "|".join(rules["tokens"]) + ")", re.I)
    return rules


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _paragraphs(element: HtmlElement) -> int:
    """Return how many characters stand in the paragraphs of an element."""
    return sum(len(_text(p)) for p in element.iter("p"))


def _main_article(tree: HtmlElement) -> HtmlElement | None:
    """Return the article with the most text, comments (WordPress marks each as an article) left out."""
    best, most = None, 0
    for article in tree.iter("article"):
        if "comment" not in (article.get("class") or "").lower():
            size = _paragraphs(article)
            if size > most:
                best, most = article, size
    return best


def _holds_story(element: HtmlElement, story: HtmlElement | None) -> bool:
    """Whether the element is, or holds, the page's report: it is never taken out, whatever its name."""
    if element is story or element.tag in _PAGE:
        return True
    if story is not None and any(e is element for e in story.iterancestors()):
        return True
    if next(element.iter("h1", "main"), None) is not None or element.xpath(".//*[@itemprop='articleBody']"):
        return True
    # Without any such mark, an element with most of the page's words is the page, not something beside it.
    return story is None and len(_text(element)) > MOST_OF_PAGE * len(_text(element.getroottree().getroot()))


def _named_furniture(element: HtmlElement) -> bool:
    rules = _rules()
    if element.tag in rules["tags"] or (element.get("role") or "").lower() in rules["roles"]:
        return True
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(rules["token"].fullmatch(name) for name in names)


def _drop(element: HtmlElement) -> None:
    """Remove an element, keeping the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def _link_share(element: HtmlElement) -> float:
    whole = len(_text(element))
    return sum(len(_text(a)) for a in element.iter("a")) / whole if whole else 0.0


def _drop_boxes(tree: HtmlElement) -> None:
    """Remove "read also" blocks by their label, and the linked headlines right after a label that stands alone."""
    known = patterns()
    for element in list(tree.iter(*_BLOCKS.split("|"))):
        if element.getparent() is None or len(text := flatten(_text(element))) > LONGEST_BOX or not text:
            continue
        if known.label.fullmatch(text):
            following = element.getnext()
            while following is not None and _link_share(following) >= 0.6 and len(_text(following)) <= LONGEST_BOX:
                after = following.getnext()
                _drop(following)
                following = after
            _drop(element)
        elif known.labelled.fullmatch(text) and _link_share(element) >= 0.3:
            _drop(element)


def _drop_linked_headlines(tree: HtmlElement) -> None:
    """Remove paragraphs that are nothing but a link of five words or more: teasers. Shorter ones may be credits."""
    for element in list(tree.iter("p")):
        text = _text(element)
        if len(text.split()) >= 5 and _link_share(element) >= 0.98 and element.getparent() is not None:
            _drop(element)


def prune(tree: HtmlElement) -> None:
    """Remove furniture from a page's tree, in place: by tag, role, class and id, and by the words of its labels."""
    story = _main_article(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if (_named_furniture(element) and not _holds_story(element, story)) or (
            element.tag == "figure" and next(element.iter("p", "blockquote", "table", "ul"), None) is None
        ):
            _drop(element)
    _drop_boxes(tree)
    _drop_linked_headlines(tree)
