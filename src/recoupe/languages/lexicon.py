"""Lexicons: YAML files under `languages/<lang>/`, the same names in every folder."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from recoupe.errors import UnsupportedLanguage

SUPPORTED: tuple[str, ...] = tuple(
    sorted(p.name for p in files("recoupe.languages").iterdir() if p.is_dir() and (p / "language.yaml").is_file())
)
"""Codes (ISO 639-1) of the languages that have a folder."""


@cache
def lexicon(lang: str, name: str) -> Any:
    """Return the parsed YAML of `languages/<lang>/<name>.yaml`. Treat it as read-only: it is cached.

    Raises UnsupportedLanguage if there is no folder for `lang`.
    """
    if lang not in SUPPORTED:
        raise UnsupportedLanguage(
            f"no lexicon for language {lang!r}",
            todo=f"Supported: {', '.join(SUPPORTED)}. See docs/languages.md",
        )
    text = (files("recoupe.languages") / lang / f"{name}.yaml").read_text(encoding="utf8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
