"""Where files that Recoupe builds for itself are kept: the user's cache folder, or a temporary one."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def folder() -> Path:
    """Return a folder that can be written to: `RECOUPE_CACHE`, else the user's cache, else a temporary folder."""
    asked = os.environ.get("RECOUPE_CACHE")
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    user = os.getuid() if hasattr(os, "getuid") else 0
    for place in (Path(asked) if asked else None, Path(base) / "recoupe"):
        if place is not None and _writable(place):
            return place
    fallback = Path(tempfile.gettempdir()) / f"recoupe-{user}"
    fallback.mkdir(mode=0o700, parents=True, exist_ok=True)
    return fallback


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold others who would build `path` back until the block ends, where the system has file locks."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _writable(place: Path) -> bool:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(place, os.W_OK)
