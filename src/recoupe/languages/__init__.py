"""The languages that Recoupe reads: one folder each, with the same file names in every one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.languages.lexicon import SUPPORTED, lexicon

if TYPE_CHECKING:
    from recoupe.languages.pipeline import parse

__all__ = ["SUPPORTED", "lexicon", "parse"]


def __getattr__(name: str) -> Any:
    """Import the parser at its first use: a word list, or a place's name looked up, needs no language model."""
    if name == "parse":
        from recoupe.languages.pipeline import parse

        return parse
    raise AttributeError(f"module 'recoupe.languages' has no attribute {name!r}")
