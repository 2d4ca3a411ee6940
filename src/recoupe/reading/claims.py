"""`read_claims`: claims that are ours, corrected by people, or anybody's, as readings; what is missing is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from recoupe.errors import BadRecord, RecoupeError
from recoupe.i18n import gettext as _
from recoupe.model import Context, Credit, Reading, Reason, Rejected, Report
from recoupe.reading.batch import Progress, Register, rejection
from recoupe.reading.claim_records import claim_of, context_of, credits_of, movement_of
from recoupe.reading.document import Defaults, to_report
from recoupe.reading.readers import draft_of
from recoupe.reading.records import some_records
from recoupe.reading.sources import Input, Source, open_sources


@dataclass(frozen=True)
class ClaimsBatch:
    """What was read, in the order given, and what was not: whole reports, or single claims of them."""

    readings: tuple[Reading, ...] = ()
    rejected: tuple[Rejected, ...] = ()


def _items(record: Mapping[str, Any], field: str) -> list[Any]:
    value = record.get(field)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadRecord(_("{field} must be a list", field=field), todo=_("Correct or remove it"))
    return value


def _each[T](
    record: Mapping[str, Any], field: str, where: str, make: Callable[[Any, int], T], rejected: list[Rejected]
) -> tuple[T, ...]:
    """Return what `make` makes of each item of a list; an item that it refuses is rejected alone."""
    out: list[T] = []
    ids: set[str] = set()
    try:
        items = _items(record, field)
    except BadRecord as error:
        rejected.append(rejection(error, where))
        return ()
    for n, item in enumerate(items, 1):
        here = f"{where}, {field} {n}"
        try:
            if not isinstance(item, Mapping):
                raise BadRecord(_("it must be a JSON object"), todo=_("Correct or remove it"))
            made = make(item, n)
            name = getattr(made, "id", None)
            if name in ids:
                raise BadRecord(
                    _("its id {id} is used twice in this report", id=name), todo=_("Give it an id of its own")
                )
        except RecoupeError as error:
            rejected.append(rejection(error, here))
            continue
        if name is not None:
            ids.add(name)
        out.append(made)
    return tuple(out)


def reading_of(record: Mapping[str, Any], where: str, rejected: list[Rejected]) -> Reading:
    """Return the reading of one record. Claims, movements and contexts that break the contract go to `rejected`.

    Raises UnreadableInput, UnsupportedLanguage or BadRecord where the report itself cannot be read.
    """
    report = to_report(draft_of(record, where), Defaults())
    # Offsets count in the text as given: they move if a title was put in front.
    given = record.get("text")
    shift = len(report.text) - len(given) if isinstance(given, str) and report.text.endswith(given) else 0
    credits_: tuple[Credit, ...] = report.credits
    if isinstance(record.get("credits"), list):
        credits_ = credits_of(record["credits"])
    fields = {name: getattr(report, name) for name in Report.model_fields if name != "credits"}
    contexts: tuple[Context, ...] = _each(
        record, "context", where, lambda c, _n: context_of(c, report.text, shift), rejected
    )
    theatre, why = _theatre_of(record, where, rejected)
    return Reading(
        **fields,
        theatre=theatre,
        theatre_reason=why,
        credits=credits_,
        claims=_each(record, "claims", where, lambda c, n: claim_of(c, n, report.text, shift), rejected),
        movements=_each(record, "movements", where, lambda m, n: movement_of(m, n, report.text, shift), rejected),
        context=contexts,
    )


def _theatre_of(record: Mapping[str, Any], where: str, rejected: list[Rejected]) -> tuple[str | None, Reason | None]:
    """Return the theatre that a record names, and why; (None, None) where it does not say."""
    theatre, why = record.get("theatre"), record.get("theatre_reason")
    if theatre is not None and not isinstance(theatre, str):
        what = _("{field} must be a string, not {kind}", field="theatre", kind=type(theatre).__name__)
        rejected.append(rejection(BadRecord(what), where))
        return None, None
    try:
        reason = Reason.model_validate(why) if why is not None else None
    except ValidationError:
        reason = None
    if theatre and reason is None:
        reason = Reason(rule="theatre.given", text=_("Theatre {theatre}: as the claims say.", theatre=theatre))
    return theatre, reason


def _readings(source: Source, rejected: list[Rejected]) -> Iterator[tuple[str, Reading]]:
    if source.kind not in {"json", "lines"}:
        raise BadRecord(
            _("claims are read from JSON and JSON Lines only"),
            where=source.name,
            todo=_("Make them with recoupe claims, or give the file to recoupe brief"),
        )
    for item in some_records(source):
        if isinstance(item, RecoupeError):
            rejected.append(rejection(item, source.name))
            continue
        where, record = item
        try:
            yield where, reading_of(record, where, rejected)
        except RecoupeError as error:
            rejected.append(rejection(error, where))


def read_claims(inputs: Input | Iterable[Input], *, progress: Progress | None = None) -> ClaimsBatch:
    """Read claims lines (`recoupe claims --jsonl`, corrected or anybody's) from files, folders or "-".

    Lenient about what is missing: ids, offsets and spans are filled in from the text, `place`/`date` in the
    annotation guide's form are understood, unknown fields are left aside. Never raises for bad input.
    """
    readings: list[Reading] = []
    rejected: list[Rejected] = []
    register = Register()
    for source in open_sources(inputs):
        if isinstance(source, RecoupeError):
            rejected.append(rejection(source, "?"))
            continue
        if progress:
            progress(source.name)
        try:
            for where, reading in _readings(source, rejected):
                try:
                    if register.admits(reading, where):
                        readings.append(reading)
                except RecoupeError as error:
                    rejected.append(rejection(error, where))
        except RecoupeError as error:
            rejected.append(rejection(error, source.name))
    return ClaimsBatch(tuple(readings), tuple(rejected))
