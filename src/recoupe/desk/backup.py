"""A backup in one file, whatever the database: every row as JSON Lines, every uploaded file, and a list with hashes.

A backup made on SQLite can be restored on PostgreSQL, and the other way round.
"""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction

from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT_OUT = ("sessions", "axes", "wagtailsearch")
"""Apps whose rows are not kept: who is signed in, failed sign-ins, and the search index, which is built anew."""

ROWS, LIST, FILES = "rows.jsonl", "list.json", "media/"


class BadBackup(RecoupeError):
    """A file that is no backup, is damaged, or cannot be restored here."""


def backup(target: Path) -> dict[str, int]:
    """Write a backup. Returns how many rows and files it has. An existing file is not overwritten.

    Raises BadBackup if the file exists already.
    """
    if target.exists():
        raise BadBackup(_("it exists already"), where=str(target), todo=_("Give another name"))
    part = target.with_name(target.name + ".part")
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / ROWS
        with transaction.atomic():
            call_command("dumpdata", format="exact", exclude=list(LEFT_OUT), output=str(rows), verbosity=0)
        files = sorted(_media())
        held = {ROWS: _digest(rows), **{FILES + name: _digest(path) for name, path in files}}
        about = {"recoupe": version("recoupe"), "files": held, "migrations": _migrations()}
        with tarfile.open(part, "w:gz") as tar:
            _add(tar, LIST, json.dumps(about, indent=1, sort_keys=True).encode())
            tar.add(rows, ROWS)
            for name, path in files:
                tar.add(path, FILES + name)
        count = rows.read_bytes().count(b"\n")
    part.replace(target)
    return {"rows": count, "files": len(files)}


def restore(source: Path, *, force: bool = False) -> dict[str, int]:
    """Put a backup in the place of what is here. Returns how many rows and files it had.

    Every hash is checked before anything is touched. Raises BadBackup for a damaged file, a backup of a database of
    another shape, or a desk that is in use, unless `force`.
    """
    if not force and get_user_model().objects.exists():
        raise BadBackup(
            _("there are users here already"),
            where=str(settings.DATA),
            todo=_("Restore into an empty data folder, or say --force"),
        )
    with tempfile.TemporaryDirectory() as folder, _opened(source) as tar:
        tar.extractall(folder, filter="data")
        here = Path(folder)
        about = _checked(here, source)
        if about["migrations"] != _migrations():
            raise BadBackup(
                _("it was made by version {version}, whose database has another shape", version=about["recoupe"]),
                where=str(source),
                todo=_("Restore it with that version, then upgrade"),
            )
        with transaction.atomic():
            # Everything that is here goes, and nothing is created in its place: the backup has it.
            call_command("flush", interactive=False, inhibit_post_migrate=True, verbosity=0)
            for rows in _parted(here):
                call_command("loaddata", str(rows), verbosity=0)
        for name in about["files"]:
            if name.startswith(FILES):
                target = Path(settings.MEDIA_ROOT) / name.removeprefix(FILES)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes((here / name).read_bytes())
        count = (here / ROWS).read_bytes().count(b"\n")
    call_command("update_index", verbosity=0)
    return {"rows": count, "files": sum(n.startswith(FILES) for n in about["files"])}


def _parted(here: Path) -> tuple[Path, Path]:
    """Return the rows in two files: kinds of content first, which would be made anew as soon as another row asks."""
    kinds, rest = here / "kinds.jsonl", here / "rest.jsonl"
    with (here / ROWS).open("rb") as rows, kinds.open("wb") as first, rest.open("wb") as then:
        for row in rows:
            kind = json.loads(row)["model"] == "contenttypes.contenttype"
            (first if kind else then).write(row)
    ContentType.objects.clear_cache()
    return kinds, rest


def _media() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for path in root.rglob("*"):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(data), 0o600
    tar.addfile(info, io.BytesIO(data))


def _migrations() -> dict[str, list[str]]:
    """Return the migrations that have been applied, by app: the shape of the database."""
    from django.db.migrations.recorder import MigrationRecorder

    out: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connection).applied_migrations()):
        out.setdefault(app, []).append(name)
    return out


def _opened(source: Path) -> tarfile.TarFile:
    try:
        return tarfile.open(source, "r:gz")
    except (OSError, tarfile.TarError) as error:
        raise BadBackup(_("it cannot be read as a backup"), where=str(source), todo=_("Check the path")) from error


def _checked(here: Path, source: Path) -> dict[str, Any]:
    """Return the list of a backup whose files are all there and whole."""
    try:
        about: dict[str, Any] = json.loads((here / LIST).read_text(encoding="utf8"))
        for name, digest in about["files"].items():
            if _digest(here / name) != digest:
                raise BadBackup(_("{name} in it is damaged", name=name), where=str(source), todo=_("Use another copy"))
    except (OSError, ValueError, KeyError) as error:
        raise BadBackup(_("it is not whole"), where=str(source), todo=_("Use another copy")) from error
    return about
