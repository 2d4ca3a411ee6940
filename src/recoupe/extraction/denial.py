"""Denial: a claim that something did not happen, or that the speaker did not do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.languages.columns import columns
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple[int, int]

_REFUSAL = 9
"""Tokens. A longer stretch says more than that something is false."""


def denial_in(doc: Doc, span: Tokens, lang: str, verbs: frozenset[int]) -> str | None:
    """Return the words by which a token span denies an occurrence, None if it denies nothing.

    The event's own verb must be negated ("has not been hit", "n'a visé aucun"), or its noun counted as none ("no air
    strike"); "ne ... que" (only), "no fewer than" and a negation of something else are none. `verbs` are the tokens
    of the event's triggers.
    """
    single, negators = words(lang, "attribution", "denial_words"), words(lang, "attribution", "negators")
    lows = columns(doc).lows
    for i in range(*span):
        if lows[i] in single:
            return doc[i].text
        if lows[i] in negators and _denies(doc, i, span, lang, verbs):
            return doc[i].text
    return None


def refused(doc: Doc, span: Tokens, lang: str) -> bool:
    """Tell whether a stretch is nothing but a refusal of what others say: "Slander", "C'est une invention"."""
    single = words(lang, "attribution", "denial_words")
    return span[1] - span[0] <= _REFUSAL and any(low in single for low in columns(doc).lows[slice(*span)])


def _denies(doc: Doc, i: int, span: Tokens, lang: str, verbs: frozenset[int]) -> bool:
    token = doc[i]
    window = [doc[k] for k in range(i + 1, min(i + 7, span[1]))]
    if token.lower_ in words(lang, "denial", "loose") or _ceases(token, window, lang):
        return False
    if window and window[0].lower_ in words(lang, "denial", "bounding"):
        return False
    if token.lower_ in words(lang, "denial", "halves"):
        completed = _any(window, lang, "completing")
        if (_any(window, lang, "only") and not completed) or _any(window[:3], lang, "ended"):
            return False
    if token.lower_ in words(lang, "denial", "counted"):
        return any(t.i in verbs for t in window) or token.head.i in verbs or _governed(token, verbs)
    return _governed(token, verbs) or any(t.i in verbs for t in window[:4])


def _any(window: list[Token], lang: str, which: str) -> bool:
    return any(t.lower_ in words(lang, "denial", which) for t in window)


def _ceases(token: Token, window: list[Token], lang: str) -> bool:
    """What has not stopped goes on: "des tirs qui n'ont pas cessé"."""
    ceasing = words(lang, "denial", "ceasing")
    return is_one_of(token.head, ceasing) or any(is_one_of(t, ceasing) for t in window[:4])


def _governed(token: Token, verbs: frozenset[int]) -> bool:
    head = token.head
    for _ in range(3):
        if head.i in verbs:
            return True
        if head.head.i == head.i:
            break
        head = head.head
    return False
