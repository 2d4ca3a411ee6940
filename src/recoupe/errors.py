"""One small family of errors, each saying what was wrong, where, and what to do."""

from __future__ import annotations


class RecoupeError(Exception):
    """Base of every error that Recoupe raises on purpose.

    `what` is wrong at `where` (an input, a file and line, an option); `todo` tells the user how to mend it.
    """

    status = 1

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        """Keep the three parts; `str(error)` joins them into one sentence a line."""
        self.what = what
        self.where = where
        self.todo = todo
        parts = [f"{where}: {what}" if where else what]
        if todo:
            parts.append(todo)
        super().__init__(". ".join(p.rstrip(".") for p in parts) + ".")


class UnreadableInput(RecoupeError):
    """An input that cannot become a report: empty, binary, malformed, too large."""


class UnsupportedLanguage(RecoupeError):
    """A report in a language for which there is no folder in `recoupe.languages`."""


class BadTheatre(RecoupeError):
    """A theatre file that breaks the documented schema."""


class BadRecord(RecoupeError):
    """A claim, evidence or judgement record that breaks its schema."""


class Unfetched(UnreadableInput):
    """An address that could not be fetched. `retry`: whether asking again may help, `after` how many seconds, as far
    as the server says; `http`: the status that it answered, if it answered.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        todo: str | None = None,
        retry: bool = False,
        after: float | None = None,
        http: int | None = None,
    ) -> None:
        """Keep what a caller needs who asks again."""
        super().__init__(what, where=where, todo=todo)
        self.retry = retry
        self.after = after
        self.http = http


class Refused(Unfetched):
    """An address that is never asked: not on the web, or on this machine's own network."""
