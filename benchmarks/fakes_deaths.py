"""The numbers that may be the deaths of the incident that an article is about, each with what speaks for it."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import alpha2digit

from fakes_read import Article, patterns, vocabulary
from recoupe.model import Claim, Figure

Options = dict[int, dict[str, float]]

_DAY = re.compile(r"\d\d-\d\d")
_MANY = 1_000


@dataclass(frozen=True)
class Dead:
    """A figure of dead: its number, where it stands, the claim that gives it."""

    number: int
    start: int
    end: int
    figure: Figure
    claim: Claim
    vague: bool
    hurt: bool


def death_options(article: Article, region: str) -> Options:
    """Return {number: traits} of the possible deaths; `region`: where the incident is said to be."""
    dead = list(_dead(article))
    out: Options = {}
    counts: dict[int, int] = {}

    def add(number: int, traits: dict[str, float]) -> None:
        known = out.setdefault(number, {})
        counts[number] = counts.get(number, 0) + 1
        for name, value in traits.items():
            known[name] = max(known.get(name, 0.0), float(value))

    rank = 0
    for d in dead:
        add(d.number, _figure(article, d, rank, region))
        rank += not (d.vague or d.hurt)
    for number, traits in (*_sums(article, dead), *_title(article), *_last(article, dead)):
        add(number, traits)
    for number, known in out.items():
        known["mentions"] = math.log(counts[number])
        known |= _against_others(article, number, known, dead, out)
    return {number: {k: v for k, v in known.items() if v} for number, known in out.items()}


def _dead(article: Article) -> Iterator[Dead]:
    text, seen = article.text, set()
    found = [(f, c) for c in article.reading.claims for f in c.figures if f.kind in {"killed", "casualties"}]
    for figure, claim in sorted(found, key=lambda x: x[0].start or 0):
        start, end = figure.start or 0, figure.end or 0
        number = figure.low if figure.low is not None else figure.high
        if number is None or (start, end) in seen or _DAY.fullmatch(figure.text):
            continue
        seen.add((start, end))
        yield Dead(number, start, end, figure, claim, _has("vague", text[start:end]), _hurt(text[end : end + 50]))


def _has(name: str, text: str) -> bool:
    return patterns("deaths")[name].search(text) is not None


def _hurt(behind: str) -> bool:
    """Whether a number's words are followed by "injured", before any word of dying or another number.

    Not where it is a verb with a number of its own: "killed 35 wounded 60".
    """
    table = patterns("deaths")
    words = re.findall(r"[\w.]+", behind)
    for word, after in itertools.pairwise([*words[:6], ""]):
        if table["hurt"].match(word):
            return table["number"].match(after) is None
        if table["number"].match(word) or table["killing"].match(word) or word.endswith("."):
            return False
    return False


def _figure(article: Article, d: Dead, rank: int, region: str) -> dict[str, float]:
    text, who, words = article.text, (d.figure.who or "").lower(), vocabulary()["deaths"]
    around, before = text[max(0, d.start - 90) : d.end + 90], text[max(0, d.start - 60) : d.end]
    behind = d.start - article.title_end
    near = [(min(abs(at - d.start), abs(at - d.end)), r) for at, r in article.regions if abs(at - d.start) < 120]
    traits: dict[str, float] = {
        "vague": d.vague,
        "in the title": behind < 0,
        "in the lead": 0 <= behind < 300,
        "near the lead": 0 <= behind < 600,
        "part": d.figure.part_of is not None,
        "cumulative": d.figure.cumulative,
        "casualties": d.figure.kind == "casualties",
        f"rank {min(rank, 3)}": 1,
        f"{d.figure.qualifier}": d.figure.qualifier in {"at least", "more than", "about"},
        "sourced": d.claim.source is not None,
        "people": who in words["people"],
        "part of the people": who in words["parts"],
        "toll": _has("toll", around),
        "since": d.number >= 100 and _has("since", text[d.start : d.end + 110]),
        "earlier": _has("earlier", around),
        "another": _has("another", before) and "more than" not in before[-len(d.figure.text) - 12 :].lower(),
        "including": _has("including", text[max(0, d.start - 40) : d.start]),
        "hurt": d.hurt,
        "there": bool(near) and min(near)[1] == region,
        "elsewhere": bool(near) and min(near)[1] != region,
    }
    if not d.vague and not d.hurt:
        traits["early"] = 1 / (1 + rank)
    return traits


def _sums(article: Article, dead: list[Dead]) -> Iterator[tuple[int, dict[str, float]]]:
    """Two figures side by side ("16 civilians and 5 fighters"), and one with his companions ("and nine of his men")."""
    civilians = vocabulary()["deaths"]["civilians"]
    exact = [d for d in dead if not d.vague]
    for a, b in itertools.pairwise(exact):
        between = article.text[a.end : b.start].lower()
        if b.start - a.end >= 90 or "." in between or b.hurt:
            continue
        kinds = [(d.figure.who or "").lower() in civilians for d in (a, b)]
        yield (
            a.number + b.number,
            {
                "sum": 1,
                "sum in the title": b.start < article.title_end,
                "sum in the lead": a.start - article.title_end < 300,
                "sum of two sorts": kinds[0] != kinds[1],
                "sum by and": patterns("deaths")["joined"].fullmatch(between.strip()) is not None,
                "sum with a part": _has("including", between),
                "sum with one": min(a.number, b.number) == 1,
            },
        )
    for d in exact:
        near = article.text[d.start : d.end + 25].lower()
        if _has("companions", near) and "more than" not in article.text[max(0, d.start - 10) : d.end + 10].lower():
            yield d.number + 1, {"companions": 1, "companions in the title": d.start < article.title_end}


def _title(article: Article) -> Iterator[tuple[int, dict[str, float]]]:
    """Numbers of the title beside a word of dying, whatever the extraction made of them."""
    title = alpha2digit(article.text[: article.title_end], "en")
    for match in re.finditer(r"\d[\d,]*", title):
        start, end = match.span()
        if _has("killing", title[max(0, start - 25) : end + 35]) and not _hurt(title[end : end + 50]):
            yield int(match[0].replace(",", "")), {"number of the title": 1}


def _last(article: Article, dead: list[Dead]) -> Iterator[tuple[int, dict[str, float]]]:
    """None at all; one, where nothing is counted but somebody dies."""
    early = any(d.start < article.title_end + 400 for d in dead)
    yield 0, {"none": 1, "none, nothing counted": not dead, "none, nothing counted early": not early}
    if not dead:
        dying = _has("killing", article.text[: article.title_end + 400])
        yield 1, {"one": 1, "one, somebody dies": dying}


def _against_others(
    article: Article, number: int, known: dict[str, float], dead: list[Dead], out: Options
) -> dict[str, float]:
    if not number or "sum" in known:
        return {}
    title = [d.number for d in dead if d.start < article.title_end]
    first = next((d.number for d in dead if not d.vague and not d.hurt), None)
    smaller = [n for n in out if 0 < n < number]
    traits: dict[str, float] = {
        "largest": number == max(out),
        "above the title's": bool(title) and number > max(title, default=0),
        "below the title's": bool(title) and number < min(title, default=0),
        "thousands": number >= _MANY,
        "a total": any(a + b == number for a, b in itertools.combinations(smaller, 2)),
    }
    if first is not None:
        traits |= {"the first": number == first, "above the first": number > first, "below the first": number < first}
    return {k: float(v) for k, v in traits.items()}
