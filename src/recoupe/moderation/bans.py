"""Bans by pattern, as moderators write them: a literal, a glob or a regular expression, on a field of a comment.

Python's `re` backtracks, so a pattern such as `(a+)+$` can run for years on a line made for it. A moderator's regular
expression is therefore read by `re`'s own parser, and refused where matching could take more than quadratic time: a
repetition or alternatives inside a repetition, references to groups, look-arounds, two repetitions without bound. What
is left is matched against at most `LONGEST` characters. Globs need no such care: they are matched in one pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address, ip_network
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Literal

from recoupe.i18n import gettext as _
from recoupe.moderation.folding import fold

Field = Literal["name", "email", "network", "text"]
Form = Literal["literal", "glob", "regex"]
LONGEST = 5_000
"""Characters of a field that a ban looks at."""
LONGEST_PATTERN = 300
_MOST_WORK = 6_000
"""Ways to match at one place: one repetition without bound, or a few short ones. Times LONGEST, under a second."""


class UnsafePattern(ValueError):
    """A pattern that is refused; the message says why."""


@dataclass(frozen=True, slots=True)
class Ban:
    """A ban. Literals and globs ignore case, accents and look-alike letters; a glob must fit the whole field."""

    field: Field
    form: Form
    pattern: str


def check(ban: Ban) -> None:
    """Raise UnsafePattern if a ban is empty, too long, no network, no regular expression, or could run for long."""
    if not ban.pattern.strip():
        raise UnsafePattern(_("an empty pattern would ban everybody"))
    if len(ban.pattern) > LONGEST_PATTERN:
        raise UnsafePattern(_("the pattern is too long: {most} characters at most", most=LONGEST_PATTERN))
    if ban.field == "network":
        try:
            ip_network(ban.pattern.strip(), strict=False)
        except ValueError as error:
            raise UnsafePattern(_("not an address or network: {pattern}", pattern=ban.pattern)) from error
    elif ban.form == "regex":
        _check_regex(ban.pattern)
    elif ban.form == "glob" and not ban.pattern.strip("*? "):
        raise UnsafePattern(_("the pattern fits everything"))
    elif ban.form == "literal" and not fold(ban.pattern).text.strip():
        raise UnsafePattern(_("an empty pattern would ban everybody"))


def _check_regex(pattern: str) -> None:
    try:
        tree = parser.parse(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise UnsafePattern(_("not a regular expression: {why}", why=str(error))) from error
    if _work(tree, False) > _MOST_WORK:
        raise UnsafePattern(_("several long repetitions could take very long: a glob with stars does not"))
    if re.compile(pattern, re.IGNORECASE).search(""):
        raise UnsafePattern(_("the pattern fits everything"))


def _work(tree: Any, inside: bool) -> int:
    """Return in how many ways a pattern can match at one place, at most. Raises UnsafePattern for what is refused."""
    ways = 1
    for operation, value in tree:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            least, most, body = value
            if inside and most > 1:
                raise UnsafePattern(_("a repetition inside a repetition could take very long"))
            ways *= (min(int(most), LONGEST) - int(least) + 1) * _work(body, inside or most > 1)
        elif name == "BRANCH":
            if inside:
                raise UnsafePattern(_("alternatives inside a repetition could take very long"))
            ways *= sum(_work(branch, inside) for branch in value[1])
        elif name == "SUBPATTERN":
            ways *= _work(value[-1], inside)
        elif name in {"GROUPREF", "GROUPREF_EXISTS", "ASSERT", "ASSERT_NOT", "ATOMIC_GROUP"}:
            raise UnsafePattern(_("look-arounds, atomic groups and references to groups are not allowed"))
    return ways


@lru_cache(maxsize=1024)
def _compiled(form: Form, pattern: str) -> re.Pattern[str]:
    if form == "regex":
        return re.compile(pattern, re.IGNORECASE)
    parts = ["[^\\n]" if c == "?" else re.escape(c) for c in fold(pattern).text]
    return re.compile("".join(parts))


def matches(ban: Ban, fields: Mapping[str, str]) -> bool:
    """Tell whether a ban meets a comment's fields (`name`, `email`, `network`: its address, `text`).

    Raises UnsafePattern where the ban would not pass `check`.
    """
    check(ban)
    value = fields.get(ban.field, "")[:LONGEST]
    if not value:
        return False
    if ban.field == "network":
        try:
            return ip_address(value.strip()) in ip_network(ban.pattern.strip(), strict=False)
        except ValueError:
            return False
    if ban.form == "regex":
        return _compiled("regex", ban.pattern).search(value) is not None
    if ban.form == "literal":
        return fold(ban.pattern).text.strip() in fold(value).text
    return _globs(ban.pattern.split("*"), fold(value).text)


def _globs(parts: list[str], text: str) -> bool:
    """Match a glob's parts between stars in one pass: the leftmost place for each is always good enough."""
    first, *rest = parts
    start = _compiled("glob", first).match(text)
    if start is None:
        return False
    if not rest:
        return start.end() == len(text)
    at = start.end()
    for part in rest[:-1]:
        found = _compiled("glob", part).search(text, at)
        if found is None:
            return False
        at = found.end()
    length = len(fold(rest[-1]).text)
    return len(text) - length >= at and _compiled("glob", rest[-1]).fullmatch(text, len(text) - length) is not None


def banned(bans: Iterable[Ban], fields: Mapping[str, str]) -> Ban | None:
    """Return the first ban that a comment meets, or None. A ban that is no longer safe is passed over."""
    for ban in bans:
        try:
            if matches(ban, fields):
                return ban
        except UnsafePattern:
            continue
    return None
