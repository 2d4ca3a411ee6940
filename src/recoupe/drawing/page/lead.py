"""Headline and lead of a situation, made of neutral names; what anybody claims is said to be theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from recoupe.drawing.page.columns import split
from recoupe.drawing.page.figures import incident_name
from recoupe.drawing.page.links import sentence_link
from recoupe.drawing.page.names import with_article
from recoupe.drawing.page.numbers import days, listed, number
from recoupe.drawing.page.places import place_words
from recoupe.drawing.page.statements import figure_links, happening, stanced
from recoupe.drawing.page.words import bare, capital, capital_html, html, semicolon, status_name
from recoupe.drawing.words import kind_word, quoted
from recoupe.i18n import gettext as _
from recoupe.i18n import ngettext
from recoupe.model import When

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from recoupe.drawing.page.edition import Edition, Moved, Said
    from recoupe.drawing.page.situations import SituationView
    from recoupe.model import Incident, Place


def main_incident(incidents: Sequence[Incident]) -> Incident | None:
    """Return the incident that a situation is told by: the most contradictions, then the most claims, then first."""
    if not incidents:
        return None
    return max(incidents, key=lambda i: (bool(i.contradictions), len(i.versions) > 1, len(i.claims)))


def span(incidents: Sequence[Incident]) -> When | None:
    """Return the days that incidents cover together, or None if none is dated."""
    dated = [i.when for i in incidents if i.when]
    return When(start=min(w.start for w in dated), end=max(w.end for w in dated)) if dated else None


def headline(edition: Edition, incidents: Sequence[Incident]) -> Markup:
    """Return a headline: place, what the main incident is, how many versions there are of it."""
    main = main_incident(incidents)
    if main is None:
        return escape(_("No incident"))
    what = incident_name(main, [s.claim for s in edition.all_said(main.claims)])
    versions = len(main.versions)
    if versions > 1:
        what = ngettext("{what}, {n} version", "{what}, {n} versions", versions, what=what)
    places = Counter(i.place.place_id or i.place.text for i in incidents if i.place)
    spot = main.place
    if spot is None and places:
        best = places.most_common(1)[0][0]
        spot = next(i.place for i in incidents if i.place and (i.place.place_id or i.place.text) == best)
    if spot is None:
        return escape(capital(what))
    return html("{place}: {what}", place=capital(spot_name(edition, spot)), what=what)


def moving(edition: Edition, moved: Sequence[Moved], instead: str) -> Markup:
    """Return the headline of movements that no incident goes with: where to, what kind, and that it is a claim."""
    for each in moved:
        ends = (*each.movement.to, *each.movement.from_)
        if ends:
            spot = next((p for p in ends if p.located), ends[0])
            kind = kind_word(each.movement.kind)
            return html("{place}: {kind}, only claimed", place=capital(spot_name(edition, spot)), kind=kind)
    return escape(instead)


def moving_opening(moved: Sequence[Moved]) -> Markup:
    """Return the first sentence on movements that no incident goes with."""
    reports = len({m.reading.id for m in moved})
    told = ngettext("{count} report", "{count} reports", reports, count=number(reports))
    count = ngettext("{count} movement", "{count} movements", len(moved), count=number(len(moved)))
    return html("{reports} on {movements}; no incident is told with it.", reports=told, movements=count)


def spot_name(edition: Edition, place: Place) -> str:
    """Return a place's name for a headline; what nobody located stays in quotation marks, as written."""
    return edition.place_name(place) if place.located or place.name else quoted(place.text)


def opening(edition: Edition, incidents: Sequence[Incident]) -> Markup:
    """Return the first sentence of the lead, under a dateline: how many reports tell of what, in how many versions."""
    refs = [ref for i in incidents for ref in i.claims]
    reports = dict.fromkeys(ref.report for ref in refs)
    outlets = dict.fromkeys(s.reading.outlet for s in edition.all_said(tuple(refs)) if s.reading.outlet)
    told = ngettext("{count} report", "{count} reports", len(reports), count=number(len(reports)))
    if len(outlets) > 1:
        told = _("{reports} from {n} outlets", reports=told, n=len(outlets))
    count = ngettext("{count} incident", "{count} incidents", len(incidents), count=number(len(incidents)))
    versions_told = max((len(i.versions) for i in incidents), default=0)
    text = _("{reports} on {incidents}.", reports=told, incidents=count)
    if versions_told > 1 and len(incidents) == 1:
        text = _("{reports} on {incidents}, in {n} versions.", reports=told, incidents=count, n=versions_told)
    when = span(incidents)
    places = [place_words(edition, i.place, None) for i in sorted(incidents, key=_told_most) if i.place]
    dateline = [*list(dict.fromkeys(places))[:3], escape(days(when) if when else _("date not given"))]
    return html("{dateline} – {text}", dateline=capital_html(escape(", ").join(dateline)), text=text)


def _told_most(incident: Incident) -> int:
    return -len(incident.claims)


def versions(edition: Edition, incident: Incident) -> tuple[Markup, ...]:
    """Return the sentences of each version, then of who fits them all: who says it, and what in neutral words."""
    return tuple(words for words, _said in told(edition, incident))


