"""Evidence by file: a CSV with DESIGN's columns, each row read alone, each mistake told with its line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from recoupe.errors import BadRecord
from recoupe.i18n import gettext as _
from recoupe.model import ClaimRef, Evidence, Reading, Rejected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COLUMNS = (
    "id",
    "kind",
    "sha256",
    "place",
    "lat",
    "lon",
    "captured",
    "claim",
    "verdict",
    "decided_by",
    "decided_at",
    "note",
)
NEEDED = ("id", "kind")
DECISION = ("claim", "verdict", "decided_by", "decided_at")


@dataclass(frozen=True)
class Undecided:
    """A piece of evidence about which nobody has decided yet: it can only be proposed to incidents."""

    id: str
    kind: str
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    captured: str | None = None


@dataclass(frozen=True)
class EvidenceBatch:
    """What an evidence file holds: decided records, undecided ones, and rows that could not be read."""

    decided: tuple[Evidence, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def read_evidence(path: Path, readings: Sequence[Reading]) -> EvidenceBatch:
    """Read an evidence file. A claim is named by its id, or by "report id, one separator, claim id".

    Rows without any decision are undecided; a row with half a decision, an unknown claim or a bad value is rejected
    alone. Raises BadRecord if the file has no header with `id` and `kind`, or is no UTF-8 text.
    """
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
        header = [h.strip() for h in rows.fieldnames or ()]
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadRecord(str(error), where=str(path), todo=_("Save it as CSV in UTF-8")) from error
    missing = [c for c in NEEDED if c not in header]
    if missing:
        text = _("the evidence file lacks the columns {names}", names=", ".join(missing))
        raise BadRecord(text, where=str(path), todo=_("Expected columns: {names}", names=", ".join(COLUMNS)))
    decided, undecided, rejected = [], [], []
    for row in rows:
        values = {(k or "").strip(): (v or "").strip() for k, v in row.items() if not isinstance(v, list)}
        try:
            record = _record({k: values.get(k) or None for k in COLUMNS}, readings)
        except BadRecord as error:
            rejected.append(Rejected(input=f"{path}:{rows.line_num}", why=str(error)))
            continue
        if isinstance(record, Evidence):
            decided.append(record)
        else:
            undecided.append(record)
    return EvidenceBatch(tuple(decided), tuple(undecided), tuple(rejected))


def _record(values: dict[str, str | None], readings: Sequence[Reading]) -> Evidence | Undecided:
    empty = [c for c in NEEDED if not values[c]]
    if empty:
        raise BadRecord(_("{names} is empty", names=", ".join(empty)), todo=_("Fill it in"))
    given = [c for c in DECISION if values[c]]
    if given and len(given) < len(DECISION):
        lacking = ", ".join(c for c in DECISION if not values[c])
        raise BadRecord(
            _("half a decision: {names} is empty", names=lacking),
            todo=_("Give claim, verdict, decided_by and decided_at, or none of them"),
        )
    located = {"lat": _degrees(values["lat"], 90), "lon": _degrees(values["lon"], 180)}
    if not given:
        return Undecided(str(values["id"]), str(values["kind"]), values["place"], located["lat"], located["lon"],
                         values["captured"])  # fmt: skip
    record: Mapping[str, Any] = {**values, **located, "claim": find_claim(str(values["claim"]), readings)}
    try:
        return Evidence.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(x) for x in first["loc"])
        raise BadRecord(f"{where}: {first['msg']}", todo=_("See docs/weighing.md for the columns")) from error


def _degrees(text: str | None, most: float) -> float | None:
    if text is None:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise BadRecord(_("“{text}” is no number of degrees", text=text), todo=_("Write it as 34.55")) from error
    if not -most <= value <= most:
        raise BadRecord(_("{value} degrees lie outside the Earth", value=value), todo=_("Check lat and lon"))
    return value


def find_claim(text: str, readings: Sequence[Reading]) -> ClaimRef:
    """Return the claim that a cell names. Raises BadRecord if there is none, or more than one."""
    refs = [ClaimRef(report=r.id, claim=c.id) for r in readings for c in r.claims]
    found = [ref for ref in refs if ref.claim == text] or [
        ref
        for ref in refs
        if text.startswith(ref.report)
        and text.endswith(ref.claim)
        and len(text) == len(ref.report) + len(ref.claim) + 1
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadRecord(_("there is no claim “{name}”", name=text), todo=_("Take the id from claims.csv or brief.json"))
    raise BadRecord(
        _("“{name}” is the id of {n} claims", name=text, n=len(found)), todo=_("Put the report’s id before it")
    )
