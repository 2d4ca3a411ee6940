"""The French conditional of unverified news ("auraient été repoussées"), told from the true one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.languages.forms import has_feature, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDINGS = ("rait", "raient")
_REACH = 5
"""Tokens after the auxiliary within which its participle or adjective stands."""


def is_conditional(token: Token) -> bool:
    """Whether a French verb form is a third-person conditional.

    The tagger misses many; the form decides then: the infinitive with an ending ("transporter" + "ait"), which no
    imperfect has ("retirait" is of "retirer").
    """
    if token.pos_ not in {"VERB", "AUX"} or not token.lower_.endswith(_ENDINGS):
        return False
    if has_feature(token, "Mood", "Cnd") or _auxiliary(token):
        return True
    stem = token.lemma_.lower().removesuffix("e")
    return stem.endswith("r") and token.lower_ in {stem + "ait", stem + "aient"}


def is_journalistic(token: Token) -> bool:
    """Tell whether a conditional marks its assertion as unverified.

    True conditionals stand with a condition ("si", "faute de"), are modal ("pourrait", "aurait pu"), judge a
    hypothesis ("serait dangereux"), or tell the future seen from the past ("a dit qu'il partirait"). A compound form
    ("aurait fait", "seraient tombés") is journalistic unless one of these holds.
    """
    if not is_conditional(token) or _modal(token) or _conditioned(token) or _judges(token):
        return False
    return _compound(token) or not _future_in_past(token)


def _auxiliary(token: Token) -> bool:
    return token.lower_ in {"aurait", "auraient", "serait", "seraient"}


def _following(token: Token) -> list[Token]:
    end = min(token.i + 1 + _REACH, token.sent.end)
    return [t for t in token.doc[token.i + 1 : end] if not t.is_punct]


def _modal(token: Token) -> bool:
    modals = words("fr", "conditional", "modals")
    if token.lemma_.lower() in modals or token.lower_.startswith(("pourr", "devr", "voudr", "faudr")):
        return True
    return _auxiliary(token) and any(t.lower_ in {"pu", "dû", "fallu"} for t in _following(token)[:3])


def _conditioned(token: Token) -> bool:
    conditions = words("fr", "conditional", "conditions")
    return any(t.lower_ in conditions and (t.pos_ in {"SCONJ", "NOUN", "ADP", "ADV"}) for t in token.sent)


def _judges(token: Token) -> bool:
    judging = words("fr", "conditional", "judging")
    return _auxiliary(token) and any(t.lower_ in judging for t in _following(token))


def _compound(token: Token) -> bool:
    """Auxiliary and participle: "aurait tiré", "seraient (aussi) tombés"."""
    return _auxiliary(token) and any(has_feature(t, "VerbForm", "Part") for t in _following(token))


def _future_in_past(token: Token) -> bool:
    """A simple conditional in the clause of a past reporting verb: "a annoncé qu'il partirait"."""
    clause = token
    while clause.dep_ in {"aux", "aux:pass", "aux:tense", "cop"} and clause.head.i != clause.i:
        clause = clause.head
    if not any(child.lower_ in {"que", "qu'"} and child.i < token.i for child in clause.children):
        return False
    governor = clause.head
    past = has_feature(governor, "Tense", "Past") or has_feature(governor, "Tense", "Imp")
    return governor.i != clause.i and (past or has_feature(governor, "VerbForm", "Part"))
