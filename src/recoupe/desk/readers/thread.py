"""The discussion of a page as readers see it: threads, inline comments by their paragraph, the form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from recoupe.desk.readers import akismet
from recoupe.desk.readers.charter import Charter, charter_of
from recoupe.desk.readers.forms import CommentForm, stamp
from recoupe.desk.readers.models import Comment
from recoupe.desk.site.situation import SituationPage
from recoupe.desk.site.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

SHOWN = 30
"""Threads on a page before "show all"."""


@dataclass
class Node:
    """A comment with its replies, and, of an inline one, the paragraph that it is about (None: it is gone)."""

    comment: Comment
    replies: list[Node] = field(default_factory=list)
    detached: bool = False


@dataclass(frozen=True)
class Discussion:
    """What stands under a page. `more` is how many threads are not shown."""

    page: Any
    count: int
    threads: list[Node]
    inline: dict[str, list[Node]]
    detached: list[Node]
    more: int


@dataclass(frozen=True)
class Thread:
    """A page's discussion with its form, charter and notices."""

    page: Any
    discussion: Discussion
    form: CommentForm
    charter: Charter
    akismet: bool
    anchors: dict[str, str]


def takes_comments(page: Any) -> bool:
    """Return whether readers may comment on a page: on situations."""
    return isinstance(page, SituationPage)


def anchors_of(page: Any) -> dict[str, str]:
    """Return {id: text} of the paragraphs that a page offers for inline comments."""
    out: dict[str, str] = {}
    if takes_comments(page):
        for sentence in sentences(page):
            out[sentence.paragraph] = f"{out.get(sentence.paragraph, '')} {sentence.text}".strip()
    return out


def discussion(page: Any, *, whole: bool = False) -> Discussion:
    """Return the public discussion of a page. Two queries, however long it is."""
    comments = list(Comment.objects.public().filter(page=page).defer("address", "agent", "email"))
    nodes = {c.pk: Node(c) for c in comments}
    tops: list[Node] = []
    for comment in comments:
        above = nodes.get(comment.parent_id)
        (above.replies if above else tops).append(nodes[comment.pk])
    known = anchors_of(page)
    inline: dict[str, list[Node]] = {}
    plain: list[Node] = []
    for node in tops:
        node.detached = bool(node.comment.anchor) and node.comment.anchor not in known
        (inline.setdefault(node.comment.anchor, []) if node.comment.anchor and not node.detached else plain).append(
            node
        )
    detached = [n for n in plain if n.detached]
    threads = [n for n in plain if not n.detached]
    shown = threads if whole else threads[:SHOWN]
    return Discussion(page, len(comments), shown, inline, detached, len(threads) - len(shown))


def flat(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes with all that hangs on them, in reading order."""
    return [n for node in nodes for n in (node, *flat(node.replies))]


def form_of(page: Any, request: HttpRequest) -> CommentForm:
    """Return an empty form; an address may name the paragraph or the comment that it is about."""
    start: dict[str, Any] = {"shown": stamp(page.pk)}
    anchor, parent = request.GET.get("anchor", ""), request.GET.get("reply", "")
    if anchor in anchors_of(page):
        start["anchor"] = anchor
    if parent.isdecimal():
        start["parent"] = parent
    return CommentForm(page=page, initial=start)


def thread(page: Any, request: HttpRequest) -> Thread:
    """Return what the template of a page's discussion shows."""
    return Thread(
        page=page,
        discussion=discussion(page, whole=request.GET.get("comments") == "all"),
        form=form_of(page, request),
        charter=charter_of(page),
        akismet=akismet.in_use(),
        anchors=anchors_of(page),
    )
