"""What moderation finds: spans of words, categories of the charter, an assessment."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Category = Literal["antisemitic", "racist", "hateful", "defamatory", "abusive", "unread"]
"""What the charter names. `hateful` is hatred for a religion, a sex, a sexuality or a disability; `unread`
is no offence: the text is in a language that nobody here reads, or too long."""

CATEGORIES: tuple[Category, ...] = ("antisemitic", "racist", "hateful", "defamatory", "abusive", "unread")
HOLD = 0.5
"""A category holds a comment from this score on."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a finding rests on: `text` is `comment[start:end]`, offsets in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One category that was found. `score` is between 0 and 1; `kind` names the rule's family (`threat`, `slur`, …)."""

    category: Category
    score: float
    words: tuple[Words, ...]
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Whether a comment waits for a person. Nothing is ever deleted by it.

    `categories` are the findings that hold it, strongest first; `let_through` those that something speaks against
    (a negation, a quotation that is condemned …), with that reason. `lang` is the language it was read in.
    """

    hold: bool
    lang: str
    categories: tuple[Finding, ...] = ()
    let_through: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Return plain lists, strings and numbers, to be kept as JSON."""
        return asdict(self)
