"""Numbers in a text, in digits with any thousands separator, in words, collective or vague."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from recoupe.languages import lexicon


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at characters [start, end). `vague`: a plural such as "dozens", a lower bound only.
    `about`: the word itself says that it is rounded. `digits`: as written, when written in digits only.
    """

    start: int
    end: int
    low: int
    high: int | None
    vague: bool = False
    about: bool = False
    digits: str | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """A language's number words, ready to match on folded text."""

    item: re.Pattern[str]
    units: dict[str, int]
    tens: dict[str, int]
    teens_after: frozenset[int]
    hundred: frozenset[str]
    scales: dict[str, int]
    collectives: dict[str, dict[str, Any]]
    vague: dict[str, dict[str, int]]
    several: frozenset[str]
    articles: frozenset[str]
    halves: frozenset[str]
    quarters: frozenset[str]
    half_more: re.Pattern[str]
    gap: re.Pattern[str]
    of: re.Pattern[str]


LIMIT = 10**10
"""More than there are people: a larger number counts nothing that a report tells of (a telephone number, a serial)."""

# Thousands in groups of three, whatever parts them; a comma or point before other counts of digits is decimal.
_DIGITS = r"\d{1,3}(?:[ ,.'\u202f\u00a0]\d{3})+(?![\d]|[.,]\d)|\d+(?:[.,]\d+)?"


@cache
def grammar(lang: str) -> Grammar:
    """Compile `languages/<lang>/numbers.yaml`."""
    data = lexicon(lang, "numbers")
    names = ("units", "tens", "scales", "collectives", "vague")
    words = {w for n in names for w in data[n]}
    words |= {w for n in ("hundred", "several", "articles", "halves", "quarters") for w in data[n]}
    listed = "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
    joined = "|".join(map(re.escape, data["joiners"]))
    of = "|".join(sorted(map(re.escape, data["of"]), key=lambda w: -len(w)))
    return Grammar(
        item=re.compile(rf"(?<![\w\d])(?:(?P<d>{_DIGITS})|(?P<w>{listed})(?![\w]))"),
        units=data["units"],
        tens=data["tens"],
        teens_after=frozenset(data["tens_with_teens"]),
        hundred=frozenset(data["hundred"]),
        scales=data["scales"],
        collectives=data["collectives"],
        vague=data["vague"],
        several=frozenset(data["several"]),
        articles=frozenset(data["articles"]),
        halves=frozenset(data["halves"]),
        quarters=frozenset(data["quarters"]),
        half_more=re.compile(rf"\s+(?:{'|'.join(data['and_half'])})(?!\w)"),
        gap=re.compile(rf"(?:\s|-|\s(?:{joined})\s|-(?:{joined})-)\Z"),
        of=re.compile(rf"(?:\s|\s(?:{of})[\s']|\s?-)\Z"),
    )


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    word: str
    digits: bool


def numerals(text: str, lang: str) -> list[Numeral]:
    """Return the numbers of a folded text up to `LIMIT`, in order. Articles ("a", "un") alone are not numbers here."""
    g = grammar(lang)
    items = [_Item(m.start(), m.end(), m[0], m["d"] is not None) for m in g.item.finditer(text)]
    found: list[Numeral] = []
    at = 0
    while at < len(items):
        number, after = _read(items, at, text, g)
        if number is not None and number.low <= LIMIT:
            found.append(number)
        at = max(after, at + 1)
    return found


def _near(items: list[_Item], i: int, text: str, pattern: re.Pattern[str]) -> bool:
    """Whether item i follows its predecessor with only such a gap between them."""
    return i < len(items) and pattern.match(text[items[i - 1].end : items[i].start]) is not None


def _read(items: list[_Item], at: int, text: str, g: Grammar) -> tuple[Numeral | None, int]:
    first = items[at]
    for reader in (_read_fraction, _read_vague, _read_collective, _read_cardinal):
        number, after = reader(items, at, text, g)
        if number is not None:
            return replace(number, start=first.start), after
    return None, at + 1


