"""Take out of a page's tree what is no part of its report, before the text is looked for."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from lxml.html import HtmlElement

from recoupe.languages import SUPPORTED
from recoupe.languages.pipeline import flatten
from recoupe.reading.credits import credit_spans
from recoupe.reading.furniture import patterns

_BLOCKS = "p|div|section|ul|ol|li|h2|h3|h4|h5|h6|blockquote|table|strong|span"
_PAGE = {"html", "body", "main", "head"}
LONGEST_BOX = 600
MOST_OF_PAGE = 0.5
LONGEST_CREDIT = 200


@cache
def _rules() -> dict[str, Any]:
    text = (files("recoupe.reading") / "pruning.yaml").read_text(encoding="utf8")
    rules: dict[str, Any] = yaml.safe_load(text)
    for name in ("tokens", "comment_tokens"):
        rules[name] = re.compile("(?:" + "|".join(rules[name]) + ")", re.I)
    rules["switches"] = re.compile("(?:" + "|".join(rules["switches"]) + ")[-_].*", re.I)
    return rules


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _paragraphs(element: HtmlElement) -> int:
    """Return how many characters stand in the paragraphs of an element."""
    return sum(len(_text(p)) for p in element.iter("p"))


def _words(element: HtmlElement) -> int:
    """Return how much an element says: the characters of its paragraphs, or all where a page has none."""
    return _paragraphs(element) or len(_text(element))


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
    return next(element.iter("h1", "main"), None) is not None or bool(element.xpath(".//*[@itemprop='articleBody']"))


def _named(element: HtmlElement, tokens: re.Pattern[str]) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(tokens.fullmatch(name) and not _rules()["switches"].fullmatch(name) for name in names)


def _is_comments(element: HtmlElement) -> bool:
    return _named(element, _rules()["comment_tokens"])


def _is_furniture(element: HtmlElement) -> bool:
    rules = _rules()
    if element.tag in rules["tags"] or (element.get("role") or "").lower() in rules["roles"]:
        return True
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    return _named(element, rules["tokens"])


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


def _is_credit(text: str) -> bool:
    return any(credit_spans(f"_\n\n{text}", lang) for lang in SUPPORTED)


def _sort_links(tree: HtmlElement) -> None:
    """Unlink credit lines, which trafilatura would take for navigation, and remove paragraphs that are nothing but a
    link of five words or more: teasers.
    """
    for element in list(tree.iter("p", "div")):
        share = _link_share(element) if len(element) else 0.0
        if share < 0.3 or element.getparent() is None:
            continue
        text = _text(element)
        if len(text) <= LONGEST_CREDIT and _is_credit(text):
            for link in list(element.iter("a")):
                link.drop_tag()
        elif element.tag == "p" and len(text.split()) >= 5 and share >= 0.98:
            _drop(element)


def _drop_link_runs(tree: HtmlElement) -> None:
    """Remove links that stand one after the other with nothing between them, outside paragraphs: a menu without a
    name.
    """
    runs: list[list[HtmlElement]] = []
    for link in list(tree.iter("a")):
        parent = link.getparent()
        if parent is None or parent.tag in {"p", "li", "h1", "h2", "h3"}:
            continue
        before = runs[-1][-1] if runs else None
        joined = before is not None and before.getnext() is link and not re.search(r"\w", before.tail or "")
        if joined:
            runs[-1].append(link)
        else:
            runs.append([link])
    for run in runs:
        if len(run) > 1 and sum(len(_text(link).split()) for link in run) >= 5:
            for link in run:
                _drop(link)


def prune(tree: HtmlElement) -> None:
    """Remove furniture from a page's tree, in place: by tag, role, class and id, and by the words of its labels."""
    story = _main_article(tree)
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    for element in elements:
        if _is_comments(element) and not _holds_story(element, story):
            _drop(element)
    most = MOST_OF_PAGE * _words(tree if story is None else story)
    for element in elements:
        if element.getparent() is None:
            continue
        picture = element.tag == "figure" and next(element.iter("p", "blockquote", "table", "ul"), None) is None
        if picture or (_is_furniture(element) and not _holds_story(element, story) and _words(element) <= most):
            _drop(element)
    _drop_boxes(tree)
    _sort_links(tree)
    _drop_link_runs(tree)