def told(edition: Edition, incident: Incident) -> tuple[tuple[Markup, tuple[Said, ...]], ...]:
    """Return the sentences of `versions`, each with the claims that it tells.

    A sentence names only those who say all that it tells: holders of one version need not say the same.
    """
    columns, shared = split(edition, incident)
    return tuple(one for said in (*(c.claims for c in columns), shared) if said for one in _version(edition, said))


TOLD = 4
"""Things that one version's sentences tell; the table tells the rest."""


def _version(edition: Edition, said: Sequence[Said]) -> Iterator[tuple[Markup, tuple[Said, ...]]]:
    by_speakers: dict[tuple[str, ...], list[_Group]] = {}
    for group in _grouped(edition, said)[:TOLD]:
        names = tuple(dict.fromkeys(edition.speaker_within(s) for s in group.claims))
        by_speakers.setdefault(names, []).append(group)
    for names, groups in by_speakers.items():
        shown = [with_article(n) for n in names[:3]]
        if len(names) > 3:
            shown.append(ngettext("{n} more", "{n} others", len(names) - 3))
        what = escape(semicolon()).join(_linked(group) for group in groups)
        sentence = html("According to {who}: {what}.", who=listed(shown), what=what)
        yield sentence, tuple(s for g in groups for s in g.claims)


@dataclass
class _Group:
    """Claims that say one thing: the first, its words, all of them, and those said so in another language."""

    first: Said
    words: Markup
    claims: list[Said]
    also: dict[str, str]


def _grouped(edition: Edition, said: Sequence[Said]) -> list[_Group]:
    """Return what claims say, each thing once: the same in another language's words goes with it."""
    groups: list[_Group] = []
    for s in said:
        words = happening(edition, s)
        if s.claim.figures:
            figures = figure_links(s)
            toll_only = s.claim.event == "other" and not s.claim.by and not s.claim.against
            words = figures if toll_only else html("{what} – {figures}", what=words, figures=figures)
        words = stanced(words, hedged=s.claim.hedged, denied=s.claim.stance == "denies")
        for group in groups:
            abroad = group.first.reading.lang != s.reading.lang
            if bare(group.words) == bare(words) or (abroad and _gist(group.first) == _gist(s)):
                group.claims.append(s)
                if abroad:
                    group.also.setdefault(edition.outlet(s.reading), s.key)
                break
        else:
            groups.append(_Group(s, words, [s], {}))
    return groups


def _linked(group: _Group) -> Markup:
    """Return what a group says, with a link to who says it in another language."""
    if not group.also:
        return group.words
    links = Markup(", ").join(sentence_link(key, outlet) for outlet, key in group.also.items())
    return html("{what} (also {links})", what=group.words, links=links)


def _gist(said: Said) -> tuple[object, ...]:
    """Return what a claim says without the words that each language has for it."""
    claim = said.claim
    figures = tuple((f.kind, f.low, f.high, f.qualifier, f.part_of) for f in claim.figures)
    parties = tuple(x or bool(y) for x, y in ((claim.by_id, claim.by), (claim.against_id, claim.against)))
    return claim.event, claim.stance, claim.hedged, parties, figures


def closing(incidents: Sequence[Incident]) -> str:
    """Return the last sentence of the lead: how the incidents stand, and that nothing is confirmed if so."""
    tally = Counter(i.assessment.status for i in incidents if i.assessment)
    if not tally:
        return ""
    parts = [_("{status} ({n})", n=number(n), status=status_name(status)) for status, n in sorted(tally.items())]
    if len(incidents) == 1:
        parts = [status_name(next(iter(tally)))]
    status = capital(_("status: {statuses}.", statuses=", ".join(parts)))
    if not tally["confirmed"] and not tally["refuted"]:
        return _("{status} No evidence from the field settles any of it yet.", status=status)
    return status


def headline_of(edition: Edition, views: Sequence[SituationView]) -> Markup:
    """Return the headline of the whole brief: that of its situation, or of several together."""
    return views[0].headline if len(views) == 1 else several(edition, len(views))


def several(edition: Edition, count: int) -> Markup:
    """Return the headline of a brief on several situations: the places told of most, and how many situations."""
    incidents = edition.brief.incidents
    if not incidents:
        return escape(_("No claims found"))
    tally: Counter[str] = Counter()
    for incident in incidents:
        if incident.place:
            tally[spot_name(edition, incident.place)] += len(incident.claims)
    places = [name for name, _n in tally.most_common(3)]
    told = ngettext("{count} situation", "{count} situations", count, count=number(count))
    when = span(incidents)
    what = _("{situations}, {when}", situations=told, when=days(when)) if when else told
    return html("{place}: {what}", place=capital(", ".join(places)), what=what) if places else escape(what)


def overview(edition: Edition) -> str:
    """Return one sentence on the whole brief, where it tells of several situations."""
    brief = edition.brief
    told = ngettext("{count} report", "{count} reports", len(brief.reports), count=number(len(brief.reports)))
    count = ngettext("{count} incident", "{count} incidents", len(brief.incidents), count=number(len(brief.incidents)))
    made = sum(len(r.claims) for r in brief.reports)
    claims = ngettext("{count} claim", "{count} claims", made, count=number(made))
    contested = sum(bool(i.assessment and i.assessment.status == "contested") for i in brief.incidents)
    text = _("{claims} in {reports}, on {incidents}.", reports=told, claims=claims, incidents=count)
    if contested:
        text += " " + ngettext("{n} is contested.", "{n} are contested.", contested)
    return text
