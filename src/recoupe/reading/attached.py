"""What people attach to claims, from files: evidence (CSV) and judgements (JSON, JSON Lines)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from recoupe.errors import BadRecord, RecoupeError
from recoupe.i18n import gettext as _
from recoupe.model import ClaimRef, Evidence, Judgement, Rejected, Undecided
from recoupe.reading.batch import rejection
from recoupe.reading.decoding import check_field, decode
from recoupe.reading.records import MAX_CELL, records
from recoupe.reading.sources import open_file

if TYPE_CHECKING:
    from recoupe.model import Reading

COLUMNS = (
    "id", "kind", "sha256", "place", "lat", "lon", "captured", "claim", "verdict", "decided_by", "decided_at", "note",
)  # fmt: skip
"""Of an evidence file. `claim` is REPORT/CLAIM, or a claim's id alone where no other report has it."""


@dataclass(frozen=True)
class Attached[T]:
    """The records that could be read, in the order of the file, and the others."""

    records: tuple[T, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def claim_names(readings: Iterable[Reading]) -> dict[str, ClaimRef | None]:
    """Return {what a claim may be called in a file: the claim}; None where the name is that of several."""
    names: dict[str, ClaimRef | None] = {}
    for reading in readings:
        for claim in reading.claims:
            ref = ClaimRef(report=reading.id, claim=claim.id)
            for name in (f"{reading.id}/{claim.id}", claim.id):
                names[name] = None if name in names and names[name] != ref else ref
    return names


def read_evidence(path: str | Path, readings: Iterable[Reading]) -> Attached[Evidence]:
    """Read an evidence file about the claims of some readings. A row that is wrong is rejected alone; one without a
    decision (no verdict, nobody who decided) is passed over: it changes nothing.

    Raises UnreadableInput for a missing or undecodable file, BadRecord where the columns are not those of `COLUMNS`
    or cannot be read.
    """
    names = claim_names(readings)
    rows = evidence_rows(path, {"id", "kind", "claim", "verdict", "decided_by", "decided_at"})
    decided = (row for row in rows if isinstance(row, RecoupeError) or not is_undecided(row[1]))
    return _attached(decided, lambda row: _evidence(row, names))


def read_undecided(path: str | Path) -> Attached[Undecided]:
    """Read the rows of an evidence file about which nobody has decided: the columns of a decision are empty, or not
    there. Raises as `read_evidence` does.
    """
    rows = evidence_rows(path, {"id", "kind", "captured"})
    open_ = (row for row in rows if isinstance(row, RecoupeError) or is_undecided(row[1]))
    return _attached(open_, _undecided)


def is_undecided(row: Mapping[str, Any]) -> bool:
    """Tell whether a row of an evidence file holds no decision: no verdict, and nobody who took one."""
    return not any((row.get(name) or "").strip() for name in ("verdict", "decided_by", "decided_at"))


def evidence_rows(path: str | Path, required: set[str]) -> Iterator[tuple[str, Mapping[str, Any]] | BadRecord]:
    """Return the rows of an evidence file, each with where it stands; one that is no CSV is an error in its place.

    Raises UnreadableInput for a missing or undecodable file, BadRecord where a required column is not there.
    """
    source = open_file(Path(path))
    csv.field_size_limit(MAX_CELL)
    rows = csv.DictReader(io.StringIO(decode(source.data), newline=""), strict=True)
    try:
        columns = set(rows.fieldnames or ())
    except csv.Error as error:
        raise _malformed(error, _("{file}, row {n}", file=source.name, n=1)) from None
    missing = required - columns
    if missing:
        raise BadRecord(
            _("its first row lacks {columns}", columns=", ".join(sorted(missing))),
            where=source.name,
            todo=_("Name the columns {known}", known=", ".join(COLUMNS)),
        )
    return _entries(rows, source.name)


def _entries(rows: csv.DictReader[str], name: str) -> Iterator[tuple[str, Mapping[str, Any]] | BadRecord]:
    for n in count(2):
        where = _("{file}, row {n}", file=name, n=n)
        try:
            yield where, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield _malformed(error, where)


def read_judgements(path: str | Path, readings: Iterable[Reading]) -> Attached[Judgement]:
    """Read a file of judgements about the claims of some readings, as `read_evidence` reads evidence."""
    if Path(path).suffix.lower() not in {".json", ".jsonl", ".ndjson"}:
        raise BadRecord(
            _("judgements are JSON or JSON Lines"),
            where=str(path),
            todo=_(
                "Give a file of records with id, decision (same incident, not the same, accept, reject), claims, "
                "decided_by, decided_at; a CSV file of what was found in the field goes to --evidence"
            ),
        )
    names = claim_names(readings)
    return _attached(records(open_file(Path(path))), lambda record: _judgement(record, names))


def _malformed(error: csv.Error, where: str) -> BadRecord:
    return BadRecord(_("malformed CSV: {why}", why=str(error)), where=where, todo=_("Correct or remove it"))


def _attached[T](entries: Iterable[Any], make: Any) -> Attached[T]:
    made: list[T] = []
    rejected: list[Rejected] = []
    for entry in entries:
        if isinstance(entry, RecoupeError):
            rejected.append(rejection(entry, entry.where or "?"))
            continue
        where, record = entry
        try:
            made.append(make(record))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            rejected.append(rejection(BadRecord(what, todo=_("Correct or remove it")), where))
        except RecoupeError as error:
            rejected.append(rejection(error, where))
    return Attached(tuple(made), tuple(rejected))


def _evidence(row: Mapping[str, Any], names: Mapping[str, ClaimRef | None]) -> Evidence:
    given = {name: (row.get(name) or "").strip() or None for name in COLUMNS}
    check_field("evidence", given)
    return Evidence.model_validate(given | {"claim": _ref(given["claim"], names)})


def _undecided(row: Mapping[str, Any]) -> Undecided:
    given = {name: (row.get(name) or "").strip() or None for name in COLUMNS if name in Undecided.model_fields}
    check_field("evidence", given)
    return Undecided.model_validate(given)


def _judgement(record: Mapping[str, Any], names: Mapping[str, ClaimRef | None]) -> Judgement:
    claims = record.get("claims")
    if not isinstance(claims, list) or not claims:
        raise BadRecord(_("{field} must be a list", field="claims"), todo=_("Correct or remove it"))
    known = {k: v for k, v in record.items() if k in Judgement.model_fields}
    check_field("judgement", known)
    return Judgement.model_validate(known | {"claims": [_ref(claim, names) for claim in claims]})


def _ref(given: Any, names: Mapping[str, ClaimRef | None]) -> ClaimRef:
    """Return the claim that is meant. Raises BadRecord if there is none, or more than one, of that name."""
    if isinstance(given, Mapping):
        given = f"{given.get('report')}/{given.get('claim')}"
    found = names.get(str(given))
    if found is None:
        what = _("{claim} is the id of several claims", claim=given) if str(given) in names else None
        raise BadRecord(
            what or _("there is no claim {claim} in these reports", claim=given),
            todo=_("Name it REPORT/CLAIM, by the ids in claims.csv"),
        )
    return found
