"""What comes out of one input, beside drafts of reports and errors: what was left aside, and is only counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import RecoupeError
from recoupe.reading.document import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Skipped:
    """Parts of an input that are no reports and no loss (a picture in an archive, the same page again): why, and how
    many.
    """

    input: str
    why: str
    n: int = 1


Item = Draft | RecoupeError | Skipped


def counted(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """Return what was left aside, one for each input and reason, in the order in which they first came."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in skipped:
        counts[one.input, one.why] += one.n
    return tuple(Skipped(where, why, n) for (where, why), n in counts.items())
