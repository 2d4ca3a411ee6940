"""The exchange formats by name: each a pure function from a brief to the text of a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError
from recoupe.exchange.acled import acled_csv
from recoupe.exchange.brief_json import to_json
from recoupe.exchange.claimreview import claimreview
from recoupe.exchange.claims_csv import claims_csv
from recoupe.exchange.ftm import ftm
from recoupe.exchange.geojson import geojson
from recoupe.exchange.hxl import claims_hxl, incidents_hxl
from recoupe.exchange.kml import kml
from recoupe.exchange.lines import claims_jsonl, incidents_jsonl
from recoupe.exchange.ninjs import ninjs
from recoupe.exchange.ucdp import ucdp_csv
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre


class UnknownFormat(RecoupeError):
    """A name that is none of `FORMATS`."""


@dataclass(frozen=True)
class Format:
    """A format: its name (a slug), its file's name, its media type, what it is in the reader's language, its writer.

    `write(brief, theatre)` returns the file's text, in the interface language in use where it holds words of ours.
    Without a theatre, parties keep the names that the reports give them.
    """

    name: str
    file: str
    media: str
    about: Callable[[], str]
    write: Callable[[Brief, Theatre | None], str]


def _layer(brief: Brief, theatre: Theatre | None) -> str:
    return json.dumps(geojson(brief, theatre), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


_CSV, _LINES = "text/csv", "application/x-ndjson"

FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("claims-csv", "claims.csv", _CSV, lambda: _("claims, one a row"), lambda b, _t: claims_csv(b)),
        Format("claims-hxl", "claims.hxl.csv", _CSV, lambda: _("claims with HXL tags"), lambda b, _t: claims_hxl(b)),
        Format("incidents-hxl", "incidents.hxl.csv", _CSV, lambda: _("incidents with HXL tags"), incidents_hxl),
        Format("acled", "incidents.acled.csv", _CSV, lambda: _("incidents in ACLED's columns"), acled_csv),
        Format("ucdp", "incidents.ucdp.csv", _CSV, lambda: _("deadly incidents in UCDP's columns"), ucdp_csv),
        Format(
            "claims-jsonl",
            "claims.jsonl",
            _LINES,
            lambda: _("reports with their claims, one a line"),
            lambda b, _t: claims_jsonl(b),
        ),
        Format(
            "incidents-jsonl",
            "incidents.jsonl",
            _LINES,
            lambda: _("incidents, one a line"),
            lambda b, _t: incidents_jsonl(b),
        ),
        Format(
            "geojson", "situation.geojson", "application/geo+json", lambda: _("places and movements, for maps"), _layer
        ),
        Format(
            "kml",
            "situation.kml",
            "application/vnd.google-earth.kml+xml",
            lambda: _("places and movements, for Google Earth and others"),
            kml,
        ),
        Format(
            "ninjs", "brief.ninjs.json", "application/json", lambda: _("a news item, for newsrooms' systems"), ninjs
        ),
        Format(
            "claimreview",
            "claims.jsonld",
            "application/ld+json",
            lambda: _("schema.org claims; reviews of those that evidence decided"),
            lambda b, _t: claimreview(b),
        ),
        Format("ftm", "entities.ftm.jsonl", _LINES, lambda: _("FollowTheMoney entities"), ftm),
        Format(
            "brief-json",
            "brief.json",
            "application/json",
            lambda: _("everything, for programs"),
            lambda b, _t: to_json(b),
        ),
    )
}
"""Every format by its name, in the order in which they are offered."""


def known(names: str) -> tuple[str, ...]:
    """Return the formats that a list parted by commas names, each once; "all" names every one. Raises UnknownFormat."""
    asked = tuple(dict.fromkeys(n.strip() for n in names.split(",") if n.strip()))
    wanted = tuple(FORMATS) if "all" in asked else asked
    for name in wanted or (names,):
        _check(name)
    return wanted


def _check(name: str) -> None:
    if name not in FORMATS:
        raise UnknownFormat(
            _("there is no such format"), where=repr(name), todo=_("Known: {known}", known=" ".join(FORMATS))
        )


def export(brief: Brief, name: str, theatre: Theatre | None = None) -> bytes:
    """Return the bytes of a brief's file in a format: the same brief, theatre and language give the same bytes.

    Raises UnknownFormat.
    """
    _check(name)
    return FORMATS[name].write(brief, theatre).encode("utf8")
