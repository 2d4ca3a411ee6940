"""A comment as numbers for the linear models: words, pairs of words and the letters inside words, hashed.

Nothing crosses the edge of a word but pairs, so that the weight of every feature can be told as that of a word.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from recoupe.moderation.lexicon import squeeze
from recoupe.moderation.tokens import Token

SIZE = 1 << 16
"""Buckets of the hash. Two features in one bucket share a weight."""
_LETTERS = (2, 3, 4, 5)
_LONGEST = 24
_MOST_WORDS = 400
"""Words of a comment that the models read."""


@dataclass(frozen=True, slots=True)
class Features:
    """Values by bucket, of length one together; `places` holds for every bucket the words (by index) it came from."""

    values: dict[int, float]
    places: dict[int, tuple[int, ...]]


def bucket(key: str) -> int:
    """Return the bucket of a feature's name."""
    return crc32(key.encode("utf8", "surrogatepass")) % SIZE


def features(tokens: Sequence[Token]) -> Features:
    """Return the features of a comment's words."""
    counts: Counter[int] = Counter()
    places: dict[int, list[int]] = {}

    def count(key: str, *words: int) -> None:
        at = bucket(key)
        counts[at] += 1
        places.setdefault(at, []).extend(words)

    forms = [squeeze(t.form)[:_LONGEST] for t in tokens[:_MOST_WORDS]]
    for index, form in enumerate(forms):
        count("w " + form, index)
        if index:
            count(f"p {forms[index - 1]} {form}", index - 1, index)
        edged = f"<{form}>"
        for size in _LETTERS:
            for start in range(len(edged) - size + 1):
                count("l " + edged[start : start + size], index)
    values = {at: 1 + math.log(n) for at, n in counts.items()}
    length = math.sqrt(sum(v * v for v in values.values())) or 1.0
    return Features(
        {at: v / length for at, v in values.items()}, {at: tuple(dict.fromkeys(p)) for at, p in places.items()}
    )
