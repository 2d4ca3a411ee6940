"""Every report in full, its claims marked: source, cue, figures and places, each linked back to its cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from recoupe.drawing.anchors import report_anchor
from recoupe.drawing.page.links import context_anchor, safe_url
from recoupe.drawing.page.numbers import day
from recoupe.drawing.page.spans import Layer, locate, marked
from recoupe.drawing.page.statements import cell_anchor
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from recoupe.drawing.page.edition import Edition, Said
    from recoupe.model import Credit, Reading


@dataclass(frozen=True)
class ReportView:
    """A report as the page shows it."""

    anchor: str
    title: str
    outlet: str
    published: str
    url: str | None
    address: str | None
    lang: str
    credits: tuple[str, ...]
    claims: int
    paragraphs: tuple[Markup, ...]


def credit_words(credit: Credit) -> str:
    """Return a credit with its role in words: `source: southfront.org`."""
    role = {
        "agency": _("agency"),
        "source": _("taken from"),
        "author": _("author"),
        "adapter": _("adapted by"),
        "translator": _("translated by"),
        "via": _("via"),
        None: None,
    }[credit.role]
    return _("{role}: {name}", role=role, name=credit.name) if role else credit.name


def _claim_layers(edition: Edition, said: Said, number: int, placed: set[str]) -> list[Layer]:
    """Return the spans of one claim; those that were not given are looked for within its quotation."""
    claim, text = said.claim, said.reading.text
    whole = (claim.start, claim.end) if claim.start is not None and claim.end is not None else None
    whole = whole or locate(text, claim.quote)
    if whole is None:
        return []
    back = cell_anchor(said.key) if said.key in placed else None
    label = _("Claim {n}, {speaker}: back to where it is used", n=number, speaker=edition.speaker(said))
    note = Markup('<sup class="back"><a href="#{}" aria-label="{}">{}</a></sup>').format(back, label, number)
    plain = Markup('<sup class="back">{}</sup>').format(number)
    layers = [Layer(*whole, "claim", id=said.key, note=note if back else plain)]
    for name, kind in (("source", "source"), ("via", "via"), ("cue", "cue")):
        span = claim.spans.get(name) or locate(text, getattr(claim, name), whole)
        if span:
            layers.append(Layer(*span, kind))  # type: ignore[arg-type]
    for i, figure in enumerate(claim.figures):
        given = (figure.start, figure.end) if figure.start is not None and figure.end is not None else None
        span = given or locate(text, figure.text, whole) or locate(text, figure.text) or whole
        layers.append(Layer(*span, "figure" if span != whole else "claim", id=f"{said.key}:f{i}", href=back))
    for place in claim.places:
        given = (place.start, place.end) if place.start is not None and place.end is not None else None
        span = given or locate(text, place.text, whole)
        if span:
            layers.append(Layer(*span, "place"))
    return layers


def _layers(edition: Edition, reading: Reading, placed: set[str]) -> list[Layer]:
    """Return the marks of a report's text: its claims, movements and context."""
    said = [edition.claim(reading, c) for c in reading.claims]
    layers = [layer for n, s in enumerate(said, 1) for layer in _claim_layers(edition, s, n, placed)]
    for movement in reading.movements:
        moved = edition.movement(reading, movement)
        given = (movement.start, movement.end) if movement.start is not None and movement.end is not None else None
        span = given or locate(reading.text, movement.quote)
        if span:
            note = Markup('<sup class="back"><a href="#{}" aria-label="{}">→</a></sup>').format(
                cell_anchor(moved.key), _("Movement: back to the list of movements")
            )
            layers.append(Layer(*span, "movement", id=moved.key, note=note if moved.key in placed else None))
    layers += [
        Layer(c.start, c.end, "context", id=context_anchor(reading.id, n)) for n, c in enumerate(reading.context, 1)
    ]
    return layers


def report(edition: Edition, reading: Reading, placed: set[str]) -> ReportView:
    """Return a report with its marks. `placed` are the claims and movements that have a cell to link back to."""
    layers = _layers(edition, reading, placed)
    title = reading.title or reading.text.split("\n", 1)[0]
    paragraphs = marked(reading.text, layers)
    # The summary shows the title already; it is repeated only where something in it is marked.
    if paragraphs and "<" not in paragraphs[0] and paragraphs[0].striptags() == " ".join(title.split()):
        paragraphs = paragraphs[1:]
    return _view(edition, reading, title, paragraphs)


def excerpt(edition: Edition, reading: Reading, placed: set[str]) -> ReportView:
    """Return a report with no more of its text than the passages that are cited, for pages that others may read.

    A paragraph each passage: the text between them is its publisher's.
    """
    layers = _layers(edition, reading, placed)
    title = reading.title or reading.text.split("\n", 1)[0]
    paragraphs: list[Markup] = []
    for start, end in _passages(layers):
        inside = [
            replace(layer, start=layer.start - start, end=layer.end - start)
            for layer in layers
            if start <= layer.start and layer.end <= end
        ]
        paragraphs += marked(reading.text[start:end], inside)
    return _view(edition, reading, title, tuple(paragraphs))


def _passages(layers: list[Layer]) -> list[tuple[int, int]]:
    """Return the stretches of text that marks cover, in order; those that touch or overlap are one."""
    found: list[tuple[int, int]] = []
    for layer in sorted(layers, key=lambda each: (each.start, each.end)):
        if found and layer.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], layer.end))
        else:
            found.append((layer.start, layer.end))
    return found


def _view(edition: Edition, reading: Reading, title: str, paragraphs: tuple[Markup, ...]) -> ReportView:
    return ReportView(
        anchor=report_anchor(reading.id),
        title=title,
        outlet=edition.outlet(reading),
        published=day(reading.published) if reading.published else _("date not given"),
        url=safe_url(reading.url),
        address=reading.url,
        lang=reading.lang,
        credits=tuple(credit_words(c) for c in reading.credits),
        claims=len(reading.claims),
        paragraphs=paragraphs,
    )
