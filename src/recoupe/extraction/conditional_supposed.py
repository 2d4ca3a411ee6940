"""What a French present conditional supposes without any "si": by its verb, its subject, or what opens its clause.

The conditional of news tells what is: it needs a verb that lasts ("compterait", "se trouverait"), as the present does
that it stands for. What happens once is told in the past ("aurait perdu"); in the present it is only supposed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.conditional_clause import following, head, is_auxiliary, subjects
from recoupe.languages.forms import has_feature, inflected, is_one_of, phrase_at, phrases, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLITICS = 3
"""Words that may stand between "comme" and its verb ("comme l'aurait fait")."""


def is_supposed(token: Token) -> bool:
    """Whether a present conditional supposes what it tells, by its verb, its subject, or what opens its clause."""
    return _happens(token) or _of_nobody(token) or _of_a_supposed_event(token) or _has_given(token)


def is_compared(token: Token) -> bool:
    """Whether a conditional is a comparison's ("comme l'aurait fait un autre") or an impression ("on dirait")."""
    before = token.doc[max(token.sent.start, token.i - _CLITICS) : token.i]
    if any(t.lower_ == "comme" for t in before) and not any(t.pos_ in {"NOUN", "PROPN", "VERB"} for t in before):
        return True
    seems = is_one_of(token, _list("impressions")) or token.lower_ == "dirait"
    return seems and any(t.lower_ == "on" for t in before)


def has_lost_support(token: Token) -> bool:
    """Whether something would be otherwise without what there is: "sans l'appui de la région, …", "n'aurait pas… sans".

    Behind the verb, only a denied one has such a "sans".
    """
    here = head(token)
    return any(
        t.lower_ == "sans"
        and t.pos_ == "ADP"
        and t.head.head.i == here.i
        and (_is_definite(t.head) if t.i < token.i else _is_denied(here))
        for t in token.sent
    )


def is_appealed(token: Token) -> bool:
    """Whether a conditional tells of whom a call is for: "invite les habitants qui auraient vu la voiture"."""
    before = token.doc[token.sent.start : token.i]
    calling = _list("appeals") | inflected("fr", "conditional", "appeals")
    return any(t.lower_ == "qui" for t in before[-2:]) and any(is_one_of(t, calling) for t in before)


def is_age_missed(token: Token) -> bool:
    """Whether it tells the age that somebody dead would have reached: "aurait eu 70 ans"."""
    after = following(token)
    return [t.lower_ for t in after[:1]] == ["eu"] and any(t.lower_ == "ans" for t in after)


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and has_feature(c, "Definite", "Def") for c in noun.children)


def _is_denied(verb: Token) -> bool:
    return any(c.lower_ in {"ne", "n'"} for c in verb.children)


def _list(name: str) -> frozenset[str]:
    return words("fr", "conditional", name)


def _before(token: Token) -> list[Token]:
    """Return the words of the sentence that stand before a conditional and its subject."""
    return list(token.doc[token.sent.start : token.i])


def _happens(token: Token) -> bool:
    """Whether the verb tells what happens once, and neither a source that is named nor a word says that it is so."""
    if is_auxiliary(token) or not is_one_of(token, _list("happening")):
        return False
    told = phrases("fr", "conditional", "told_by")
    return not any(
        phrase_at(token.doc, t.i, told) or t.lower_ in _list("lasting") or t.lower_ in _list("reasons")
        for t in token.sent
    )


def _of_nobody(token: Token) -> bool:
    """Whether nobody and nothing would: "personne n'oserait", "rien ne justifierait"."""
    return not is_auxiliary(token) and any(s.lower_ in _list("nobody") for s in subjects(token))


def _of_a_supposed_event(token: Token) -> bool:
    """Whether the subject is supposed: "un tel accord mettrait", "une éventuelle trêve", "une victoire serait un choc".

    An event that is not known yet ("une victoire") is one before a verb that happens, or where it would be something;
    "une attaque serait en cours" is news.
    """
    for subject in subjects(token):
        marks = [t.lower_ for t in subject.children if t.i < token.i]
        if any(m in _list("suches") for m in marks):
            return True
        unknown = any(m in {"un", "une"} for m in marks) and is_one_of(subject, _list("events"))
        clause = head(token)
        what = clause.pos_ == "NOUN" and any(c.lower_ in {"un", "une"} for c in clause.children)
        if unknown and (what or not is_auxiliary(token)):
            return True
        if token.lower_ == "serait" and subject.lower_ in _list("proposed"):
            return any(has_feature(t, "VerbForm", "Inf") or t.lower_ in {"un", "une"} for t in following(token)[:3])
    return False


def _has_given(token: Token) -> bool:
    """Whether what opens the clause stands for a condition: "en cédant, il…", "sans aide, …", "même vaincu, …"."""
    opening = _before(token)
    if not opening:
        return False
    here = head(token)
    for t in opening:
        behind = t.doc[t.i + 1] if t.i + 1 < token.i else None
        if behind is None:
            break
        attached = t.head.head.i == here.i or t.i == opening[0].i
        if t.lower_ == "en" and behind.lower_.endswith("ant") and behind.pos_ in {"VERB", "AUX"}:
            if behind.head.i == here.i:
                return True
        elif t.lower_ == "sans" and t.pos_ == "ADP" and t.head.pos_ in {"NOUN", "PROPN"} and attached:
            return True
    first, second = opening[0], opening[1] if len(opening) > 1 else None
    if first.lower_ == "même" and second is not None and has_feature(second, "VerbForm", "Part"):
        return True
    more = phrases("fr", "conditional", "more")
    return first.lower_ == "avec" and any(phrase_at(t.doc, t.i, more) for t in opening)
