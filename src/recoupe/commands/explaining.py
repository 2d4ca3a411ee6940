"""`recoupe link --explain`: why two claims are one incident, or two, as a table in words or as JSON."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import typer
from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from recoupe import i18n
from recoupe.commands.checking import check
from recoupe.commands.console import NOTHING, errors, progress, report_rejected, status
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from recoupe.linking.explain import Explanation


def explain_link(
    claims: list[str],
    pair: tuple[str, str],
    theatre: str | None,
    judgements: Path | None,
    previous: Path | None,
    min_confidence: float,
    *,
    ui_lang: str,
    as_json: bool = False,
    picture: Path | None = None,
) -> None:
    """Print why two claims are linked or not, and draw it where a picture is asked for. Exits as the commands do."""
    with i18n.use(ui_lang), errors():
        from recoupe.api import explain
        from recoupe.exchange import read_json
        from recoupe.reading import read_claims
        from recoupe.writing import write_atomically

        with progress() as tell:
            check(theatre=theatre, folder=picture.parent if picture else None)
            tell("read", 0, 1)
            batch = read_claims(claims)
            earlier = read_json(previous) if previous else None
            if not batch.readings:
                report_rejected(batch.rejected)
                raise typer.Exit(NOTHING)
            tell("weigh", 0, 1)
            found = explain(
                batch.readings,
                *pair,
                theatre,
                judgements=judgements or (),
                previous=earlier,
                min_confidence=min_confidence,
                ui_lang=ui_lang,
            )
        if picture:
            from recoupe.drawing.plot_weights import weights_plot

            write_atomically(picture, weights_plot(found, ui_lang).encode("utf8"))
        if as_json:
            sys.stdout.write(json.dumps(found.dump(), ensure_ascii=False, allow_nan=False, indent=2) + "\n")
        else:
            Console(file=sys.stdout, highlight=False).print(shown(found))
        report_rejected(batch.rejected)
    code = status(usable=True, rejected=batch.rejected)
    if code:
        raise typer.Exit(code)


def shown(found: Explanation) -> RenderableType:
    """Return an explanation for people: the two sentences, the table of weights, and what became of the two."""
    from recoupe.linking.labels import comparison_name, level_name, share_text, weight_text

    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column(_("compared"))
    table.add_column(_("what holds"))
    table.add_column(_("weight in bits"), justify="right")
    table.add_row(_("before comparing"), _("a pair that blocking lets meet"), weight_text(found.prior))
    for step in found.steps:
        words = level_name(step.comparison, step.level)
        table.add_row(comparison_name(step.comparison), words, weight_text(step.weight))
    table.add_section()
    chance = _("{share} that they are of one occurrence", share=share_text(found.probability))
    table.add_row(_("in all"), chance, weight_text(found.weight), style="bold")
    told = _("counted in linking, within bounds; the threshold is {threshold}", threshold=weight_text(found.threshold))
    table.add_row("", told, weight_text(found.counted))
    head = _("One incident") if found.together else _("Two incidents")
    quotes = [Text(f"{v.ref.report}/{v.ref.claim}: “{' '.join(v.claim.quote.split())}”") for v in (found.a, found.b)]
    return Group(*quotes, table, Text(head, style="bold"), *(Text(f"- {r}") for r in found.reasons), *_way(found))


def _way(found: Explanation) -> list[Text]:
    if len(found.path) < 3:
        return []
    names = " → ".join(f"{ref.report}/{ref.claim}" for ref in found.path)
    return [Text(_("The way from one to the other: {way}", way=names))]
