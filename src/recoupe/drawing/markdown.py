"""brief.md: the brief in short, as plain text that reads well as it is and renders anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe import i18n
from recoupe.drawing.page import lead, situations
from recoupe.drawing.page.changed import changed
from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.links import safe_url
from recoupe.drawing.page.lists import sources
from recoupe.drawing.page.masthead import imprint
from recoupe.drawing.page.numbers import day
from recoupe.drawing.page.words import bare, semicolon
from recoupe.drawing.words import quoted
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from recoupe.drawing.page.incidents import IncidentView
    from recoupe.drawing.page.situations import SituationView
    from recoupe.drawing.page.statements import Statement
    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

_WHITE = re.compile(r"[ \t\r\n]+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def plain(text: str | Markup) -> str:
    """Return text as one line of Markdown that renders as itself: tags gone, every special character escaped."""
    words = _WHITE.sub(" ", bare(text) if isinstance(text, Markup) else text)
    return _SPECIAL.sub(r"\\\1", words)


def render_markdown(brief: Brief, theatre: Theatre | None, lang: str) -> str:
    """Return the brief in short, in `lang` (`en` or `fr`): versions, contradictions, ranges, what would settle it."""
    with i18n.use(lang):
        edition = Edition(brief, theatre)
        placed: set[str] = set()
        views = [situations.view(edition, s, found, placed) for s, found in situations.gathered(edition)]
        return "\n".join(_lines(edition, views)).rstrip() + "\n"


def _lines(edition: Edition, views: list[SituationView]) -> Iterator[str]:
    alone = len(views) == 1
    yield from (f"# {plain(lead.headline_of(edition, views))}", "", plain(imprint(edition)) + ".", "")
    if not alone:
        yield from (plain(lead.overview(edition)), "")
    yield from _changed(edition)
    for view in views:
        if not alone:
            yield from (f"## {plain(view.headline)}", "")
        yield from _situation(view)
    yield from _ends(edition)


def _changed(edition: Edition) -> Iterator[str]:
    found = changed(edition)
    if found is None:
        return
    yield from (f"## {_('What changed')}", "")
    if found.nothing:
        yield _("Nothing changed since the previous brief.")
    yield from (f"- {plain(line)}" for line in found.lines)
    for incident in found.incidents:
        yield f"- {plain(incident.heading)}"
        yield from (f"  - {plain(line)}" for line in incident.lines)
    yield ""


def _situation(view: SituationView) -> Iterator[str]:
    yield from (plain(view.opening), "")
    for sentence in view.versions:
        yield from (plain(sentence), "")
    if view.closing:
        yield from (f"**{plain(view.closing)}**", "")
    for incident in (*view.incidents, *view.further):
        yield from _incident(incident)
    if view.movements:
        yield from (f"### {_('Movements')}", "")
        for m in view.movements:
            yield f"- {plain(m.words)} – {plain(m.speaker)}, {plain(m.when)}"
        yield ""
    if view.context:
        yield from (f"### {_('Context, apart from the claims')}", "")
        yield from (f"- {plain(c.kind)} ({plain(c.outlet)}) – {plain(quoted(c.quote))}" for c in view.context)
        yield ""


def _incident(view: IncidentView) -> Iterator[str]:
    yield from (f"### {plain(view.title)}", "")
    facts = [view.when, f"{view.status.mark} {view.status.name}" if view.status else "", view.counts]
    if view.admitted:
        facts.append(_("admitted by {who}", who=view.admitted))
    yield from (plain(" · ".join(f for f in facts if f)), "")
    for number, column in enumerate(view.table.columns if view.table else ()):
        side = f" ({column.side_told})" if column.side_told else ""
        yield f"- **{plain(', '.join(column.holders) + side)}**"
        for row in view.table.rows if view.table else ():
            yield from (f"  - {plain(row.question)} – {_statement(s)}" for s in row.cells[number] if s.quotation)
            rest = [_statement(s) for s in row.cells[number] if not s.quotation]
            if rest:
                yield f"  - {plain(row.question)} – {semicolon().join(rest)}"
    yield from (f"- {_statement(s)}" for s in (*view.shared, *view.statements))
    clashes = [(c.kind, why) for c in view.clashes for why in c.whys] + list(view.undrawn)
    yield from _block(_("Contradiction"), (f"{plain(kind)} – {plain(why)}" for kind, why in clashes))
    yield from _block(_("Reported figures"), (plain(r.words) for r in view.ranges))
    yield from _block(_("What would settle it"), map(plain, view.wanted))
    yield ""


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from ("", f"**{plain(title)}**", "")
        yield from (f"- {line}" for line in found)


def _statement(statement: Statement) -> str:
    quotation = statement.quotation
    words = plain(statement.words)
    if quotation is None:
        return f"{words} ({plain(', '.join(speaker for speaker, _key in statement.sentences))})"
    credit = ", ".join(dict.fromkeys(p for p in (quotation.source, quotation.outlet, quotation.published) if p))
    return f"{words} – {plain(quoted(quotation.text))} ({plain(credit)})"


def _ends(edition: Edition) -> Iterator[str]:
    yield from (f"## {_('Sources and sides')}", "")
    for source in sources(edition):
        repeats = _("repeats {source}", source=source.repeats) if source.repeats else ""
        facts = ", ".join(f for f in (source.side_name or "", source.kind, repeats) if f)
        yield f"- {plain(source.name)} – {plain(facts)}"
    yield from ("", f"## {_('Reports')}", "")
    for reading in edition.brief.reports:
        title = reading.title or reading.text.split("\n", 1)[0]
        published = day(reading.published) if reading.published else _("date not given")
        url = safe_url(reading.url)
        address = f" <{url}>" if url and not re.search(r"[<>]", url) else ""
        yield f"- {plain(title)} ({plain(edition.outlet(reading))}, {plain(published)}){address}"
    if edition.brief.rejected:
        yield from ("", f"## {_('Inputs that were not read: {n}', n=len(edition.brief.rejected))}", "")
        yield from (f"- {plain(r.input)} – {plain(r.why)}" for r in edition.brief.rejected)
