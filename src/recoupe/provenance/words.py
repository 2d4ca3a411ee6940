"""The YAML word lists that lie beside the modules of a room, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(room: str, name: str) -> Any:
    """Return the parsed `src/recoupe/<room>/<name>.yaml`. Treat it as read-only: it is cached."""
    text = (files("recoupe") / room / f"{name}.yaml").read_text(encoding="utf8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
