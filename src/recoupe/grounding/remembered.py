"""Answers of the gazetteer that are kept until places are added or removed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_forgetting: list[Callable[[], None]] = []


def remembered[**P, T](maxsize: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a cache for answers that hold until places are added or removed (`gazetteer.refresh`)."""

    def around(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=maxsize)(function)
        _forgetting.append(kept.cache_clear)
        return cast("Callable[P, T]", kept)

    return around


def forget() -> None:
    """Forget what is remembered."""
    for clear in _forgetting:
        clear()
