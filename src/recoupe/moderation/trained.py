"""The small trained model beside the rules: what it finds where no rule does, with the words that weigh most in it."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.moderation.features import features
from recoupe.moderation.model import Finding, Words
from recoupe.moderation.rules import explain
from recoupe.moderation.tokens import Token
from recoupe.moderation.weights import linear, probability

_NAMED = 4
"""Words that a finding names at most."""


def finding(text: str, tokens: Sequence[Token], lang: str) -> Finding | None:
    """Return a finding if the model of a language is sure enough that people would call a comment hateful.

    The category is `abusive`, the widest: the model does not know at whom a comment is aimed.
    """
    model = linear(lang)
    found = features(tokens)
    logit = model.logit(found)
    if not tokens or logit < model.threshold:
        return None
    shares = model.shares(found, len(tokens))
    best = sorted(range(len(tokens)), key=lambda i: (-shares[i], i))[:_NAMED]
    telling = sorted(i for i in best if shares[i] > 0)
    if not telling:
        return None
    words = tuple(Words(tokens[i].start, tokens[i].end, text[tokens[i].start : tokens[i].end]) for i in telling)
    return Finding("abusive", max(0.5, round(probability(logit), 3)), words, "model", explain("model", words))
