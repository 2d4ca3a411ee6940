"""Options that several commands share, each with one name and one help text."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Reports: files (HTML, text, PDF, JSON, JSON Lines, CSV, mails, mailboxes, WARC, Telegram exports, feeds, "
        "bookmarks, lists of addresses), folders of them, addresses of pages and feeds, or - for standard input.",
        show_default=False,
    ),
]
ClaimLines = Annotated[
    list[str],
    typer.Argument(
        metavar="CLAIMS...",
        help="Claims, as JSON Lines or JSON: those of recoupe claims, corrected, or anybody's; - for standard input.",
        show_default=False,
    ),
]


class UiLang(StrEnum):
    """The languages that Recoupe itself speaks."""

    en = "en"
    fr = "fr"


class Format(StrEnum):
    """The forms in which a brief can be asked for alone."""

    html = "html"
    json = "json"
    md = "md"


Folder = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="DIR",
        help="Folder for the files. Without it: recoupe-brief; with --format and without it: standard output.",
        file_okay=False,
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="Only this form of the brief, instead of all its files.", show_default=False),
]
UiLangOption = Annotated[UiLang, typer.Option("--ui-lang", help="Language of Recoupe's own words: en or fr.")]
TheatreOption = Annotated[
    str | None,
    typer.Option(
        "--theatre",
        metavar="ID|PATH|none",
        help="The conflict that the reports are about. Without it: told from the reports.",
        show_default=False,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="YYYY-MM-DD",
        help="Day of publication, for reports that do not say theirs.",
        show_default=False,
    ),
]
Outlet = Annotated[
    str | None, typer.Option("--outlet", help="Who published, for reports that do not say.", show_default=False)
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", help="Language (en, fr), for reports whose language cannot be told.", show_default=False),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0-1",
        min=0.0,
        max=1.0,
        help="Leave out claims that are told less surely: by their words and source, not whether they are true.",
        show_default=False,
    ),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help="Fetch from this machine and private networks too, and from any port.",
        show_default=False,
    ),
]
EvidenceFile = Annotated[
    Path | None,
    typer.Option(
        "--evidence",
        metavar="CSV",
        help="What people found in the field: what supports or refutes which claim.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
JudgementsFile = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="JSON",
        help="What people decided: same incident, not the same, accept, reject.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="BRIEF.JSON",
        help="An earlier brief: its reports and decisions stay in, incidents keep their ids, changes are listed.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
