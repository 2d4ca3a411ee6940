"""The word lists of a language, made ready for look-up: labels by phrase, groups and slurs with their category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from itertools import product
from typing import Any, cast

import yaml

from recoupe.moderation.folding import fold
from recoupe.moderation.model import Category
from recoupe.moderation.patterns import Pattern, compile_pattern
from recoupe.moderation.tokens import tokenize

LANGUAGES = ("fr", "en", "ar")
"""Languages whose comments are read."""
_CHOICE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a list. `unless`: words that, anywhere in the comment, show that it means something else."""

    rest: tuple[str, ...]
    label: str
    category: Category | None = None
    unless: frozenset[str] = frozenset()


def listing(written: str) -> list[str]:
    """Return the phrases of a list, which is written as text with commas: no phrase needs quotation marks."""
    return [w.strip() for w in written.split(",") if w.strip()]


def expand(written: str) -> Iterator[str]:
    """Yield the forms of a written entry: "idiot(e|s|es)" has four, "[he|she] lies" two."""
    parts: list[list[str]] = []
    last = 0
    for found in _CHOICE.finditer(written):
        parts.append([written[last : found.start()]])
        parts.append(["", *found[1].split("|")] if found[1] is not None else found[2].split("|"))
        last = found.end()
    parts.append([written[last:]])
    for choice in product(*parts):
        yield "".join(choice)


def phrase(written: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, parted as the words of comments are."""
    return tuple(t.form for t in tokenize(written)) or (fold(written).text,)


def squeeze(form: str) -> str:
    """Return a form with every run of one letter cut to one."""
    return re.sub(r"(.)\1+", r"\1", form)


@dataclass
class Lexicon:
    """All that `lexicon/<lang>.yaml` says."""

    lang: str
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    common: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    """Words that stand for themselves: no misspelling of something else."""
    public: frozenset[str] = frozenset()

    def add(
        self, written: str, label: str, category: Category | None = None, unless: Iterator[str] | None = None
    ) -> None:
        """List a phrase in all its forms."""
        words = frozenset(unless or ())
        for form in expand(written):
            first, *rest = phrase(form)
            self.entries.setdefault(first, []).append(Entry(tuple(rest), label, category, words))

    @cached_property
    def by_first(self) -> dict[str, list[Pattern]]:
        """Return {label: the patterns that can begin with it}."""
        out: dict[str, list[Pattern]] = {}
        for pattern in self.patterns:
            for first in pattern.firsts():
                out.setdefault(first, []).append(pattern)
        return out

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return every single word of the lists, common words among them."""
        inner = {w for listed in self.entries.values() for e in listed for w in e.rest}
        return frozenset(self.entries) | inner | self.common

    @cached_property
    def telling(self) -> frozenset[str]:
        """Return the words of the lists that are not merely common."""
        return self.vocabulary - self.common

    @cached_property
    def squeezed(self) -> dict[str, str]:
        """Return {a word with its doubled letters single: the word}."""
        return {squeeze(w): w for w in sorted(self.telling, reverse=True) if len(w) > 2}

    @cached_property
    def misspelt(self) -> dict[str, str]:
        """Return {a word with two neighbours swapped or one letter missing, the first kept: the word}."""
        out: dict[str, str] = {}
        for word in sorted(self.telling):
            if len(word) < 4 or not word.isalpha():
                continue
            swaps = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
            drops = {word[:i] + word[i + 1 :] for i in range(1, len(word))} if len(word) > 4 else set()
            for form in sorted((swaps | drops) - self.vocabulary - self.sure):
                out.setdefault(form, word)
        return out

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """Return {length: words of it that are not common}, for words with letters starred out."""
        out: dict[int, list[str]] = {}
        for word in sorted(self.telling):
            out.setdefault(len(word), []).append(word)
        return out


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the compiled lists of a language of LANGUAGES. Treat them as read-only."""
    text = (files("recoupe.moderation") / "lexicon" / f"{lang}.yaml").read_text(encoding="utf8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe
    out = Lexicon(lang)
    for label, words in data["words"].items():
        for written in listing(words):
            out.add(written, label)
    for part, label in (("nouns", "group"), ("adjectives", "adjective"), ("slurs", "slur")):
        for listed in data["groups"]:
            for written in listing(listed.get(part, "")):
                out.add(written, label, cast("Category", listed["category"]))
    for listed in data["homonyms"]:
        for written in listing(listed["words"]):
            unless = (phrase(f)[0] for w in listing(listed["unless"]) for f in expand(w))
            out.add(written, "slur", cast("Category", listed["category"]), unless)
    for family in data["patterns"]:
        for written in family["when"]:
            made = compile_pattern(written, family["kind"], float(family["score"]), family.get("category"))
            out.patterns.append(made)
            for literal in made.literals():
                out.add(literal, f"={literal}")
    out.common = frozenset(phrase(f)[0] for w in data["common"].split() for f in expand(w))
    out.sure = frozenset(phrase(f)[0] for w in data["sure"].split() for f in expand(w))
    out.public = frozenset(phrase(f)[0] for w in listing(data["public"]) for f in expand(w))
    return out
