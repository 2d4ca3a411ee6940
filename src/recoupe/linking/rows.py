"""Claims as rows: all that linking needs of a claim, so that a corpus is linked from a table and not from records."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from recoupe.linking.record import row, schema
from recoupe.linking.view import View, around, view
from recoupe.provenance.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from recoupe.model import Reading
    from recoupe.provenance.voices import Voices
    from recoupe.theatres.schema import Theatre

SEPARATOR = "\x1f"
"""Between the parts of what a claim says; lower than any character of them, so that joined parts sort as parts do."""


def claim_rows(readings: Sequence[Reading], voices: Voices, theatre: Theatre | None) -> pa.Table:
    """Return a row for every claim of grounded `readings`, in the columns of `row_schema`.

    A corpus goes through here in batches, whose tables are written to Parquet: `link_rows` needs nothing else.
    `voices` (provenance.find_voices) are those of the batch: a reprint counts as one with the report that it repeats
    where `voices` knows that it repeats it, so a batch should hold the reports of some days together.
    """
    import pyarrow as pa

    return pa.Table.from_pylist(list(_rows(readings, voices, theatre)), schema=row_schema())


def row_schema() -> pa.Schema:
    """Return the columns of a claim's row: what tells it from others, and what is compared (record.py).

    `report`, `claim`: the claim's ids; `text`: a digest of its report's text; `content`: what it says, in the order in
    which claims are taken; `item`: equal for claims that say the very same (a duplicate, a reprint); `vague`, `denies`.
    """
    import pyarrow as pa

    own = [(name, pa.string()) for name in ("report", "claim", "text", "content", "item")]
    flags = [(name, pa.bool_()) for name in ("vague", "denies")]
    return pa.schema([*own, *flags, *(f for f in schema() if f.name != "unique_id")])


def item_key(v: View, voices: Voices, by_report: dict[str, Reading]) -> tuple[str, ...]:
    """Return what is equal for two claims that say the very same, whoever printed them: a duplicate, a reprint."""
    origin = by_report.get(voices.origin(v.report.id), v.report)
    return (str(origin.published or ""), fold(origin.outlet or ""), *v.content[2:])


def _rows(readings: Sequence[Reading], voices: Voices, theatre: Theatre | None) -> Iterator[dict[str, Any]]:
    by_report = {r.id: r for r in readings}
    for reading in readings:
        text = _digest((reading.text,))
        for v in reading_views(reading, voices, theatre):
            columns = row(0, v)
            del columns["unique_id"]
            yield {
                "report": reading.id,
                "claim": v.ref.claim,
                "text": text,
                "content": SEPARATOR.join(v.content),
                "item": _digest(item_key(v, voices, by_report)),
                "vague": v.vague,
                "denies": v.claim.stance == "denies",
                **columns,
            }


def reading_views(reading: Reading, voices: Voices, theatre: Theatre | None) -> list[View]:
    """Return the views of a report's claims, in the order in which they stand in it."""
    ordered = sorted(reading.claims, key=lambda c: (c.start if c.start is not None else 0, c.quote))
    near = around(reading)
    return [view(reading, claim, n, voices, theatre, near) for n, claim in enumerate(ordered)]


def in_order(views: Iterable[View]) -> list[View]:
    """Return views of claims in an order that hangs on what they say; ids settle ties only."""
    return sorted(views, key=lambda v: (v.content, v.report.text, v.ref.report, v.ref.claim))


def _digest(parts: Iterable[str]) -> str:
    return sha256(SEPARATOR.join(parts).encode("utf8", "surrogatepass")).hexdigest()[:32]
