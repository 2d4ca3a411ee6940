"""Two people at once: who decides on something that has changed meanwhile is shown what changed."""

from __future__ import annotations


class Conflict(Exception):
    """What somebody decided on is no longer what it was. `now` is the record as it is."""

    def __init__(self, message: str, now: object) -> None:
        super().__init__(message)
        self.now = now
