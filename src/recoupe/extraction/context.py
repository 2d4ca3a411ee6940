"""Context: sentences that are no claims about an occurrence, by what they say and what they do not.

The rules are cautious: a sentence that asserts a recent occurrence stays a claim, whatever else it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe.grounding.dates_patterns import fold
from recoupe.i18n import gettext as _
from recoupe.languages import lexicon
from recoupe.languages.forms import any_of
from recoupe.model import Reason

ContextKind = Literal["background", "explanation", "motive", "caution"]
Guard = Literal["recent", "figure", "occurrence", "before", "long", "relative"]

LONG = 90
"""Characters after the words of a rule from which the sentence has more to say than that."""


@dataclass(frozen=True, slots=True)
class FoundContext:
    """What kind of context a sentence is, and the rule that says so."""

    kind: ContextKind
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    kind: ContextKind
    pattern: re.Pattern[str]
    unless: frozenset[Guard]


@dataclass(frozen=True, slots=True)
class _Rules:
    recent: re.Pattern[str]
    figure: re.Pattern[str]
    occurrence: re.Pattern[str]
    relative: re.Pattern[str]
    rules: tuple[_Rule, ...]
    any: re.Pattern[str]


@cache
def _rules(lang: str) -> _Rules:
    data = lexicon(lang, "context")
    rules = tuple(
        _Rule(r["name"], r["kind"], re.compile(r["pattern"]), frozenset(r.get("unless", ()))) for r in data["rules"]
    )
    return _Rules(
        recent=re.compile(data["recent"]),
        figure=re.compile(data["figure"]),
        occurrence=re.compile(data["occurrence"]),
        relative=re.compile(data["relative"]),
        rules=rules,
        any=any_of(rule.pattern for rule in rules),
    )


def classify_text(sentence: str, lang: str) -> FoundContext | None:
    """Return what kind of context a sentence of a report is, or None: then it may hold claims.

    Raises UnsupportedLanguage for a language without a folder.
    """
    rules, text = _rules(lang), fold(sentence)
    if not rules.any.search(text):
        return None
    for rule in rules.rules:
        match = rule.pattern.search(text)
        if match and not any(_holds(guard, text, match, rules) for guard in rule.unless):
            why = _why(rule.kind, sentence[match.start() : match.end()])
            return FoundContext(rule.kind, Reason(rule=f"context: {rule.name}", text=why))
    return None


def _why(kind: ContextKind, words: str) -> str:
    if kind == "background":
        return _("“{words}” tells what is older or lasting", words=words)
    if kind == "explanation":
        return _("“{words}” explains, and asserts no new occurrence", words=words)
    if kind == "motive":
        return _("“{words}” gives an aim, not an occurrence", words=words)
    return _("“{words}” is the report’s own caution", words=words)


def _holds(guard: Guard, text: str, match: re.Match[str], rules: _Rules) -> bool:
    """Say whether a guard finds an occurrence asserted, or more said than the words of the rule explain."""
    if guard == "before":
        return bool(rules.occurrence.search(text, 0, match.start()))
    if guard == "relative":
        return bool(rules.relative.search(text, max(0, match.start() - 90), match.start()))
    if guard == "long":
        return len(text.rstrip()) - match.end() > LONG
    pattern = {"recent": rules.recent, "figure": rules.figure, "occurrence": rules.occurrence}[guard]
    return bool(pattern.search(text))
