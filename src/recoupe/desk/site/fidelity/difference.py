"""A difference between a text and its adaptation."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Literal

Kind = Literal["figure", "name", "place", "attribution", "stance", "hedge", "event", "claim", "untranslated"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that did not survive: `what` it is, the two sentences (empty where there is none), and why it counts.

    `what` and `why` are in the interface language that was in use.
    """

    kind: Kind
    what: str
    sentence_a: str
    sentence_b: str
    why: str
    mark: str = ""
    """What tells it from others of its kind in the same sentences, in no language: "60", "geonames:163808"."""

    @property
    def key(self) -> str:
        """The hash that names it: of its kind, mark and sentences. Changed words make another difference."""
        parts = (self.kind, self.mark, " ".join(self.sentence_a.split()), " ".join(self.sentence_b.split()))
        return sha256("\x1f".join(parts).encode()).hexdigest()

    def dump(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)
