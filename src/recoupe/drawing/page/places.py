"""Places in words: the reader's own name for them, how exact they are, or that nobody could locate them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from recoupe.drawing.page.words import as_written, html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.drawing.page.edition import Edition
    from recoupe.model import Place


def place_words(edition: Edition, place: Place, lang: str | None) -> Markup:
    """Return a place in words: its name; `(approximate)` or `(not located)` said beside it."""
    if not place.located and place.name is None:
        return html("{place} (not located)", place=as_written(place.text, lang))
    name = escape(edition.place_name(place))
    if not place.located:
        return html("{place} (not located)", place=name)
    return html("{place} (approximate)", place=name) if place.precision in ("near", "area") else name


def place_list(edition: Edition, places: Iterable[Place], lang: str | None) -> Markup:
    """Return places joined by commas, the same words once."""
    return Markup(", ").join(dict.fromkeys(place_words(edition, p, lang) for p in places))


def where_words(edition: Edition, places: tuple[Place, ...], lang: str | None) -> Markup | None:
    """Return where a claim puts things: its most precise place, and the next wider one in brackets."""
    if not places:
        return None
    first = place_words(edition, places[0], lang)
    wider = next((place_words(edition, p, lang) for p in places[1:] if p.place_id != places[0].place_id), None)
    return html("{place}, {wider}", place=first, wider=wider) if wider and wider != first else first
