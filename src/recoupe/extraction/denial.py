"""Denial: a claim that something did not happen, or that the speaker did not do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.languages.forms import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple[int, int]

_ONLY = {"en": {"only", "least", "more", "less", "yet"}, "fr": {"que", "qu'", "plus", "moins", "seulement", "encore"}}
_NOTHING_COUNTED = {"en": {"no", "none", "neither", "nobody"}, "fr": {"aucun", "aucune", "nul", "nulle"}}


_REFUSAL = 9
"""Tokens. A longer stretch says more than that something is false."""


def denial_in(doc: Doc, span: Tokens, lang: str, verbs: frozenset[int]) -> str | None:
    """Return the words by which a token span denies an occurrence, None if it denies nothing.

    The event's own verb must be negated ("has not been hit", "n'a visé aucun"), or its noun counted as none ("no air
    strike"); "ne ... que" (only), "no fewer than" and a negation of something else are none. `verbs` are the tokens
    of the event's triggers.
    """
    single = words(lang, "attribution", "denial_words")
    for i in range(*span):
        if doc[i].lower_ in single:
            return doc[i].text
        if doc[i].lower_ in words(lang, "attribution", "negators") and _denies(doc, i, span, lang, verbs):
            return doc[i].text
    return None


def refused(doc: Doc, span: Tokens, lang: str) -> bool:
    """Tell whether a stretch is nothing but a refusal of what others say: "Slander", "C'est une invention"."""
    single = words(lang, "attribution", "denial_words")
    return span[1] - span[0] <= _REFUSAL and any(doc[i].lower_ in single for i in range(*span))


def _denies(doc: Doc, i: int, span: Tokens, lang: str, verbs: frozenset[int]) -> bool:
    token = doc[i]
    window = [doc[k] for k in range(i + 1, min(i + 7, span[1]))]
    if token.lower_ in {"ni", "nor", "without", "sans", "non"}:
        return False
    if window and window[0].lower_ in {"fewer", "less", "longer", "moins"}:
        return False
    if lang == "fr" and token.lower_ in {"ne", "n'"}:
        if any(t.lower_ in {"que", "qu'"} for t in window) and not any(
            t.lower_ in {"pas", "aucun", "aucune", "jamais"} for t in window
        ):
            return False
        if any(t.lower_ in {"plus"} for t in window[:3]):
            return False
    if token.lower_ in _NOTHING_COUNTED[lang]:
        return any(t.i in verbs for t in window) or token.head.i in verbs or _governed(token, verbs)
    return _governed(token, verbs) or any(t.i in verbs for t in window[:4])


def _governed(token: Token, verbs: frozenset[int]) -> bool:
    head = token.head
    for _ in range(3):
        if head.i in verbs:
            return True
        if head.head.i == head.i:
            break
        head = head.head
    return False