def _read_fraction(items: list[_Item], at: int, text: str, g: Grammar) -> tuple[Numeral | None, int]:
    """Read "a quarter of a million", "half a dozen", "un demi-million"."""
    i = at
    if items[i].word in g.articles and _near(items, i + 1, text, g.of):
        i += 1
    share = 2 if items[i].word in g.halves else 4 if items[i].word in g.quarters else 0
    if not share:
        return None, at
    i += 1
    while i < len(items) and items[i].word in g.articles and _near(items, i, text, g.of):
        i += 1
    if not _near(items, i, text, g.of):
        return None, at
    word = items[i].word
    whole = g.scales.get(word) or g.collectives.get(word, {}).get("value")
    if not whole or whole % share:
        return None, at
    return Numeral(items[at].start, items[i].end, whole // share, whole // share), i + 1


def _read_vague(items: list[_Item], at: int, text: str, g: Grammar) -> tuple[Numeral | None, int]:
    """Read "dozens", "tens of thousands", "several hundred", "plusieurs milliers"."""
    i = at
    several = items[i].word in g.several
    if several:
        if not _near(items, i + 1, text, g.of):
            return None, at
        i += 1
    word = items[i].word
    if word in g.vague:
        low, before = g.vague[word]["alone"], g.vague[word]["before"]
    elif several and word in g.hundred:
        low, before = 200, 200
    elif several and word in g.scales:
        low, before = 2 * g.scales[word], 2 * g.scales[word]
    elif several and word in g.collectives:
        low, before = 2 * g.collectives[word]["value"], 2 * g.collectives[word]["value"]
    else:
        return None, at
    while _near(items, i + 1, text, g.of):
        unit = g.vague.get(items[i + 1].word, {}).get("unit") or g.scales.get(items[i + 1].word)
        if not unit:
            break
        low = before = before * unit
        i += 1
    return Numeral(items[at].start, items[i].end, low, None, vague=True), i + 1


def _read_collective(items: list[_Item], at: int, text: str, g: Grammar) -> tuple[Numeral | None, int]:
    """Read "a dozen", "two dozen", "une vingtaine", "un millier"."""
    i = at
    times = 1
    if items[i].word in g.articles or items[i].word in g.units:
        times = 1 if items[i].word in g.articles else g.units[items[i].word]
        if not _near(items, i + 1, text, g.of):
            return None, at
        i += 1
    entry = g.collectives.get(items[i].word)
    if entry is None:
        return None, at
    value = times * entry["value"]
    return Numeral(items[at].start, items[i].end, value, value, about=entry["about"] and times == 1), i + 1


def _read_cardinal(items: list[_Item], at: int, text: str, g: Grammar) -> tuple[Numeral | None, int]:
    """Read digits or number words, with their scales ("2.5 million", "deux cent mille")."""
    total = current = 0
    fraction: float | None = None
    i = at
    seen = False
    while i < len(items) and (i == at or _near(items, i, text, g.gap)):
        item = items[i]
        word = item.word
        if item.digits:
            if seen:
                break
            value = _digits(word)
            fraction = None if value == int(value) else value
            current, seen = int(value), True
        elif word in g.scales:
            if not seen and not (i > at and items[i - 1].word in g.articles) and word != "mille":
                break
            scale = g.scales[word]
            amount = fraction if fraction is not None else (current or 1)
            total, current, fraction, seen = total + round(amount * scale), 0, None, True
        elif word in g.hundred:
            if current >= 100 or (not seen and i == at and word == "hundred"):
                break
            current, seen = (current or 1) * 100, True
        elif word in g.tens:
            value = g.tens[word]
            if value == 20 and current % 100 == 4 and i > at and items[i - 1].word == "quatre":
                current += 76
            elif current % 100 or (seen and items[i - 1].digits):
                break
            else:
                current += value
            seen = True
        elif word in g.units:
            value = g.units[word]
            rest = current % 100
            fits = rest == 0 or (rest % 10 == 0 and rest >= 20 and (value < 10 or rest in g.teens_after))
            fits = fits or (rest % 20 == 10 and rest == 10 and 7 <= value <= 9)
            fits = fits or (rest in {70, 90} and 7 <= value <= 9 and items[i - 1].word == "dix")
            if not fits or (seen and (items[i - 1].digits)):
                break
            if value == 1 and not seen and word in g.articles and not _continues(items, i, text, g):
                return None, at
            current, seen = current + value, True
        elif word in g.articles and i == at and _near(items, i + 1, text, g.gap):
            following = items[i + 1].word
            if following not in g.hundred and following not in g.scales:
                return None, at
            if following in g.hundred:
                current, seen = 1, True
        else:
            break
        i += 1
    if not seen:
        return None, at
    if fraction is not None:
        return None, i
    value = total + current
    end, last = items[i - 1].end, items[i - 1].word
    more = g.half_more.match(text, end) if last in g.scales else None
    if more:  # "un million et demi"
        value, end = value + g.scales[last] // 2, more.end()
    alone = i == at + 1 and items[at].digits
    return Numeral(items[at].start, end, value, value, digits=items[at].word if alone else None), i


def _continues(items: list[_Item], i: int, text: str, g: Grammar) -> bool:
    """Whether the article at i opens a number ("un million")."""
    return _near(items, i + 1, text, g.gap) and (items[i + 1].word in g.scales or items[i + 1].word in g.hundred)


def _digits(word: str) -> float:
    """Return the value of a number in digits: 1 300, 1,300, 1.300 and 1'300 are all 1300; 2.5 and 2,5 are 2.5.

    Beyond `LIMIT`, some number beyond it: the digits may be thousands, which neither int() nor float() takes.
    """
    if re.fullmatch(r"\d{1,3}(?:[ ,.'\u202f\u00a0]\d{3})+", word):
        word = re.sub(r"\D", "", word)
    whole, _point, decimals = word.replace(",", ".").partition(".")
    if len(whole.lstrip("0")) > len(str(LIMIT)):
        return LIMIT + 1
    return float(f"{whole}.{decimals}") if decimals else int(whole)
