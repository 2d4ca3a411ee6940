"""Where files that Recoupe builds for itself are kept: the user's cache folder, or a temporary one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


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


def _writable(place: Path) -> bool:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(place, os.W_OK)
