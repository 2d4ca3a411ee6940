"""What stands around a number in its sentence, and what that makes of it: lost, earlier, partial."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from recoupe.provenance.names import fold
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from recoupe.model import Claim, Figure

BEFORE = 7
"""How many words before a number are read for what it is."""
NEXT_TO = 3
"""How many words before a number a verb may stand that has it as its object ("lost at least nine")."""
AFTER = 2
"""How many words after a number are read for what it is a share of."""
_CLAUSE = re.compile(r"[,;:.!?()]|\b(?:and|et)\b")


@cache
def _phrases(name: str) -> re.Pattern[str]:
    listed = sorted(map(str, words("weighing", "victims")[name]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(listed)})\b")


def before(quote: str, figure: Figure, count: int = BEFORE) -> str:
    """Return the folded words, at most `count`, before a number in its sentence."""
    return " ".join(fold(quote).partition(fold(figure.text))[0].split()[-count:])


def status_in_words(claim: Claim) -> Literal["civilian", "combatant"] | None:
    """Return what a claim's sentence makes of those who were hit: civilians, or without arms; or combatants.

    The words for who speaks and for who is said to have done it are left out. Null where it says neither, or both.
    """
    text = f" {fold(claim.quote)} "
    civilian = bool(_phrases("unarmed").search(text))
    for name in (claim.source, claim.by, claim.via):
        text = text.replace(f" {fold(name)} ", " ") if name else text
    told = set(text.split())
    combatant = not told.isdisjoint(words("weighing", "victims")["hit"])
    if civilian == combatant or (combatant and not told.isdisjoint(words("weighing", "victims")["civilian"])):
        return None
    return "civilian" if civilian else "combatant"


def lost(quote: str, figure: Figure) -> bool:
    """Tell whether a figure is what the subject of its sentence lost: "they lost nine men", "n'a perdu que cinq"."""
    return bool(_phrases("lost").search(before(quote, figure, NEXT_TO) + " " + fold(figure.text)))


def earlier(quote: str, figure: Figure) -> bool:
    """Tell whether the words before a figure give it as an earlier one: "had first said", "avait d'abord fait état"."""
    return bool(_phrases("earlier").search(before(quote, figure)))


def replaced(quote: str, figure: Figure) -> bool:
    """Tell whether the words at a figure say by themselves that its source has replaced it: "an earlier toll of 15"."""
    return bool(_phrases("earlier_toll").search(before(quote, figure) + " " + fold(figure.text)))


def partial(quote: str, figure: Figure) -> bool:
    """Tell whether a figure counts only some of the victims: those who came to one hospital, or a share of a total."""
    at = quote.find(figure.text)
    if at < 0:
        return False
    end = at + len(figure.text)
    text = fold(figure.text)
    if _phrases("share").search(" ".join([text, *fold(quote[end:]).split()[:AFTER]])):
        return True
    starts = [m.end() for m in _CLAUSE.finditer(quote, 0, at)]
    stop = _CLAUSE.search(quote, end)
    return bool(_phrases("partial").search(fold(quote[starts[-1] if starts else 0 : stop.start() if stop else None])))
