"""What a reader asks for: the filters of a page's address, as conditions on the table of incidents."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 200
"""Characters of a filter. No name is longer."""


class BadFilter(RecoupeError):
    """A filter that cannot be read."""


@dataclass(frozen=True)
class Asked:
    """The filters, each None where nothing is asked: days (ISO), and words as they stand in the tables.

    `place` and `source` are parts of names, whatever their case and accents; `spot` is a place's id, the others are
    whole values.
    """

    since: str | None = None
    until: str | None = None
    theatre: str | None = None
    place: str | None = None
    spot: str | None = None
    source: str | None = None
    event: str | None = None
    status: str | None = None

    def with_(self, **given: str | None) -> Asked:
        """Return the same with other values."""
        return replace(self, **given)

    @property
    def query(self) -> str:
        """The filters as the query of an address: "?event=shooting", or "" where nothing is asked."""
        pairs = [(f.name, value) for f in fields(self) if (value := getattr(self, f.name)) is not None]
        return f"?{urlencode(pairs)}" if pairs else ""

    def where(self) -> tuple[str, list[str]]:
        """Return an SQL condition on the incidents `i`, and its parameters in order. Nothing asked is in its text."""
        terms = [(_TERMS[f.name], value) for f in fields(self) if (value := getattr(self, f.name)) is not None]
        return " AND ".join(["true", *(term for term, _value in terms)]), [value for _term, value in terms]


_TERMS = {
    "since": "i.when_end >= CAST(? AS DATE)",
    "until": "i.when_start <= CAST(? AS DATE)",
    "theatre": "i.theatre = ?",
    "place": "contains(strip_accents(lower(i.place)), strip_accents(lower(?)))",
    "spot": "i.place_id = ?",
    "source": "i.id IN (SELECT c.incident FROM claims c WHERE"
    " contains(strip_accents(lower(c.voice_name)), strip_accents(lower(?))))",
    "event": "i.event = ?",
    "status": "i.status = ?",
}


def asked(query: Mapping[str, str]) -> Asked:
    """Return the filters of a parsed query; what is empty or unknown to us is none. Raises BadFilter."""
    found: dict[str, str] = {}
    for field in fields(Asked):
        value = query.get(field.name, "").strip()
        if not value:
            continue
        if len(value) > LONGEST:
            raise BadFilter(_("The filter “{name}” is too long.", name=field.name), todo=_("Ask for a shorter name."))
        if field.name in ("since", "until"):
            try:
                value = date.fromisoformat(value).isoformat()
            except ValueError as error:
                raise BadFilter(_("“{value}” is no day.", value=value), todo=_("Write it as in 2016-12-08.")) from error
        found[field.name] = value
    return Asked(**found)
