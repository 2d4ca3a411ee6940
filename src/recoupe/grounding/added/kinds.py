"""Which kind of gazetteer a file is, by what it holds; its name says nothing."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from recoupe.errors import UnreadableInput
from recoupe.grounding.added import geonames, pcodes, whosonfirst
from recoupe.grounding.added.opening import lines, packing
from recoupe.grounding.added.tables import tables
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from recoupe.grounding.added import Kind

_LOOKED = 20


def recognise(path: Path) -> Kind:
    """Return the kind of a file. Raises UnreadableInput if it is none that is known."""
    if packing(path) != "xlsx":
        with lines(path) as numbered:
            head = [raw.decode("utf-8", "replace") for _n, raw in islice(numbered, _LOOKED) if raw and raw.strip()]
        if not head:
            raise UnreadableInput(_("it is empty"), where=path.name, todo=_("See docs/places.md"))
        if "\x00" in "".join(head):
            raise UnreadableInput(_("it is no text"), where=path.name, todo=_("See docs/places.md"))
        if geonames.recognised(head):
            return "geonames"
    with tables(path) as found:
        for table in found:
            if whosonfirst.recognised(table.columns):
                return "wof"
            if pcodes.recognised(table.columns):
                return "pcodes"
    raise UnreadableInput(
        _("it is no GeoNames dump, Who's On First table or table of p-codes"),
        where=path.name,
        todo=_("Name its columns with --map name=…,lat=…,lon=…, or its kind with --kind"),
    )
