"""Whom a sentence blames by saying whose the weapon was ("the aircraft were Russian"), where nobody is its subject."""

from __future__ import annotations

import re
from functools import cache

from recoupe.provenance.names import fold
from recoupe.provenance.parties import state
from recoupe.provenance.words import words


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = words("linking", "blame")
    listed = {
        f"{{{k}}}": f"(?:{'|'.join(sorted(map(re.escape, set(table[k])), key=len, reverse=True))})"
        for k in ("weapon", "be", "accuse")
    } | {"{ends}": f"(?:{table['ends']})"}

    def filled(pattern: str) -> re.Pattern[str]:
        for name, words_ in listed.items():
            pattern = pattern.replace(name, words_)
        return re.compile(pattern)

    return tuple(map(filled, table["patterns"]))


def blamed(quote: str) -> str | None:
    """Return the folded word for the state whose weapon it was, as the quote's predicate tells; null if it does not."""
    text = fold(quote)
    for pattern in _patterns():
        found = pattern.search(text)
        if found and state(found[1]):
            return found[1]
    return None
