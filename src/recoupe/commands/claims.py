"""`recoupe claims`: extraction and grounding alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recoupe import i18n
from recoupe.commands.checking import check
from recoupe.commands.console import errors, progress, report_rejected, report_skipped, status, stderr
from recoupe.commands.options import (
    AllowPrivate,
    Lang,
    MinConfidence,
    Outlet,
    Published,
    Sources,
    TheatreOption,
    UiLang,
    UiLangOption,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recoupe.model import Claim, Reading, Rejected


def claims(
    sources: Sources,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a report, a line each.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="File to write instead of standard output.", show_default=False
        ),
    ] = None,
    rejected_to: Annotated[
        Path | None,
        typer.Option(
            "--rejected", metavar="FILE", help="JSON Lines of what was not read: input, why.", show_default=False
        ),
    ] = None,
    ui_lang: UiLangOption = UiLang.en,
    theatre: TheatreOption = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    min_confidence: MinConfidence = 0.0,
    allow_private: AllowPrivate = False,
) -> None:
    """Find the claims, movements and context of reports, and ground them.

    With --jsonl each line is a report of the contract's shape, which recoupe link reads; without it, a list for people.
    """
    with i18n.use(ui_lang.value), errors(), progress() as tell:
        from recoupe.api import extract_all, read, sited
        from recoupe.writing import write_atomically

        check(theatre=theatre, published=published, folder=output.parent if output else None)
        tell("read", 0, 1)
        batch = read(sources, outlet=outlet, published=published, lang=lang, allow_private=allow_private)
        found = extract_all(batch.reports, theatre, tell)
        readings = [surer(r, min_confidence) for r in found.readings]
        rejected = [*batch.rejected, *found.rejected]
        text = lines(readings) if jsonl else "\n".join(listing(r) for r in readings)
        if output:
            write_atomically(output, text.encode("utf8"))
        if rejected_to:
            write_atomically(rejected_to, rejections(rejected).encode("utf8"))
    if not output:
        sys.stdout.buffer.write(text.encode("utf8"))
        sys.stdout.buffer.flush()
    with i18n.use(ui_lang.value):
        if readings:
            stderr().print(sited(theatre, readings).why.text, markup=False)
        report_rejected(rejected)
        report_skipped(batch.skipped)
    code = status(bool(readings), rejected)
    if code:
        raise typer.Exit(code)


def surer(reading: Reading, least: float) -> Reading:
    """Return a reading without the claims whose confidence is below `least`; ids stay as they were."""
    from recoupe.weighing.partaking import sure

    if not least:
        return reading
    return reading.model_copy(update={"claims": tuple(c for c in reading.claims if sure(c, least))})


def lines(readings: Iterable[Reading]) -> str:
    """Return the readings as JSON Lines, in the contract's shape, letters as they are."""
    return "".join(json.dumps(r.dump(), ensure_ascii=False, allow_nan=False) + "\n" for r in readings)


def rejections(rejected: Iterable[Rejected]) -> str:
    """Return what was rejected as JSON Lines."""
    return "".join(json.dumps(r.dump(), ensure_ascii=False, allow_nan=False) + "\n" for r in rejected)


def listing(reading: Reading) -> str:
    """Return a report's claims for people: who says what, then the words."""
    head = " · ".join(str(part) for part in (reading.outlet, reading.published, reading.lang) if part)
    out = [f"{reading.title or reading.text.split(chr(10), 1)[0]} ({head})"]
    for claim in reading.claims:
        out += [f"  {claim.id}  {_who(claim)}: {_what(claim)}", f"      “{' '.join(claim.quote.split())}”"]
    for move in reading.movements:
        ends = (" / ".join(p.text for p in places) or "?" for places in (move.from_, move.to))
        out.append(f"  {move.id}  {move.kind}: {' → '.join(ends)} ({move.by or '?'}, {move.source or 'own voice'})")
    out += [f"  {c.kind}: “{' '.join(c.quote.split())}”" for c in reading.context]
    return "\n".join(out) + "\n"


def _who(claim: Claim) -> str:
    name = claim.source or "own voice"
    side = f" [{claim.source_side}]" if claim.source_side else ""
    via = f" via {claim.via}" if claim.via else ""
    return f"{name}{side}{via} {claim.stance}"


def _what(claim: Claim) -> str:
    figures = "; ".join(f.text for f in claim.figures)
    when = str(claim.when.start) if claim.when else None
    place = claim.places[0].text if claim.places else None
    parts = (claim.event, place, when, figures, "hedged" if claim.hedged else None)
    return ", ".join(p for p in parts if p)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(claims)
