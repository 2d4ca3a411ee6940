"""`recoupe brief`: the main job, from reports to a brief."""

from __future__ import annotations

import typer

from recoupe import i18n
from recoupe.commands.checking import check
from recoupe.commands.console import errors, progress
from recoupe.commands.delivery import DEFAULT_FOLDER, Delivered, conclude, deliver
from recoupe.commands.options import (
    AllowPrivate,
    EvidenceFile,
    Folder,
    FormatOption,
    JudgementsFile,
    Lang,
    MinConfidence,
    Outlet,
    Previous,
    Published,
    Sources,
    TheatreOption,
    UiLang,
    UiLangOption,
)


def brief(
    sources: Sources,
    output: Folder = None,
    form: FormatOption = None,
    ui_lang: UiLangOption = UiLang.en,
    theatre: TheatreOption = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    evidence: EvidenceFile = None,
    judgements: JudgementsFile = None,
    previous: Previous = None,
    min_confidence: MinConfidence = 0.0,
    allow_private: AllowPrivate = False,
) -> None:
    """Make a brief from reports: page, map, data.

    Writes index.html, map.svg, map.png, brief.json, brief.md, claims.csv and situation.geojson, and prints the path of
    the page. Reports that cannot be read are listed at the end and in the brief; the exit status is then 3.
    """
    with i18n.use(ui_lang.value), errors(), progress() as tell:
        from recoupe.api import make
        from recoupe.exchange import read_json

        check(theatre=theatre, published=published, folder=None if form and not output else output or DEFAULT_FOLDER)
        made = make(
            sources,
            theatre=theatre,
            ui_lang=ui_lang.value,
            outlet=outlet,
            published=published,
            lang=lang,
            evidence=evidence or (),
            judgements=judgements or (),
            previous=read_json(previous) if previous else None,
            min_confidence=min_confidence,
            allow_private=allow_private,
            progress=tell,
        )
        written = deliver(made, ui_lang, form, output, tell) if made.brief.reports else Delivered()
    with i18n.use(ui_lang.value):
        conclude(made, written)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(brief)
