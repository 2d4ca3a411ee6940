"""The French conditional of unverified news ("auraient été repoussées"), told from the true one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.conditional_clause import (
    following,
    governor,
    has_infinitive_subject,
    head,
    is_auxiliary,
    is_have,
    is_past,
    is_relative,
    subjects,
)
from recoupe.extraction.conditional_forms import has_conditional_form
from recoupe.extraction.conditional_supposed import (
    has_lost_support,
    is_age_missed,
    is_appealed,
    is_compared,
    is_supposed,
)
from recoupe.extraction.quotations import token_quotations
from recoupe.languages.forms import has_feature, is_one_of, phrase_at, phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASKED = 6
"""Tokens before a "si" within which the verb of its question stands ("on ne sait pour l'heure si…")."""

_NEAR = 4
"""Tokens before a conditional within which the word of its question, or its antecedent, stands."""


def is_conditional(token: Token) -> bool:
    """Whether a token is a third-person conditional. Its form decides: the tagger misses many."""
    named = token.is_title and not token.is_sent_start and token.pos_ == "PROPN"
    return has_conditional_form(token.lower_) and not named


def is_journalistic(token: Token) -> bool:
    """Tell whether a conditional marks its assertion as unverified.

    True conditionals stand with a condition ("si", "faute de") or in a question, are modal ("pourrait", "aurait pu"),
    judge a hypothesis ("serait dangereux"), say what would follow from one ("cela permettrait"), describe what is not
    yet ("un mur qui serait payé par"), or tell the future seen from the past ("a dit qu'il partirait"). Past forms
    ("aurait fait", "seraient tombés") are journalistic unless one of the first four holds.
    """
    if not is_conditional(token) or _modal(token) or _conditioned(token) or _judges(token) or _asks(token):
        return False
    if is_compared(token) or has_lost_support(token) or is_appealed(token) or is_age_missed(token):
        return False
    return is_past(token) or not (_follows(token) or is_supposed(token) or _unreal(token) or _future_in_past(token))


def _list(name: str) -> frozenset[str]:
    return words("fr", "conditional", name)


def _modal(token: Token) -> bool:
    if token.lemma_.lower() in _list("modals") or token.lower_.startswith(tuple(_list("modal_stems"))):
        return True
    return is_have(token) and any(t.lower_ in _list("modal_participles") for t in following(token)[:3])


def _conditioned(token: Token) -> bool:
    table = phrases("fr", "conditional", "condition_phrases")
    if any(child.lower_ in {"si", "s'"} and child.dep_ == "mark" for child in head(token).children):
        return True
    return any(
        t.lower_ in _list("conditions") or phrase_at(t.doc, t.i, table) or _opens_condition(t) for t in token.sent
    )


def _opens_condition(token: Token) -> bool:
    """Whether a token is the "si" of a condition, not of a question ("on ignore s'il…") or a degree ("si grand")."""
    if token.lower_ not in {"si", "s'"} or token.pos_ != "SCONJ":
        return False
    return not _asked(token)


def _judges(token: Token) -> bool:
    if not is_auxiliary(token):
        return any(t.lower_ == "mieux" for t in following(token)[:1])
    table = phrases("fr", "conditional", "judging_phrases")
    after = following(token)
    return any(_list("judging") & {t.lower_, t.lower_.removesuffix("s")} for t in after) or any(
        phrase_at(t.doc, t.i, table) for t in after[:1]
    )


def _asks(token: Token) -> bool:
    """Whether a conditional stands in a question, or tells of whoever may exist ("toute personne qui aurait vu")."""
    if token.sent.text.rstrip(" »\"'”\n").endswith("?"):
        return True
    before = token.doc[max(token.sent.start, token.i - _NEAR) : token.i]
    if any(t.lower_ in _list("questions") and _asked(t) for t in before):
        return True
    if any(t.lower_ == "qui" and t.i and is_one_of(t.nbor(-1), _list("asking")) for t in before):
        return True
    return any(t.lower_ == "qui" for t in before[-2:]) and any(t.lower_ in _list("whoever") for t in before)


def _asked(token: Token) -> bool:
    """Whether a verb of asking stands shortly before a word."""
    return any(is_one_of(t, _list("asking")) for t in token.doc[max(token.sent.start, token.i - _ASKED) : token.i])


def _follows(token: Token) -> bool:
    """Whether a present conditional says what would follow from something supposed."""
    if any(t.lower_ == "alors" for t in following(token)[:2]) or has_infinitive_subject(token):
        return True
    if any(is_conditional(t) and _judges(t) for t in token.doc[token.sent.start : token.i]):
        return True
    given = any(t.lower_ in _list("reasons") for t in token.doc[token.sent.start : token.i])
    if is_one_of(token, _list("consequences")) and not given:
        return True
    spoken = any(s.lower_ in _list("quoted_subjects") for s in subjects(token))
    return spoken and any(a <= token.i < b for a, b in token_quotations(token.doc))


def _unreal(token: Token) -> bool:
    """Whether a relative clause describes what somebody plans, wants or holds possible."""
    if not is_relative(token):
        return False
    unreal = _list("unreal")
    return any(is_one_of(t, unreal) for t in token.doc[token.sent.start : token.i])


def _future_in_past(token: Token) -> bool:
    """Whether a present conditional stands in the clause of a reporting verb and is its future.

    So it does with any that announces ("annonce qu'il partirait"), and with one of the past ("a dit qu'il partirait")
    unless that reveals something ("a révélé qu'il travaillerait"), or what it tells lasts already ("depuis 2012") or
    is harm done ("a ajouté que huit chars seraient détruits").
    """
    clause = token.doc[head(token).left_edge.i : head(token).right_edge.i + 1]
    coming = phrases("fr", "conditional", "coming")
    if any(phrase_at(t.doc, t.i, coming) for t in clause):
        return True
    above = governor(token)
    if above is None:
        return False
    if is_one_of(above, _list("announcing")):
        return True
    if is_one_of(above, _list("revealing")) or any(t.lower_ in _list("lasting") for t in clause):
        return False
    if is_auxiliary(token) and any(is_one_of(t, _list("harming")) for t in following(token)):
        return False
    marks = (("Tense", "Past"), ("Tense", "Imp"), ("VerbForm", "Part"))
    return any(has_feature(above, *mark) for mark in marks) or is_one_of(above, _list("opining"))
