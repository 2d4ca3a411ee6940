"""French conditionals by their form, which a tagger often misses."""

from __future__ import annotations

import re
from functools import cache

from recoupe.languages.forms import words
from recoupe.languages.lexicon import lexicon

_ENDING = re.compile(r"(?P<stem>\w*r)ai(?:en)?t")


@cache
def _stems() -> re.Pattern[str]:
    return re.compile(lexicon("fr", "conditional")["stems"])


def has_conditional_form(word: str) -> bool:
    """Whether a word has the form of a third-person conditional: a future's stem with an imperfect's ending.

    "proviendrait", "transporteraient" are; "retirait" (of "retirer"), "montrait" and "portrait" are not.
    """
    found = _ENDING.fullmatch(word.lower())
    if not found:
        return False
    return bool(_stems().search(found["stem"])) and found["stem"] not in words("fr", "conditional", "lookalikes")
