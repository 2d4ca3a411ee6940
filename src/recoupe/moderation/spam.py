"""Spam, told locally: weights fitted on published spam, and what this site's moderators decided since.

The moderators' part is a naive Bayes over hashed words, kept by the caller as plain JSON. Counts can be taken back
exactly, so a decision that is undone leaves no trace, and the same decisions in any order give the same state.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recoupe.i18n import gettext as _
from recoupe.moderation.features import bucket, features
from recoupe.moderation.model import Words
from recoupe.moderation.spam_signals import signs
from recoupe.moderation.tokens import tokenize
from recoupe.moderation.weights import linear, probability

SPAM = 0.5
"""A comment is held as spam from this probability on."""
State = dict[str, Any]
"""`{"spam": n, "ham": n, "words": {bucket: [in spam, in ham]}}`: strings and numbers, ready for JSON."""

_FIELDS = ("name", "email", "url", "text")
_LEARNED = 4096
_MOST = 15
_LIMIT = 8.0
_HALF = 4
"""Decisions after which the moderators' part counts half."""


@dataclass(frozen=True, slots=True)
class SpamAssessment:
    """How likely a comment is spam (0 to 1), why, and the words that show it (offsets in the comment's text)."""

    probability: float
    reasons: tuple[str, ...]
    words: tuple[Words, ...] = ()

    @property
    def spam(self) -> bool:
        """Tell whether the comment is to be held as spam."""
        return self.probability >= SPAM


def new_state() -> State:
    """Return the state of a site whose moderators have decided nothing yet."""
    return {"spam": 0, "ham": 0, "words": {}}


def score(fields: Mapping[str, str], state: State | None = None) -> SpamAssessment:
    """Assess a comment's fields (`text`, and where known `name`, `email`, `url`) given what moderators decided."""
    text = fields.get("text", "")
    tokens = tokenize(text)
    found = list(signs(text, tokens))
    names = [s.name for s in found]
    if fields.get("url"):
        names.append("url")
    model = linear("spam")
    vector = features(tokens)
    logit = model.logit(vector, names)
    learned = _learned(fields, state)
    chance = probability(logit + learned)
    shown = [s for s in found if model.signals.get(s.name, 0.0) > 0]
    reasons = [_reason(s.name) for s in shown if s.name in _NAMES] if chance >= SPAM else []
    words = [
        Words(s.start, s.end, text[s.start : s.end]) for s in shown if s.end - s.start < len(text) or len(text) < 80
    ]
    if chance >= SPAM:
        shares = model.shares(vector, len(tokens))
        best = sorted(range(len(shares)), key=lambda i: (-shares[i], i))[:4]
        heavy = [
            Words(tokens[i].start, tokens[i].end, text[tokens[i].start : tokens[i].end])
            for i in sorted(best)
            if shares[i] > 0
        ]
        if heavy:
            words += heavy
            reasons.append(_("words that spam often has: {words}", words=", ".join(f"“{w.text}”" for w in heavy)))
        if learned > 0.5:
            reasons.append(_("like comments that moderators here called spam"))
    return SpamAssessment(round(chance, 4), tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(words)))


def learn(state: State, fields: Mapping[str, str] | str, is_spam: bool) -> State:
    """Return the state after a moderator's decision; `state` itself is left as it was."""
    return _count(state, fields, is_spam, 1)


def unlearn(state: State, fields: Mapping[str, str] | str, is_spam: bool) -> State:
    """Return the state without a decision that was learnt before. Raises ValueError if it was not."""
    return _count(state, fields, is_spam, -1)


def _count(state: State, fields: Mapping[str, str] | str, is_spam: bool, by: int) -> State:
    given = {"text": fields} if isinstance(fields, str) else fields
    side, place = ("spam", 0) if is_spam else ("ham", 1)
    out: State = {"spam": state["spam"], "ham": state["ham"], "words": {k: list(v) for k, v in state["words"].items()}}
    out[side] += by
    for key in _keys(given):
        counts = out["words"].setdefault(key, [0, 0])
        counts[place] += by
        if counts == [0, 0]:
            del out["words"][key]
        elif counts[place] < 0:
            raise ValueError("this decision was not learnt, so it cannot be unlearnt")
    if out[side] < 0:
        raise ValueError("this decision was not learnt, so it cannot be unlearnt")
    out["words"] = dict(sorted(out["words"].items()))
    return out


def _keys(fields: Mapping[str, str]) -> set[str]:
    """Return the buckets of a comment's words, those of different fields apart; links by their host."""
    keys: set[str] = set()
    for field in _FIELDS:
        text = fields.get(field, "")
        words = (
            [t.form for t in tokenize(text)] if field in {"text", "name"} else [text.casefold().strip()] if text else []
        )
        hosts = [
            w.split("/")[2]
            for w in text.casefold().split()
            if w.startswith(("http://", "https://")) and w.count("/") > 1
        ]
        keys |= {format(bucket(f"{field} {w}") % _LEARNED, "x") for w in (*words, *hosts)}
    return keys


def _learned(fields: Mapping[str, str], state: State | None) -> float:
    """Return what the moderators' decisions add to the logit: the heaviest words only, less while decisions are few."""
    if not state or not state["spam"] + state["ham"]:
        return 0.0
    spam, ham = state["spam"], state["ham"]
    odds = []
    for key in _keys(fields):
        seen = state["words"].get(key)
        if seen:
            odds.append(math.log((seen[0] + 0.5) / (spam + 1)) - math.log((seen[1] + 0.5) / (ham + 1)))
    heaviest = sorted(odds, key=lambda o: (-abs(o), o))[:_MOST]
    trust = (spam + ham) / (spam + ham + _HALF)
    return float(max(-_LIMIT, min(_LIMIT, trust * sum(heaviest))))


_NAMES = frozenset(
    {"link", "links", "phone", "mailbox", "marks", "shouting", "repeated", "contact", "money", "ask", "cure"}
)


def _reason(name: str) -> str:
    return {
        "link": _("a link"),
        "links": _("several links"),
        "phone": _("a telephone number"),
        "mailbox": _("an e-mail address"),
        "marks": _("prices, or rows of exclamation marks"),
        "shouting": _("written in capitals"),
        "repeated": _("the same words again and again"),
        "contact": _("asks to be contacted"),
        "money": _("speaks of money to be made or spent"),
        "ask": _("asks to subscribe, click or follow"),
        "cure": _("sells cures, spells or company"),
    }[name]
