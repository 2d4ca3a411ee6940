"""What is wrong with a theatre file: where, what, what to do about it, and in which file of a folder."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One problem. `where` names the record ("actor wagner"), `file` the YAML file, where that is known."""

    where: str
    what: str
    todo: str = ""
    file: str | None = None

    @property
    def short(self) -> str:
        """Where and what, in a line."""
        return f"{self.where}: {self.what}"

    def __str__(self) -> str:
        """Return all of it in a line: file, where, what, what to do."""
        line = f"{self.file}: {self.short}" if self.file else self.short
        return f"{line}. {self.todo}." if self.todo else line
