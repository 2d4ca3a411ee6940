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
            places = [i for i in range(len(mended.text)) if mended.text.startswith(words, i)]
            at = min(places, key=lambda i: (abs(i - start), i))
            a, b = mended.back(at, at + len(words))
            movement[name] = text[a:b]
    for place in (*movement["from"], *movement["to"]):
        _cut(place, "text", text, mended)
    _cut(movement, "quote", text, mended)


def _cut(record: Record, field: str, text: str, mended: Mended) -> None:
    if record["start"] is not None and record["end"] is not None and record["end"] > record["start"]:
        record["start"], record["end"] = mended.back(record["start"], record["end"])
        record[field] = text[record["start"] : record["end"]]
