"""Signs of spam that need no training: links, a telephone number, shouting, repetition, words that sell or ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from recoupe.moderation.lexicon import expand, listing, phrase
from recoupe.moderation.tokens import Token

_LINK = re.compile(
    r"https?://\S+|www\.\S+|\b[\w-]{1,63}\s?\.\s?(?:com|net|org|info|biz|ru|xyz|top|shop|site|online|club|ly|me|co|tk|io)\b"
    r"|watch\?v=\S+|\[url|<a\s",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?:\+|00)?\d(?:[\s().-]?\d){8,13}(?!\d)")
_MAILBOX = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,24}\b")
_MARKS = re.compile(r"[!?]{3,}|[$€£]{1,}\s?\d|\d\s?[$€£]|\d+\s?%")
_ENDING = re.compile(r"&#\d+;|﻿$")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign by name, with the span of the text that shows it."""

    name: str
    start: int
    end: int


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return {first word: [(the words after it, name of the list)]}."""
    text = (files("recoupe.moderation") / "lexicon" / "spam.yaml").read_text(encoding="utf8")
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, written in yaml.safe_load(text).items():
        for entry in listing(written):
            for form in expand(entry):
                first, *rest = phrase(form)
                out.setdefault(first, []).append((tuple(rest), name))
    return out


def signs(text: str, tokens: Sequence[Token]) -> Iterator[Sign]:
    """Yield the signs of a comment, every name once, `links` beside `link` where there are several."""
    links = list(_LINK.finditer(text))
    if links:
        yield Sign("link", *links[0].span())
    if len(links) > 1:
        yield Sign("links", links[0].start(), links[-1].end())
    for name, pattern in (("phone", _PHONE), ("mailbox", _MAILBOX), ("marks", _MARKS), ("entity", _ENDING)):
        if found := pattern.search(text):
            yield Sign(name, *found.span())
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if len(letters) >= 12 and capitals > 0.5 * len(letters):
        yield Sign("shouting", 0, len(text))
    forms = [t.form for t in tokens]
    if len(forms) >= 8 and len(set(forms)) < 0.5 * len(forms):
        yield Sign("repeated", 0, len(text))
    if len(forms) > 60:
        yield Sign("long", 0, len(text))
    if len(forms) <= 2 and not links:
        yield Sign("brief", 0, len(text))
    yield from _sold(tokens, forms)


def _sold(tokens: Sequence[Token], forms: Sequence[str]) -> Iterator[Sign]:
    seen: set[str] = set()
    for index, form in enumerate(forms):
        for rest, name in _phrases().get(form, ()):
            end = index + 1 + len(rest)
            if name not in seen and tuple(forms[index + 1 : end]) == rest:
                seen.add(name)
                yield Sign(name, tokens[index].start, tokens[end - 1].end)
