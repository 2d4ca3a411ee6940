"""What was read in a mended text, told again in the words of the page: every span and every text field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.model import Reading

if TYPE_CHECKING:
    from recoupe.languages.mending import Mended
    from recoupe.model import Report

_NAMES = ("source", "via", "cue", "by", "against")
Record = dict[str, Any]


def restored(reading: Reading, report: Report, mended: Mended) -> Reading:
    """Return a reading of `mended.text` with all that it cites cut from `report.text`, offsets that text's."""
    read: Record = reading.model_dump(by_alias=True)
    for claim in read["claims"]:
        _claim(claim, report.text, mended)
    for movement in read["movements"]:
        _movement(movement, report.text, mended)
    for context in read["context"]:
        _cut(context, "quote", report.text, mended)
    return Reading.model_validate({**read, **report.model_dump(by_alias=True)})


def _claim(claim: Record, text: str, mended: Mended) -> None:
    for name in _NAMES:
        span = claim["spans"].get(name)
        if span is not None:
            start, end = claim["spans"][name] = mended.back(*span)
            claim[name] = text[start:end]
    for part in (*claim["places"], *claim["figures"]):
        _cut(part, "text", text, mended)
    _cut(claim, "quote", text, mended)


def _movement(movement: Record, text: str, mended: Mended) -> None:
    """A movement's names have no spans: each is taken where it stands nearest to the movement's words."""
    for name in ("source", "via", "by"):
        words, start = movement[name], movement["start"] or 0
        if words is not None:
            a, b = mended.back(*_nearest(words, start, mended.text))
            movement[name] = text[a:b]
    for place in (*movement["from"], *movement["to"]):
        _cut(place, "text", text, mended)
    _cut(movement, "quote", text, mended)


def _nearest(words: str, start: int, text: str) -> tuple[int, int]:
    """Where some words of a text stand nearest to an offset, the earlier of two as near."""
    before, behind = text.rfind(words, 0, max(0, start - 1) + len(words)), text.find(words, start)
    at = min((i for i in (before, behind) if i >= 0), key=lambda i: (abs(i - start), i))
    return at, at + len(words)


def _cut(record: Record, field: str, text: str, mended: Mended) -> None:
    if record["start"] is not None and record["end"] is not None and record["end"] > record["start"]:
        record["start"], record["end"] = mended.back(record["start"], record["end"])
        record[field] = text[record["start"] : record["end"]]
