"""The page's lists: timeline, movements, context, sources, rejected inputs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from recoupe.drawing.anchors import incident_anchor, source_anchor
from recoupe.drawing.page.incidents import StatusView, status_view, title
from recoupe.drawing.page.links import context_anchor
from recoupe.drawing.page.numbers import day, days_or_unknown
from recoupe.drawing.page.places import place_list
from recoupe.drawing.page.statements import actor, cell_anchor, stanced
from recoupe.drawing.page.words import capital_html, html
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.drawing.page.edition import Edition, Moved
    from recoupe.model import Context, Incident


@dataclass(frozen=True)
class Moment:
    """A line of the timeline."""

    when: str
    title: Markup
    href: str
    status: StatusView | None
    counts: str


def timeline(edition: Edition, incidents: Sequence[Incident]) -> tuple[Moment, ...]:
    """Return incidents in order of time, the undated last."""
    dated = sorted((i for i in incidents if i.when), key=lambda i: (i.when.start, i.when.end) if i.when else ())
    undated = [i for i in incidents if not i.when]
    return tuple(
        Moment(
            days_or_unknown(i.when),
            title(edition, i),
            incident_anchor(i.id),
            status_view(i.assessment.status) if i.assessment else None,
            "",
        )
        for i in (*dated, *undated)
    )


@dataclass(frozen=True)
class MovementView:
    """A movement in words, with its quotation, its sentence's anchor and its own."""

    words: Markup
    kind: str
    speaker: str
    when: str
    quote: str
    lang: str
    outlet: str
    key: str
    anchor: str
    located: bool


def movement(edition: Edition, moved: Moved) -> MovementView:
    """Return a movement in neutral words: who, from where, to where."""
    it, lang = moved.movement, moved.reading.lang
    kind = {"advance": _("advance"), "withdrawal": _("withdrawal"), "flight": _("flight")}[it.kind]
    start = place_list(edition, it.from_, lang) if it.from_ else escape(_("start not given"))
    end = place_list(edition, it.to, lang) if it.to else escape(_("destination not given"))
    words = html("{kind}: {start} → {end}", kind=kind, start=start, end=end)
    by = actor(edition, edition.acting(it.by, moved.reading), it.by, lang, article=False) if it.by else None
    if by:
        words = html("{movement} ({by})", movement=words, by=by)
    return MovementView(
        words=capital_html(stanced(words, hedged=it.hedged, denied=it.stance == "denies")),
        kind=kind,
        speaker=edition.named_speaker(it.source, moved.reading) or edition.outlet(moved.reading),
        when=days_or_unknown(it.when),
        quote=" ".join(it.quote.split()),
        lang=lang,
        outlet=edition.outlet(moved.reading),
        key=moved.key,
        anchor=cell_anchor(moved.key),
        located=any(p.located for p in (*it.from_, *it.to)),
    )


@dataclass(frozen=True)
class ContextView:
    """A sentence that is no claim, with its kind and who wrote it."""

    kind: str
    quote: str
    lang: str
    outlet: str
    published: str | None
    key: str


_CONTEXT_ORDER = ("caution", "background", "explanation", "motive")


def context_kind(kind: str) -> str:
    """Return a kind of context in words."""
    return {
        "caution": _("The author’s caution"),
        "background": _("Background"),
        "explanation": _("Explanation"),
        "motive": _("Motive"),
    }[kind]


def contexts(edition: Edition, report_ids: Iterable[str], placed: set[str]) -> tuple[ContextView, ...]:
    """Return the context of reports: cautions first, then background, explanations and motives.

    What is in `placed` was told with an earlier situation of the same report, and is not told again.
    """
    wanted = set(report_ids)
    found: list[tuple[int, ContextView]] = []
    for reading in edition.brief.reports:
        if reading.id not in wanted:
            continue
        for c, it in enumerate(reading.context, 1):
            published = day(reading.published) if reading.published else None
            anchor = context_anchor(reading.id, c)
            if anchor in placed:
                continue
            placed.add(anchor)
            view = ContextView(
                context_kind(it.kind), _flat(it), reading.lang, edition.outlet(reading), published, anchor
            )
            found.append((_CONTEXT_ORDER.index(it.kind), view))
    return tuple(view for _order, view in sorted(found, key=lambda pair: pair[0]))


def _flat(it: Context) -> str:
    return " ".join(it.quote.split())


@dataclass(frozen=True)
class SourceView:
    """A source: what it is, of which side, whom it repeats, how many claims it makes."""

    anchor: str
    name: str
    kind: str
    side: str | None
    side_name: str | None
    repeats: str | None
    claims: int


def source_kind(kind: str | None) -> str:
    """Return what sort of source it is, in words."""
    known = {
        "government": _("government"),
        "military": _("military"),
        "armed group": _("armed group"),
        "party media": _("media of a party to the conflict"),
        "state media": _("state media"),
        "monitor": _("monitor"),
        "NGO": _("non-governmental organisation"),
        "international": _("international organisation"),
        "news agency": _("news agency"),
        "news outlet": _("news outlet"),
        "local": _("local people"),
        "officials": _("officials"),
        "unnamed": _("unnamed"),
        "state": _("state"),
        "state force": _("state force"),
        "civilians": _("civilians"),
        "other": _("other"),
    }
    return known.get(kind or "", kind or _("not known"))


def sources(edition: Edition) -> tuple[SourceView, ...]:
    """Return the sources of the brief, by side in the theatre's order, those of no known side last."""
    by_name = {s.name: s.id for s in edition.brief.sources}
    said: Counter[str] = Counter()
    for reading in edition.brief.reports:
        for claim in reading.claims:
            names = edition.called(edition.claim(reading, claim))
            known = claim.source_id if claim.source_id in edition.sources else None
            said[known or next((by_name[n] for n in names if n in by_name), "")] += 1
    rank = {side: i for i, side in enumerate(edition.side_ids)}
    ordered = sorted(edition.brief.sources, key=lambda s: rank.get(s.side or "", len(rank)))
    out = []
    for source in ordered:
        name = edition.source_name(source.id, source.name) or source.name
        repeats = edition.source_name(source.repeats, source.repeats) if source.repeats else None
        out.append(
            SourceView(
                source_anchor(source.id),
                name,
                source_kind(source.kind),
                source.side,
                edition.side_name(source.side),
                repeats,
                said[source.id],
            )
        )
    return tuple(out)
