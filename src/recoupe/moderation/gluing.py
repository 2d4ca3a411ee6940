"""Words that were run together to slip past a list: "ihatewomen"."""

from __future__ import annotations

from recoupe.moderation.lexicon import Lexicon

_LONGEST_WORD = 16
_LONGEST_RUN = 120
_SINGLE = frozenset("iaylodnscjm")


def split_glued(form: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words that a run of letters is made of, or nothing if it is not made of known words.

    All of it must be known words, but for a sixth of its letters at most where two or more are from the lists. The
    split with the fewest unknown letters, then the fewest words, wins. A word of two letters counts little: it fits by
    chance.
    """
    if form in lexicon.sure or not 7 <= len(form) <= _LONGEST_RUN:
        return ()
    # best[i]: (cost, words) of form[:i]
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(form) + 1):
        cost, words = best[end - 1]
        choice = (cost + 10, (*words, form[end - 1]))
        for start in range(max(0, end - _LONGEST_WORD), end):
            piece = form[start:end]
            if _known(piece, lexicon):
                before, words = best[start]
                price = before + (4 if len(piece) < 3 else 2)
                if price < choice[0]:
                    choice = (price, (*words, piece))
        best.append(choice)
    _, words = best[-1]
    unknown = sum(len(w) for w in words if not _known(w, lexicon))
    listed = sum(_bare(w, lexicon) in lexicon.telling and len(w) > 2 for w in words)
    if unknown:
        return words if listed >= 2 and unknown * 6 <= len(form) else ()
    return words if listed >= 2 or (1 < len(words) <= 3 and all(len(w) > 2 for w in words)) else ()


def _known(piece: str, lexicon: Lexicon) -> bool:
    if len(piece) == 1:
        return piece in _SINGLE
    return piece in lexicon.vocabulary or (len(piece) > 4 and _bare(piece, lexicon) in lexicon.vocabulary)


def _bare(piece: str, lexicon: Lexicon) -> str:
    """Return an Arabic word without its article."""
    return piece.removeprefix("ال") if lexicon.lang == "ar" else piece
