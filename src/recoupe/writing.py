"""The brief's files, each drawn and put in place whole: a reader never sees half a file, and a rerun replaces them."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from recoupe import i18n
from recoupe.drawing.failures import Undrawn, undrawn
from recoupe.errors import RecoupeError
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from recoupe.model import Brief
    from recoupe.theatres.schema import Theatre

FILES = ("index.html", "map.svg", "map.png", "brief.json", "brief.md", "claims.csv", "situation.geojson")


class UnknownFile(RecoupeError):
    """A name that is none of `FILES`."""


class Unwritable(RecoupeError):
    """An output that cannot be written: no permission, no room, a file where a folder should be."""


def render(brief: Brief, theatre: Theatre | None, ui_lang: str, name: str, lost: list[Undrawn] | None = None) -> bytes:
    """Return the bytes of one of `FILES`. The same brief gives the same bytes.

    Pictures that the page had to do without are added to `lost`. Raises UnknownFile.
    """
    _check_name(name)
    # Drawing brings matplotlib and shapely: only those who draw wait for them.
    from recoupe import exchange
    from recoupe.drawing import map as maps
    from recoupe.drawing.page import render_html, render_markdown
    from recoupe.drawing.page.pictures import draw

    def page() -> str:
        pictures = draw(brief, theatre, ui_lang)
        if lost is not None:
            lost.extend(pictures.lost)
        return render_html(brief, theatre, ui_lang, pictures=pictures)

    def layer() -> str:
        return json.dumps(exchange.geojson(brief, theatre), ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    makers: dict[str, Callable[[], str | bytes]] = {
        "index.html": page,
        "map.svg": lambda: maps.map_svg(brief, theatre, ui_lang),
        "map.png": lambda: maps.map_png(brief, theatre, ui_lang),
        "brief.json": lambda: exchange.to_json(brief),
        "brief.md": lambda: render_markdown(brief, theatre, ui_lang),
        "claims.csv": lambda: exchange.claims_csv(brief),
        "situation.geojson": layer,
    }
    with i18n.use(ui_lang):
        made = makers[name]()
    return made if isinstance(made, bytes) else made.encode("utf8")


def _check_name(name: str) -> None:
    if name not in FILES:
        raise UnknownFile(
            _("the brief has no such file"), where=str(name), todo=_("Known: {known}", known=" ".join(FILES))
        )


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to a temporary file beside `path`, then rename it. Raises Unwritable."""
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise Unwritable(
            f"it cannot be written ({error.strerror or error})", where=str(path), todo="Give another folder with -o"
        ) from error


def check_folder(folder: Path) -> None:
    """Raise Unwritable where files cannot be put into a folder, before any work is done for them. Makes nothing."""
    nearest = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not nearest.is_dir():
        problem = _("{path} is a file", path=nearest)
    elif not os.access(nearest, os.W_OK | os.X_OK):
        problem = _("no permission to write to {path}", path=nearest)
    else:
        return
    raise Unwritable(
        _("it cannot be written ({why})", why=problem), where=str(folder), todo=_("Give another folder with -o")
    )


def write_files(
    brief: Brief,
    theatre: Theatre | None,
    ui_lang: str,
    folder: str | Path,
    names: Iterable[str] = FILES,
    progress: Callable[[str], None] | None = None,
    lost: list[Undrawn] | None = None,
) -> tuple[Path, ...]:
    """Write files of the brief into a folder and return their paths. All are drawn before the first is written.

    What cannot be drawn costs nobody the rest: the others are written, and it is added to `lost`; without such a
    list, the first of them is raised (Undrawn) once all is written. Raises Unwritable, and UnknownFile before
    anything is drawn.
    """
    names = [names] if isinstance(names, str) else list(names)
    for name in names:
        _check_name(name)
    failed: list[Undrawn] = []
    drawn: dict[Path, bytes] = {}
    for name in names:
        if progress:
            progress(name)
        try:
            drawn[Path(folder) / name] = render(brief, theatre, ui_lang, name, failed)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and costs no more than its file
            with i18n.use(ui_lang):
                failed.append(undrawn(name, error))
    for path, data in drawn.items():
        write_atomically(path, data)
    if lost is None and failed:
        raise failed[0]
    if lost is not None:
        lost.extend(failed)
    return tuple(drawn)
