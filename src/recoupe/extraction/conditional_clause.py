"""The clause of a French conditional: its predicate, tense, subject, and what it depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.languages.forms import has_feature, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAVE = frozenset({"aurait", "auraient"})
_BE = frozenset({"serait", "seraient"})
_AUXILIARY = frozenset({"aux", "aux:pass", "aux:tense", "cop"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "expl:subj", "csubj"})
_RELATIVE = frozenset({"qui", "que", "qu'", "où", "dont", "laquelle", "lequel", "lesquels", "lesquelles"})
_PARTICIPLE = ("é", "ée", "és", "ées", "i", "u", "is", "it")
_THAT = frozenset({"que", "qu'"})
_THAT_REACH = 20
"""Tokens before a verb within which the "que" of its clause, and the verb before that, are looked for."""
_REACH = 5
"""Tokens after the auxiliary within which its participle or adjective stands."""


def is_auxiliary(token: Token) -> bool:
    """Whether a conditional is of "avoir" or "être"."""
    return token.lower_ in _HAVE or token.lower_ in _BE


def is_have(token: Token) -> bool:
    """Whether a conditional is of "avoir"."""
    return token.lower_ in _HAVE


def following(token: Token) -> list[Token]:
    """Return the words that stand shortly after a token in its sentence."""
    end = min(token.i + 1 + _REACH, token.sent.end)
    return [t for t in token.doc[token.i + 1 : end] if not t.is_punct]


def is_past(token: Token) -> bool:
    """Whether the form is a past conditional: "aurait tiré", "se serait enfui", "seraient (aussi) tombés".

    "serait détruit" is none: with a verb that is not of motion, it is a passive, as present as "détruirait".
    """
    if not is_auxiliary(token):
        return False
    participles = [t for t in following(token) if _is_participle(t)]
    if is_have(token):
        return bool(participles) or token.dep_ == "aux:tense"
    before = token.doc[max(token.sent.start, token.i - 2) : token.i]
    if any(t.lower_ in {"se", "s'"} for t in before):
        return bool(participles)
    moving = words("fr", "conditional", "moving")
    return any(t.lemma_.lower() in moving for t in participles[:1])


def _is_participle(token: Token) -> bool:
    """Whether a word is a past participle, or, where the tagger says noun or adjective, looks like one."""
    if has_feature(token, "VerbForm", "Part") or token.lower_ == "été":
        return True
    before = token.nbor(-1) if token.i else None
    bare = before is not None and (before.pos_ in {"AUX", "ADV", "PUNCT", "VERB"})
    return bare and token.pos_ != "ADV" and token.lower_.endswith(_PARTICIPLE)


def head(token: Token) -> Token:
    """Return the head of the clause that a verb form belongs to: its participle or adjective, or itself."""
    while token.dep_ in _AUXILIARY and token.head.i != token.i:
        token = token.head
    return token


def subjects(token: Token) -> list[Token]:
    """Return the subjects of the clause of a verb form."""
    return [child for child in head(token).children if child.dep_ in _SUBJECT]


def has_infinitive_subject(token: Token) -> bool:
    """Whether what is said is said of doing something: "céder serait un aveu"."""
    if any(s.dep_ == "csubj" for s in subjects(token)):
        return True
    first = next((t for t in token.sent if not t.is_punct), None)
    return not subjects(token) and first is not None and first.i < token.i and has_feature(first, "VerbForm", "Inf")


def is_relative(token: Token) -> bool:
    """Whether a verb form stands in a relative clause ("qui serait payé", "ce qui permettrait")."""
    clause = head(token)
    before = (t for t in clause.subtree if t.i < token.i and t.pos_ in {"PRON", "ADV"})
    return clause.dep_.startswith("acl") and any(t.lower_ in _RELATIVE for t in before)


def governor(token: Token) -> Token | None:
    """Return the verb or noun whose "que" clause a verb form stands in ("a annoncé qu'il partirait"), if any."""
    clause = head(token)
    if not any(child.lower_ in _THAT and child.i < token.i for child in clause.children):
        return _governor_before(token)
    above = clause.head
    while clause.dep_ == "conj" and above.head.i != above.i and (has_feature(above, "VerbForm", "Inf") or _said(above)):
        above = above.head
    if above.pos_ == "ADV" and above.head.pos_ == "VERB":
        above = above.head  # "avait prévenu deux jours plus tôt qu'il riposterait"
    if above.pos_ == "NOUN" and above.head.pos_ == "VERB" and above.dep_.startswith("obl"):
        # "a affirmé dans un communiqué que": the clause hangs on the noun that stands between.
        above = above.head
    return above if above.i != clause.i else None


def _governor_before(token: Token) -> Token | None:
    """Return the last verb before the nearest "que" to the left with no finite verb between: where the parse fails."""
    that: Token | None = None
    for t in reversed(token.doc[max(token.sent.start, token.i - _THAT_REACH) : token.i]):
        if that is None and t.lower_ in _THAT and t.pos_ == "SCONJ":
            if t.i and t.nbor(-1).lower_ in words("fr", "conditional", "conjunctions"):
                return None
            that = t
        elif t.pos_ in {"VERB", "AUX"} and not has_feature(t, "VerbForm", "Inf"):
            return t if that is not None and t.pos_ == "VERB" else None
    return None


def _said(token: Token) -> bool:
    """Whether a verb stands in a "que" clause itself: the first one of "a dit qu'il partait et que…"."""
    return any(child.lower_ in _THAT for child in token.children)
