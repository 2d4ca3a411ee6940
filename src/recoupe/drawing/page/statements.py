"""A claim in our neutral words, and beside it the quotation in its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from recoupe.drawing.page.figures import labelled
from recoupe.drawing.page.names import of, with_article
from recoupe.drawing.page.numbers import day
from recoupe.drawing.page.words import MARKS, as_written, capital_html, event_name, html, status_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.drawing.page.edition import Edition, Said

_FIGURE = re.compile(r'<a class="figure"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Quotation:
    """What was said, in its own language, where and when, and the anchor of its sentence."""

    text: str
    lang: str
    source: str
    own_voice: bool
    via: str | None
    outlet: str
    published: str | None
    key: str


@dataclass(frozen=True)
class Statement:
    """One thing that a version says, and the sentences (speaker, anchor) that say it.

    `quotation` is None where the same claim is quoted elsewhere in the incident, or not at all. `anchored`
    are those of its sentences whose links back lead here.
    """

    words: Markup
    sentences: tuple[tuple[str, str], ...]
    quotation: Quotation | None = None
    anchored: frozenset[str] = frozenset()

    @property
    def anchor(self) -> str | None:
        """Return the id of a statement of one sentence, where the sentence's link back leads here."""
        (_speaker, key), *others = self.sentences
        return cell_anchor(key) if key in self.anchored and not others else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The anchors of the sentences."""
        return tuple(key for _speaker, key in self.sentences)

    @property
    def told(self) -> int:
        """Return how many sentences say it."""
        return len(self.sentences)

    def sentences_shown(self, most: int) -> tuple[tuple[str, str], ...]:
        """Return the sentences that are linked from here: the first ones, and all whose links back lead here."""
        return tuple(s for n, s in enumerate(self.sentences) if n < most or s[1] in self.anchored)


def quotation(edition: Edition, said: Said) -> Quotation:
    """Return the quotation of a claim with its source, outlet and date."""
    published = said.reading.published
    return Quotation(
        text=" ".join(said.claim.quote.split()),
        lang=said.reading.lang,
        source=edition.speaker(said),
        own_voice=said.claim.source is None,
        via=said.claim.via,
        outlet=edition.outlet(said.reading),
        published=day(published) if published else None,
        key=said.key,
    )


def actor(
    edition: Edition, actor_id: str | None, written: str | None, lang: str, *, article: bool = True
) -> Markup | None:
    """Return who acts, by the neutral name where there is one, else as written in quotation marks."""
    name = edition.actor_name(actor_id)
    if name:
        return escape(with_article(name) if article else name)
    return as_written(written, lang) if written else None


def _of(edition: Edition, actor_id: str | None, words: Markup | None) -> Markup:
    """Return an actor after the French `de`."""
    name = edition.actor_name(actor_id)
    return escape(of(name)) if name else Markup("de {}").format(words or "")


def happening(edition: Edition, said: Said) -> Markup:
    """Return what a claim says happened, with who and against whom, in neutral words, in lower case."""
    claim, lang = said.claim, said.reading.lang
    by = actor(edition, claim.by_id, claim.by, lang)
    against = actor(edition, claim.against_id, claim.against, lang)
    event = event_name(claim.event)
    if claim.by_id and claim.by_id == claim.against_id:
        by = None  # nobody acts against themselves: one of the two was misread, and the quotation stands beside it
    if claim.event == "armed clash" and by and against:
        return html("armed clash between {by} and {against}", by=by, against=against)
    # French contracts "de" with the article, so its catalogue uses the `of_` forms where English has "by" or "from".
    of_against = _of(edition, claim.against_id, against)
    if claim.event == "attack repelled" and against:
        if by:
            return html("attack by {attacker} repelled by {by}", attacker=against, of_attacker=of_against, by=by)
        return html("attack by {attacker} repelled", attacker=against, of_attacker=of_against)
    if claim.event in ("territory taken", "territory retaken") and by and against:
        return html("{event} by {by} from {against}", event=event, by=by, against=against, of_against=of_against)
    if by and against:
        return html("{event} by {by} against {against}", event=event, by=by, against=against)
    if by:
        return html("{event} by {by}", event=event, by=by)
    if against and claim.event == "armed clash":
        return html("armed clash involving {against}", against=against)
    if against:
        return html("{event} against {against}", event=event, against=against)
    return escape(event)


def figure_link(words: Markup, key: str, index: int) -> Markup:
    """Return a figure as a link to where it was said."""
    return Markup('<a class="figure" href="#{}:f{}">{}</a>').format(key, index, words)


def figure_links(said: Said, indexes: list[int] | None = None) -> Markup:
    """Return a claim's figures, each linked, joined by commas."""
    chosen = range(len(said.claim.figures)) if indexes is None else indexes
    return Markup(", ").join(
        figure_link(labelled(said.claim.figures[i], said.reading.lang), said.key, i) for i in chosen
    )


def stanced(words: Markup, *, hedged: bool, denied: bool) -> Markup:
    """Return words with the denial or the hedge spelled out; a hedge is in italics."""
    if denied:
        words = html("denies: {what}", what=words)
    if hedged:
        words = Markup('<em class="hedged">{}</em>').format(html("reportedly: {what}", what=words))
    return words


def ruled(edition: Edition, said: Said, words: Markup) -> Markup:
    """Return the words of a claim with what evidence makes of it: confirmed, refuted or still contested, and why."""
    ruling = edition.ruling(said)
    if ruling is None:
        return words
    name, mark = status_name(ruling.verdict), MARKS[ruling.verdict]
    verdict = Markup('<span class="status"><span class="status-mark" aria-hidden="true">{}</span> {}</span>')
    return Markup('{} {} <span class="quiet">({})</span>').format(words, verdict.format(mark, name), ruling.why)


def statement(edition: Edition, said: Said, words: Markup, *, quote: bool, anchor: bool) -> Statement:
    """Return a statement of a claim in given words, with or without its quotation."""
    told = capital_html(stanced(words, hedged=said.claim.hedged, denied=said.claim.stance == "denies"))
    return Statement(
        words=ruled(edition, said, told),
        sentences=((edition.speaker(said), said.key),),
        quotation=quotation(edition, said) if quote else None,
        anchored=frozenset([said.key]) if anchor else frozenset(),
    )


def cell_anchor(key: str) -> str:
    """Return the id of the cell that a sentence's link back leads to."""
    return f"cell-{key}"


def merged(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements with those of the same words made one, all their sentences behind it: one a speaker, and all
    whose links back lead here.
    """
    groups: dict[Markup, list[tuple[str, str]]] = {}
    listed = tuple(statements)
    anchored = frozenset(key for each in listed for key in each.anchored)
    for each in listed:
        found = groups.setdefault(_unlinked(each.words), [])
        for speaker, key in each.sentences:
            if key in anchored or all(speaker != other for other, _key in found):
                found.append((speaker, key))
    own = {_unlinked(each.words): each.words for each in listed if each.told == 1}
    return tuple(
        Statement(
            own.get(words, words) if len(found) == 1 else words,
            tuple(found),
            anchored=anchored & {key for _speaker, key in found},
        )
        for words, found in groups.items()
    )


def _unlinked(words: Markup) -> Markup:
    """Return words without the links of their figures: of several sentences each has a link of its own beside them."""
    return Markup(_FIGURE.sub(r"\1", words))  # noqa: S704 - less than what it is made of


def gathered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements in their order: those with a quotation, then the others, the same words once."""
    listed = tuple(statements)
    return (*(s for s in listed if s.quotation), *merged([s for s in listed if not s.quotation]))
