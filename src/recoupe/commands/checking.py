"""What was asked for, checked before the work: minutes of reading must not end in a mistyped option."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def check(*, theatre: str | None = None, published: str | None = None, folder: Path | None = None) -> None:
    """Raise what a wrong option would raise later: BadTheatre, BadRecord (a day), Unwritable (a folder)."""
    from recoupe.api import NO_THEATRE
    from recoupe.reading.published import parse_published
    from recoupe.theatres import load
    from recoupe.writing import check_folder

    if theatre and theatre != NO_THEATRE:
        load(theatre)
    if published:
        parse_published(published)
    if folder:
        check_folder(folder)
