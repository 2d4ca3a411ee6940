"""The YAML beside this module: names, tables and lists of places."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def data(name: str) -> Any:
    """Return the parsed YAML `grounding/data/<name>.yaml`, read-only."""
    text = (files("recoupe.grounding") / "data" / f"{name}.yaml").read_text(encoding="utf8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
