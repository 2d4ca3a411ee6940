"""What opens on a mark or an axis of the interactive map: who says what, each line leading to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.drawing.anchors import claim_anchor, incident_anchor, movement_anchor
from recoupe.drawing.sides import named_source
from recoupe.drawing.words import event_word, kind_word, status_word
from recoupe.i18n import gettext as _
from recoupe.theatres.several import own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.drawing.map.axes import Axis
    from recoupe.drawing.map.story import Mark
    from recoupe.model import Brief, Claim, Movement, Reading
    from recoupe.theatres.schema import Theatre

_LONGEST = 240
"""Characters of a quotation in a popup."""


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _speaker(said: Claim | Movement, reading: Reading, theatre: Theatre | None, lang: str) -> str:
    name, _side, _known = named_source(said.source, reading.lang, own(theatre, reading), lang)
    return name or reading.outlet or _("a report, outlet not given")


def _saying(
    said: Claim | Movement, reading: Reading, anchor: str, theatre: Theatre | None, lang: str
) -> dict[str, Any]:
    """Return one line: the speaker, the words in their own language, where they stand."""
    return {
        "who": _speaker(said, reading, theatre, lang),
        "quote": _cut(said.quote),
        "lang": reading.lang,
        "href": f"#{anchor}",
        "note": ", ".join([_("denies it")] * (said.stance == "denies") + [_("reportedly")] * said.hedged),
    }


def site_popup(marks: Iterable[Mark], brief: Brief, theatre: Theatre | None, lang: str) -> list[dict[str, Any]]:
    """Return a section for each incident: its event, how sure it is, its claims."""
    claims = {(r.id, c.id): (c, r) for r in brief.reports for c in r.claims}
    incidents = {i.id: i for i in brief.incidents}
    sections: list[dict[str, Any]] = []
    for mark in marks:
        found = [
            (ref, claims[ref.report, ref.claim])
            for ref in incidents[mark.incident].claims
            if (ref.report, ref.claim) in claims
        ]
        sections.append(
            {
                "title": _("{event}, {status}", event=event_word(mark.event), status=status_word(mark.status)),
                "href": f"#{incident_anchor(mark.incident)}",
                "said": [_saying(c, r, claim_anchor(ref.report, ref.claim), theatre, lang) for ref, (c, r) in found],
            }
        )
    return sections


def axis_popup(axis: Axis, brief: Brief, theatre: Theatre | None, lang: str) -> list[dict[str, Any]]:
    """Return the one section of an axis: its ends, and everybody who tells of it."""
    movements = {(r.id, m.id): (m, r) for r in brief.reports for m in r.movements}
    title = _("{kind}: {start} → {stop}", kind=kind_word(axis.kind), start=axis.start.name, stop=axis.stop.name)
    said = [_saying(*movements[ref], movement_anchor(*ref), theatre, lang) for ref in axis.refs if ref in movements]
    note = _("assessed") if axis.assessed else _("only claimed")
    return [{"title": f"{title} ({note})", "href": None, "said": said}]
