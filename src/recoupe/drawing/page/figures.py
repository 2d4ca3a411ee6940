"""Figures in words: `killed: more than 60 soldiers and officers`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from markupsafe import Markup, escape

from recoupe.drawing.page.numbers import number
from recoupe.drawing.page.words import as_written, event_name, html, kind_name
from recoupe.i18n import current
from recoupe.i18n import gettext as _
from recoupe.linking.compare import displaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model import Claim, Figure, FigureRange, Incident


@cache
def _nouns() -> dict[tuple[str, str], dict[str, tuple[str, str]]]:
    """Return {(language, form): {interface language: (singular, plural)}} (nouns.yaml)."""
    rows = yaml.safe_load((files("recoupe.drawing.page") / "nouns.yaml").read_text(encoding="utf8"))
    table: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for row in rows:
        also = row.pop("also", {})
        neutral = {lang: (forms[0], forms[1]) for lang, forms in row.items()}
        for lang, forms in neutral.items():
            for form in (*forms, *also.get(lang, ())):
                table.setdefault((lang, form), neutral)
    return table


def noun(who: str, count: int | None, lang: str | None) -> Markup:
    """Return what is counted in neutral words, or as written, in quotation marks, where there are none.

    `lang` is the language of `who`; None tries every one.
    """
    key = who.lower().strip()
    for tried in (lang,) if lang else ("en", "fr"):
        forms = _nouns().get((tried, key))
        if forms and current() in forms:
            one = count is not None and (count <= 1 if current() == "fr" else count == 1)
            return escape(forms[current()][0 if one else 1])
    return as_written(who, lang)


def bounds(low: int | None, high: int | None, qualifier: str | None = None) -> str:
    """Return a number or range in words: `more than 60`, `20 to 30`, `about 30`, `dozens (at least 24)`."""
    if low is None and high is None:
        return _("a number not given")
    if low is None:
        return _("up to {n}", n=number(high or 0))
    if high is None:
        if qualifier == "more than":
            return _("more than {n}", n=number(low))
        # The numbers that vague plurals stand for are the annotation guide's.
        vague = {24: _("dozens"), 40: _("scores"), 200: _("hundreds"), 2000: _("thousands")}.get(low)
        if qualifier == "dozens" and vague:
            return _("{vague} (counted as at least {n})", vague=vague, n=number(low))
        return _("at least {n}", n=number(low))
    if low != high:
        return _("{low} to {high}", low=number(low), high=number(high))
    return _("about {n}", n=number(low)) if qualifier == "about" else number(low)


def amount(figure: Figure, lang: str) -> Markup:
    """Return a figure with what it counts, without its kind: `more than 60 soldiers`."""
    words = escape(bounds(figure.low, figure.high, figure.qualifier))
    if figure.who:
        count = figure.high if figure.high is not None else figure.low
        counted = noun(figure.who, count, lang)
        words = html("{number} {noun}", number=words, noun=counted) if counted else words
    if figure.cumulative:
        words = html("{figure} (cumulative toll)", figure=words)
    return html("including {figure}", figure=words) if figure.part_of is not None else words


def labelled(figure: Figure, lang: str) -> Markup:
    """Return a figure with the name of its kind in front: `killed: more than 60 soldiers`."""
    words, kind = amount(figure, lang), kind_name(figure.kind)
    return html("{kind}: {figure}", kind=kind, figure=words) if kind and figure.part_of is None else words


def range_text(found: FigureRange, told: Iterable[Figure] = ()) -> Markup:
    """Return a reported range as one sentence: low, high, and the best estimate or that there is none.

    `told` are the figures behind it: where the highest has an open end ("more than 60"), so has the range.
    """
    label = kind_name(found.kind) or _("counted")
    counted = noun(found.who, None, None) if found.who else Markup("")
    who = Markup(" ({})").format(counted) if counted else Markup("")
    low, high, best = found.low, found.high, found.best
    no_end = any(f.kind == found.kind and f.high is None and f.low == high for f in told)
    if low is None and high is None:
        spread = _("no figure given")
    elif low is not None and low == high:
        spread = _("{n} or more", n=number(low)) if no_end else number(low)
    elif no_end and low is not None and high is not None:
        spread = _("{low} to {high} or more", low=number(low), high=number(high))
    else:
        spread = bounds(low, high)
    estimate = _("best estimate {n}", n=number(best)) if best is not None else _("no best estimate")
    return html("{kind}{who}: {spread} reported; {estimate}", kind=label, who=who, spread=spread, estimate=estimate)


def incident_name(incident: Incident, claims: Sequence[Claim] = ()) -> str:
    """Return what an incident is called: its event; for mere counts what they count, for flight told without counts
    (by its `claims`) displacement.
    """
    if incident.event == "other" and displaces(claims):
        return _("displacement")
    kinds = {f.kind for f in incident.assessment.figures} if incident.assessment else set()
    if incident.event != "other" or not kinds:
        return event_name(incident.event)
    if kinds <= {"displaced"}:
        return _("displacement")
    return _("toll") if kinds <= {"killed", "wounded", "casualties", "missing"} else event_name(incident.event)
