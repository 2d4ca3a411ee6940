"""Recoupe: cross-check reports of a conflict, every word traceable to its sentence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.api import Made, brief, explain, extract, link, make, read, weigh, write

__all__ = ["Made", "brief", "explain", "extract", "link", "make", "read", "weigh", "write"]


def __getattr__(name: str) -> Any:
    """Import the public functions at their first use: `import recoupe` itself loads no model and no table."""
    if name in __all__:
        return getattr(import_module("recoupe.api"), name)
    raise AttributeError(f"module 'recoupe' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
