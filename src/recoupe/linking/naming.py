"""What our own voice calls a place, in the interface language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from recoupe.i18n import current
from recoupe.provenance.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from recoupe.model import Place, Reading
    from recoupe.theatres.schema import Theatre


class PlaceNames:
    """Names of places: the theatre's own, else what the reports in the reader's language write, else any report."""

    def __init__(self, readings: Sequence[Reading], theatre: Theatre | None) -> None:
        """Count how every place is written, by language."""
        self.theatre = theatre
        self.written: dict[tuple[str, str], Counter[str]] = {}
        for reading in readings:
            for place in _places(reading):
                for lang in (reading.lang, ""):
                    self.written.setdefault((_key(place), lang), Counter())[_plain(place.text)] += 1

    def __call__(self, place: Place) -> str:
        """Return the name of a place in the interface language."""
        lang = current()
        local = self.theatre.local(place.place_id) if self.theatre else None
        if local:
            return local.names.get(lang) or place.text
        for language in (lang, ""):
            counts = self.written.get((_key(place), language))
            if counts:
                return min(counts, key=lambda n: (-counts[n], n))
        return place.text


def de(name: str) -> str:
    """Return the French `de` before a name, elided where it must be: "de Palmyre", "d’Alep"."""
    return f"d’{name}" if fold(name)[:1] in "aeiouyœ" and not name[:1].isdigit() else f"de {name}"


def _plain(name: str) -> str:
    """Return a name from an all-capitals line in ordinary letters."""
    return name.title() if name.isupper() and len(name) > 4 else name


def _key(place: Place) -> str:
    return place.place_id or fold(place.text)


def _places(reading: Reading) -> Iterable[Place]:
    for claim in reading.claims:
        yield from claim.places
    for movement in reading.movements:
        yield from movement.from_
        yield from movement.to
