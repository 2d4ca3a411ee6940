"""Verb groups: where a reporting verb's group begins, and whether the verb reports anything there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.phrases_right import phrase_right
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_ENDS_QUOTATION = {"»", "”", '"', ",", "–", "—", "…", "?", "!"}


def group_start(doc: Doc, i: int, sentence: Tokens, lang: str) -> int:
    """Return the first token of the verb group that ends at verb `i`: auxiliaries, clitics, adverbs, negation."""
    start = i
    clitics = grammar(lang, "clitics")
    while start > sentence[0]:
        token = doc[start - 1]
        adverb = token.pos_ == "ADV" and token.is_alpha and token.lower_ not in grammar(lang, "same")
        if token.pos_ == "AUX" or token.lower_ in clitics or adverb or token.text[:2] in {"-t", "-i", "-e"}:
            start -= 1
        else:
            break
    return start


def is_idle(doc: Doc, i: int, group: int, sentence: Tokens, lang: str) -> bool:
    """True for a verb that reports nothing.

    Part of a compound ("rebel-held"), without a person ("indique-t-on"), refused ("would not say"), or in a
    comparison ("more than it had reported").
    """
    if i > sentence[0] and doc[i - 1].text == "-":
        return True
    impersonal = grammar(lang, "impersonal")
    if any(doc[k].lower_ in impersonal for k in range(max(sentence[0], group - 1), min(i + 3, sentence[1]))):
        return True
    refusable = doc[i].lemma_.lower() in grammar(lang, "refusals")
    negators = words(lang, "attribution", "negators")
    if refusable and any(doc[k].lower_ in negators for k in range(max(group, i - 4), i)):
        return True
    comparisons = grammar(lang, "comparisons")
    return any(doc[k].lower_ in comparisons for k in range(max(sentence[0], group - 3), group))


def is_passive(doc: Doc, i: int, group: int, lang: str) -> bool:
    """True for "was reported", "a été annoncé", and a bare participle before its agent ("claimed by")."""
    followed = i + 1 < len(doc) and doc[i + 1].lower_ in grammar(lang, "agents")
    if followed and is_one_of(doc[i], grammar(lang, "no_bare_participle")):
        followed = False  # "factions soutenues par la Turquie" are backed, not told of
    active = lang == "fr" and i > group and any(c.dep_ == "aux:tense" for c in doc[i].children)
    return (followed and not active) or has_passive_auxiliary(doc, i, group)


def has_passive_auxiliary(doc: Doc, i: int, group: int) -> bool:
    """True where the auxiliary says that the verb is passive."""
    if any(child.dep_ in {"auxpass", "aux:pass"} for child in doc[i].children):
        return True
    return any(doc[k].lemma_ in {"be", "get"} for k in range(group, i)) and doc[i].tag_ == "VBN"


def agent(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the phrase after "by" or "par" that follows a passive verb closely."""
    agents = grammar(lang, "agents")
    for k in range(i + 1, min(i + 4, sentence[1])):
        if doc[k].lower_ in agents:
            return phrase_right(doc, k + 1, sentence, lang)
    return None


def inverts(doc: Doc, verb: Token, group: int, sentence: Tokens, lang: str) -> bool:
    """Tell whether what stands before a verb lets its subject follow it: a quotation's end, a comma, "comme"."""
    if group == sentence[0]:
        return verb.text[:1].islower()
    before = doc[group - 1]
    inverts_it = before.text in _ENDS_QUOTATION or before.lower_ in grammar(lang, "inverters")
    return inverts_it and not _closes_parenthesis(doc, verb, group, sentence)


def _closes_parenthesis(doc: Doc, verb: Token, group: int, sentence: Tokens) -> bool:
    """The comma before the verb closes an apposition of a subject on the left: "The monitor, based in X, said"."""
    if doc[group - 1].text != ",":
        return False
    for child in verb.children:
        if child.dep_ == "nsubj" and sentence[0] <= child.i < group:
            reach = max(t.i for t in child.subtree)
            return any(doc[i].text == "," for i in range(child.i, group - 1)) and reach >= group - 2
    return False


def follows_relative(doc: Doc, group: int, sentence: Tokens, lang: str) -> bool:
    """True for a verb whose subject is a relative pronoun right before it: ", qui annonçait", "who said"."""
    return group > sentence[0] and doc[group - 1].lower_ in speaking(lang, "relatives")
