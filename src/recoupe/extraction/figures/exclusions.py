"""Numbers that count nothing of the conflict: money, ages, dates, hours, distances, units' and roads' numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extraction.figures.words import listed
from recoupe.languages import lexicon

if TYPE_CHECKING:
    from recoupe.extraction.figures.qualifiers import Quantity


_NEVER = re.compile(r"(?!)")


def _small(lang: str) -> list[str]:
    """Number words up to ninety: what one is a share of ("one in five")."""
    numbers = lexicon(lang, "numbers")
    return [*numbers["units"], *numbers["tens"]]


@cache
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    data = lexicon(lang, "figures")["exclusions"]
    months, named = listed(data["months"]), listed(data["numbered"])
    return {
        "after": re.compile(rf"[\s-]*(?:d'|de |of )?(?:{listed(data['after'])})(?!\w)"),
        "glued": re.compile(rf"(?:{listed(data['glued'])})(?!\w)"),
        "before": re.compile(rf"(?<!\w)(?:{listed(data['before'])})[\s.'\"]*\Z"),
        "ages": re.compile(rf"(?<!\w)(?:{listed(data['ages'])})\s[\d\s,]*(?:and|et|to|a|or|ou)?\s*\Z"),
        "named": re.compile(rf"(?<!\w)(?:{named})\s*\Z"),
        "month_after": re.compile(rf"(?:st|nd|rd|th|er)?(?:\s+of)?\s+(?:{months})(?!\w)"),
        "month_before": re.compile(rf"(?<!\w)(?:{months})\.?\s*\Z"),
        "month_day_before": re.compile(rf"(?<!\w)(?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s*\Z"),
        "one_of": re.compile(rf"\s+(?:{listed(data['one_of'])})(?!\w)"),
        "part_before": re.compile(rf"(?<!\w)(?:{listed(lexicon(lang, 'figures')['parts']['before'])})[\s,\"']*\Z"),
        "dated": re.compile(rf"(?<!\w)\d{{1,2}}(?:st|nd|rd|th|er)?(?:\s+of)?\s+(?:{months})\.?,?\s*\Z"),
        "day_before": re.compile(rf"(?<!\w)(?:{listed(data['day_before'])})\s*\Z") if data["day_before"] else _NEVER,
        "share": re.compile(rf"\s+(?:{listed(data['share'])})\s+(?:\d|(?:{listed(_small(lang))})(?!\w))"),
        "share_before": re.compile(rf"(?<!\w)(?:one|un|une)(?:\s\w+)?\s+(?:{listed(data['share'])})\s+\Z"),
        "year_after": re.compile(rf"\s+(?:{listed(data['year_after'])})(?!\w)"),
    }


_MONEY_BEFORE = re.compile(r"(?:[$€£¥#@]|(?<![a-z])(?:us|usd|eur|no|nr|n)[.°º$]?)\s?\Z")
_MONEY_AFTER = re.compile(r"\s?(?:%|[$€£°¥]|/\d)")
_UNIT_AFTER = re.compile(r"\s(?:m|km|mm|cm|kg|lb|lbs)(?![\w'’])")
_GLUED_BEFORE = re.compile(r"[^\W\d]-?\Z|\d[-.,:/]\Z|\d\s?h\s?\Z|[/:_@#]\Z")
_CLOCK_OR_DATE = re.compile(r"[:/]\d|[.-]\d{1,2}[.-]\d|\.\d|\s?h\s?\d\d|-\d{1,2}-\d")


def excluded(quantity: Quantity, text: str, lang: str, *, counted: bool) -> str | None:
    """Return the rule that says that a quantity is no figure, or None. `counted`: a counted noun follows it.

    `text` is folded (`words.fold`).
    """
    p = _patterns(lang)
    before, end = text[max(0, quantity.number - 24) : quantity.number], quantity.end
    rest = text[end : end + 28]
    if _GLUED_BEFORE.search(before) and not before.endswith(("d'", "l'", "qu'")):
        return "part of a name or number"
    zero = quantity.digits is not None and len(quantity.digits) > 1 and quantity.digits[0] == "0"
    if zero or re.match(r"0\d", text[quantity.number : quantity.number + 2]):  # 05-07
        return "part of a name or number"
    if rest[:1].isalpha() or _CLOCK_OR_DATE.match(rest):
        return "part of a name, an hour or a date"
    if p["glued"].match(rest) or (quantity.digits and _MONEY_AFTER.match(rest)) or _MONEY_BEFORE.search(before):
        return "money, share or ordinal"
    if p["after"].match(rest) or (quantity.digits and _UNIT_AFTER.match(rest)):
        return "measure, age or rank"
    ahead = text[max(0, quantity.start - 24) : quantity.start]
    if not counted and quantity.qualifier == "between" and p["ages"].search(ahead):
        return "age"
    if quantity.digits and not counted and (p["ages"].search(before) or _aside(quantity, before, rest)):
        return "age"
    if (quantity.low == quantity.high == 1 and p["share"].match(rest)) or p["share_before"].search(before):
        return "share"
    if p["before"].search(before):
        return "age, number of a unit or share"
    if quantity.digits and p["named"].search(before) and not counted:
        return "number of a unit or road"
    if quantity.low == quantity.high == 1 and p["one_of"].match(rest) and not p["part_before"].search(before):
        return "one of several"
    return _calendar(quantity, before, rest, p, counted=counted)


def shared(text: str, at: int, lang: str) -> bool:
    """Whether what ends at `at` is told as one of so many ("une maison sur cinq")."""
    return _patterns(lang)["share"].match(text, at) is not None


def _aside(quantity: Quantity, before: str, rest: str) -> bool:
    """Whether a number stands alone between commas, as a person's age does ("Simpson, 20, was arrested")."""
    return (quantity.low or 0) <= 110 and re.search(r"[a-z],\s\Z", before) is not None and rest.startswith(",")


def _calendar(
    quantity: Quantity, before: str, rest: str, p: dict[str, re.Pattern[str]], *, counted: bool
) -> str | None:
    """Return why a number in digits is a day or a year."""
    value = quantity.low or quantity.high or 0
    if quantity.qualifier == "between" and 1900 <= value <= (quantity.high or 0) <= 2100:
        return "years"
    if value <= 31 and p["month_after"].match(rest):
        return "day of a month"
    exact = bool(quantity.digits) and quantity.qualifier == "exactly"
    if value <= 31 and exact and p["month_before"].search(before) and not p["dated"].search(before):
        return "day of a month"
    if value <= 31 and exact and not counted and p["day_before"].search(before):
        return "day of a month"
    if quantity.digits and quantity.qualifier == "exactly" and re.fullmatch(r"(?:19|20)\d\d", quantity.digits):
        after_month = p["month_before"].search(before) or p["month_day_before"].search(before)
        if after_month or not counted or p["year_after"].match(rest):
            return "year"
        if re.search(r"(?<!\w)(?:in|since|from|of|early|late|mid|en|depuis|annee|year|ete|fin|debut)\s*\Z", before):
            return "year"
    return None
