"""What is drawn is kept in files that all processes share: the worker draws ahead, and no process draws it again."""

from __future__ import annotations

from random import random
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.filebased import FileBasedCache

ALIAS = "drawn"
SELDOM = 0.005
"""Share of the drawings that are kept after which the folder is looked through for too many."""


class Folder(FileBasedCache):
    """Django's cache in files, in the data folder. It looks through its folder seldom, not at every drawing."""

    def _cull(self) -> None:
        if random() < SELDOM:  # noqa: S311 - no secret
            super()._cull()


def store() -> Any:
    """Return the cache of drawings."""
    return caches[ALIAS]
