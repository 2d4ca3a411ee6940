"""Hedging: the words that mark a claim as unverified, and the French journalistic conditional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.languages.forms import has_feature, phrase_at, phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tokens = tuple[int, int]


def hedge_in(doc: Doc, span: Tokens, lang: str) -> str | None:
    """Return the words that hedge the assertion in a token span, None if nothing does."""
    single = words(lang, "attribution", "hedges")
    several = phrases(lang, "attribution", "hedge_phrases")
    for i in range(*span):
        if doc[i].lower_ in single:
            return doc[i].text
        length = phrase_at(doc, i, several)
        if length:
            return doc[i : i + length].text
    verb = next((doc[i] for i in range(*span) if is_journalistic(doc[i])), None) if lang == "fr" else None
    return verb.text if verb is not None else None


def is_conditional(token: Token) -> bool:
    """Whether a French verb form is in the conditional, by the tagger or by its ending."""
    if has_feature(token, "Mood", "Cnd"):
        return True
    return token.pos_ in {"VERB", "AUX"} and token.lower_ in {"aurait", "auraient", "serait", "seraient"}


def is_journalistic(token: Token) -> bool:
    """Tell the conditional of unverified news ("auraient été repoussées") from the true one.

    True conditionals stand with a condition ("si", "sans", "à condition"), are modal ("pourrait", "devrait",
    "voudrait"), or tell the future seen from the past after a past reporting verb ("a dit qu'il partirait").
    A compound form ("aurait fait", "seraient tombés") is journalistic unless a condition stands with it.
    """
    if not is_conditional(token):
        return False
    lemma = token.lemma_.lower()
    if lemma in {"pouvoir", "devoir", "vouloir", "falloir", "souhaiter", "aimer"} or token.lower_.startswith(
        ("pourr", "devr", "voudr", "faudr")
    ):
        return False
    sentence = token.sent
    if any(t.lower_ in {"si", "s'", "sinon"} and t.pos_ == "SCONJ" for t in sentence):
        return False
    if any(t.lower_ == "condition" or t.lower_ == "sauf" for t in sentence):
        return False
    auxiliary = token.lower_ in {"aurait", "auraient", "serait", "seraient"}
    if auxiliary:
        return True
    return not _future_in_past(token)


def _future_in_past(token: Token) -> bool:
    """A simple conditional in the clause that a past reporting verb governs tells a future, not a doubt."""
    governor = token.head
    if token.dep_ not in {"ccomp", "conj", "acl:relcl", "xcomp"} and governor.pos_ != "VERB":
        return False
    past = (
        has_feature(governor, "Tense", "Past")
        or has_feature(governor, "Tense", "Imp")
        or has_feature(governor, "VerbForm", "Part")
    )
    return past and any(child.lower_ in {"que", "qu'"} for child in token.children)
