"""Sides, actors and places as our own voice names and colours them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from recoupe.drawing.words import quoted
from recoupe.grounding import actors

if TYPE_CHECKING:
    from recoupe.model import Brief, Place
    from recoupe.theatres.schema import Theatre

NO_SIDE = "#5c5852"
"""Warm grey for whoever belongs to no side, or whose side nobody could tell: no party's colour."""


@dataclass(frozen=True, slots=True)
class Paint:
    """How a side's parts are painted: `fill` is its colour, `edge` that for thin strokes; each with its class."""

    fill: str
    edge: str
    cls: str
    line: str


@cache
def _paint(colour: str, name: str) -> Paint:
    """Darken a light colour's strokes, so that yellow can be seen on paper; name a dark one's class for dark pages."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b  # WCAG 2, relative luminance
    edge = colour if luminance < 0.4 else "#" + "".join(f"{round(c * 255 * 0.6):02X}" for c in channels)
    dark = luminance < 0.1
    return Paint(
        colour,
        edge,
        f"rm-side-{name}{' rm-dark' if dark else ''}",
        f"rm-side-{name}-line{' rm-dark-line' if dark else ''}",
    )


def brighter(colour: str) -> str:
    """Return a colour for strokes on a dark ground: half as bright again (the drawings' style rules do the same)."""
    return "#" + "".join(f"{min(255, round(int(colour[i : i + 2], 16) * 1.5) + 20):02X}" for i in (1, 3, 5))


def paint(theatre: Theatre | None, side: str | None) -> Paint:
    """Return how to paint a side's parts; grey for none or unknown."""
    return _paint(
        side_colour(theatre, side), "".join(c if c.isascii() and c.isalnum() else "-" for c in side or "none")
    )


def side_colour(theatre: Theatre | None, side: str | None) -> str:
    """Return a side's colour as #RRGGBB; grey for none or unknown."""
    found = [s.colour for s in theatre.sides if s.id == side] if theatre else []
    return found[0] if found else NO_SIDE


def _neutral(names: dict[str, str], lang: str) -> str | None:
    return names.get(lang) or names.get("en")


def side_name(theatre: Theatre | None, side: str | None, lang: str) -> str | None:
    """Return a side's neutral name in the interface language, or null."""
    for candidate in theatre.sides if theatre else ():
        if candidate.id == side:
            return candidate.names.get(lang) or candidate.names.get("en") or candidate.id
    return None


def actor_side(theatre: Theatre | None, actor_id: str | None) -> str | None:
    """Return the side of a registry actor, or null."""
    found = [a.side for a in theatre.actors if a.id == actor_id] if theatre and actor_id else []
    return found[0] if found else None


def named_actor(
    written: str | None, written_in: str, theatre: Theatre | None, lang: str
) -> tuple[str | None, str | None]:
    """Return (neutral name in the interface language, side) of an actor as written.

    Words for somebody that no registry knows are not ours ("terrorists"): they stay, between quotation marks.
    """
    if not written:
        return None, None
    match = actors.match(written, written_in, theatre)
    name = _neutral(match.names, lang) if match else None
    return name or quoted(" ".join(written.split())), match.side if match else None


def named_source(
    written: str | None, written_in: str, theatre: Theatre | None, lang: str
) -> tuple[str | None, str | None, bool]:
    """Return (neutral name, side, whether the registry knows it) of a speaker as a report wrote it."""
    if not written:
        return None, None, False
    match = actors.match_source(written, written_in, theatre)
    if match is None:
        return written, None, False
    return _neutral(match.names, lang) or written, match.side, match.id is not None and not match.nameless


@cache
def exonyms(lang: str) -> dict[int, str]:
    """Return {GeoNames number: what the interface language calls the city}, where it differs from GeoNames' name."""
    text = (files("recoupe.drawing") / "data" / "exonyms.yaml").read_text(encoding="utf8")
    found: dict[int, str] = yaml.safe_load(text)["names"].get(lang, {})
    return found


def _registry_name(place: Place, theatre: Theatre | None, lang: str) -> str | None:
    local = theatre.local(place.place_id) if theatre else None
    if local:
        return local.names.get(lang)
    number = (place.place_id or "").rpartition(":")[2]
    return exonyms(lang).get(int(number)) if number.isdecimal() else None


def place_name(place: Place, brief: Brief, theatre: Theatre | None, lang: str) -> str:
    """Return a place's name in the interface language.

    First the theatre's own name for it, then a known exonym, then what the brief's reports in that language most
    often write, then the gazetteer's name, then the words as written.
    """
    known = _registry_name(place, theatre, lang)
    if known:
        return known
    if place.place_id:
        written = Counter(_mentions(brief, lang).get(place.place_id, ()))
        if written:
            return min(written, key=lambda name: (-written[name], name))
    return place.name or place.text


def _mentions(brief: Brief, lang: str) -> dict[str, list[str]]:
    """Return how the reports written in `lang` spell each place; words all in capitals are a title's, not a name's."""
    out: dict[str, list[str]] = {}
    for reading in brief.reports:
        if reading.lang != lang:
            continue
        places = [p for c in reading.claims for p in c.places]
        places += [p for m in reading.movements for p in (*m.from_, *m.to)]
        for place in places:
            if place.place_id and not place.text.isupper():
                out.setdefault(place.place_id, []).append(place.text)
    return out
