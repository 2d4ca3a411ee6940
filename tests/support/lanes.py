"""Which tests share a process where several run (`pytest -n 2`): those of a file, and files that share what is dear."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/desk/journeys/", "tests/corpus/")
"""Folders whose files share a newsroom, or a corpus, that takes long to make."""


class Lanes(LoadFileScheduling):
    """Hand out tests by file, and these folders whole."""

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), super()._split_scope(nodeid))
