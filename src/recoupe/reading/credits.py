"""Credits: whose work a report rests on, from its credit lines, bylines, datelines and closing words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from recoupe.languages import lexicon
from recoupe.languages.pipeline import flatten
from recoupe.model import Credit, CreditRole
from recoupe.reading.credit_names import agencies, credit, is_agency, is_domain, split_names
from recoupe.reading.lines import lines_of, merge

LONGEST_LINE = 200
TAIL = 400
"""Characters at the end of a text without line breaks in which a credit may follow the last sentence."""


class Found(NamedTuple):
    """A stretch of the text that gives credits."""

    start: int
    end: int
    credits: tuple[Credit, ...]


@cache
def _openers(lang: str) -> tuple[tuple[str, CreditRole], ...]:
    """Return (opener, role), longest opener first."""
    table: dict[CreditRole, list[str]] = lexicon(lang, "credits")["openers"]
    pairs = [(flatten(cue).casefold(), role) for role, cues in table.items() for cue in cues]
    return tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0])))


@cache
def _closers(lang: str) -> re.Pattern[str]:
    cues = [c for cues in lexicon(lang, "credits")["closers"].values() for c in cues]
    return re.compile(rf"^(?P<names>.{{2,100}}?)\s+(?:{'|'.join(re.escape(c) for c in cues)})\.?$", re.I)


@cache
def _agency_pattern() -> str:
    return "|".join(re.escape(a) for a in sorted(agencies(), key=lambda a: (-len(a), a)))


class _Patterns(NamedTuple):
    """What is searched in every text, compiled once."""

    ending: re.Pattern[str]
    """An agency after a dash at the very end."""
    closing: re.Pattern[str]
    """A credit behind the last full stop."""
    dateline: re.Pattern[str]
    byline: re.Pattern[str]


@cache
def _patterns(lang: str) -> _Patterns:
    agency = _agency_pattern()
    cues = "|".join(re.escape(cue) for cue, _ in _openers(lang))
    behind = r"(?:(?<=[.!?;\"”»)])|(?<=[.!?;\"”»)]\s))"
    return _Patterns(
        ending=re.compile(rf"(?:--?|[–—])\s?({agency})\s*[.)]?\s*$", re.I),
        closing=re.compile(rf"{behind}(\(?)((?:{cues})\b[^().;]{{2,120}})(\)|;|\.|$)", re.I),
        dateline=re.compile(rf"\s?\(({agency})\)(\s*[-–—])?", re.I),
        byline=re.compile(rf"[\s.:-]+({agency})(?=\s+(?-i:[A-ZÀ-Ý]))", re.I),
    )


def _names(text: str, role: CreditRole, lang: str, *, loose: bool) -> tuple[Credit, ...]:
    """Return the credits of a list of names: none at all if its first part (of a byline: any) is not a name and no
    part an agency.
    """
    names = split_names(text, lang)
    found = [credit(name, role, lang, loose=loose) for name in names]
    agency = any(c and c.role == "agency" for c in found)
    if not found or (not agency and (found[0] is None or (role == "author" and None in found))):
        return ()
    return tuple(c for c in found if c)


def _without_place(text: str, lang: str) -> str:
    """Cut ", à Beyrouth", " in Beirut" off a byline."""
    words = "|".join(lexicon(lang, "credits")["trailing"])
    return re.sub(rf",?\s+(?:{words})\s+[A-ZÀ-Ý][\w' -]+$", "", text)


def _opened(clause: str, lang: str) -> tuple[Credit, ...]:
    """Return the credits of "Source : AFP", "With reports from AP and Rappler", "Adaptation : Name"."""
    plain = flatten(clause)
    low = plain.casefold()
    for cue, role in _openers(lang):
        if not low.startswith(cue):
            continue
        rest = plain[len(cue) :]
        colon = re.match(r"\s*:\s*", rest)
        gap = colon or re.match(r"\s+", rest)
        if not gap:
            continue
        # Names keep the letters of the report: the plain text only says where they stand.
        names = clause[len(cue) + gap.end() :]
        if role == "author":
            names = _without_place(names, lang)
        found = _names(names, role, lang, loose=cue in lexicon(lang, "credits")["loose"] and not colon)
        if found:
            return found
    return ()


def _line(line: str, lang: str) -> tuple[Credit, ...]:
    """Return the credits of a whole line or of one in brackets; none if it is not a credit line."""
    bare = line.strip(" \u00a0*_–—-")
    if bare[:1] in "([" and bare[-1:] in ")]" and bare[1:-1].count("(") == 0:
        bare = bare[1:-1].strip()
    bare = bare.rstrip(". ").rstrip()
    if not bare or len(bare) > LONGEST_LINE:
        return ()
    if is_domain(bare):
        found = credit(bare, "source", lang)
        return (found,) if found else ()
    if all(is_agency(n) for n in split_names(bare, lang)):
        return _names(bare, "agency", lang, loose=False)
    closed = _closers(lang).match(flatten(bare))
    if closed:
        return _names(bare[: closed.end("names")], "agency", lang, loose=False)
    inside = re.fullmatch(r"(?P<name>[^()]{2,60}?)\s*\((?P<credit>[^()]{3,80})\)", bare)
    if inside and (rest := _opened(inside["credit"], lang)):
        return (*_names(inside["name"], "author", lang, loose=False), *rest)
    out: list[Credit] = []
    for clause in re.split(r"\s*;\s*|\s+\|\s+", bare):
        found_here = _opened(clause, lang)
        if not found_here and not out:
            return ()
        out.extend(found_here)
    return tuple(out)


def _tail(text: str, lang: str) -> list[Found]:
    """Return the credit that closes a text in its last line: "… --Reuters", "… (With AP and AFP)", "… Source: X"."""
    begin = max(text.rfind("\n", 0, len(text.rstrip())) + 1, len(text) - TAIL, 0)
    tail = text[begin:]
    plain = flatten(tail)
    known = _patterns(lang)
    out: list[Found] = []
    ends = known.ending.search(plain)
    if ends and is_agency(tail[ends.start(1) : ends.end(1)]):
        name = tail[ends.start(1) : ends.end(1)]
        out.append(Found(begin + ends.start(), begin + ends.end(), (Credit(name=name, role="agency"),)))
    for found in known.closing.finditer(plain):
        if found.group(1) and found.group(3) != ")":
            continue
        given = _opened(tail[found.start(2) : found.end(2)].strip(), lang)
        if given:
            out.append(Found(begin + found.start(), begin + found.end(), given))
    return out


def _dateline(text: str, lang: str) -> list[Found]:
    """Return the agency of "MOSCOW (Sputnik)", "BEIRUT (Reuters) -", "Beyrouth (AFP) –"."""
    out: list[Found] = []
    plain = flatten(text[:2000])
    for found in _patterns(lang).dateline.finditer(plain):
        place = re.search(r"[A-ZÀ-Ý][\w.,/' -]{2,40}$", plain[: found.start()])
        name = text[found.start(1) : found.end(1)]
        last = place.group().strip(" ,").split()[-1] if place else ""
        if is_agency(name) and place and (found[2] or (last.isupper() and len(last) > 2)):
            out.append(Found(found.start(), found.end(), (Credit(name=name, role="agency"),)))
    return out


def _byline_after_title(text: str, lang: str) -> list[Found]:
    """Return the agency that stands between a repeated title and the first sentence, where line breaks were lost."""
    title, _, body = text.partition("\n\n")
    again = body.find(title, 0, len(title) + 60)
    if not body or not title or again < 0:
        return []
    begin = len(title) + 2 + again + len(title)
    found = _patterns(lang).byline.match(flatten(text[begin : begin + 60]))
    name = text[begin + found.start(1) : begin + found.end(1)] if found else ""
    # Agencies with long names may be the subject of the first sentence ("Hawar News said").
    if not found or not is_agency(name) or not name.isupper():
        return []
    return [Found(begin + found.start(1), begin + found.end(1), (Credit(name=name, role="agency"),))]


@cache
def _reported(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what hands a report to an agency at its end: the word beside the name, and the pattern with both."""
    name = rf"(?:l'agence |l'|the )?(?P<name>{_agency_pattern()})"
    found = []
    for cue in lexicon(lang, "credits")["reported"]:
        whole = re.escape(cue).replace(re.escape("{name}"), name)
        pattern = re.compile(rf"{whole}[.\s]*(?:[A-Z\d/-]{{2,12}})?\s*$", re.I)
        found.append((cue.replace("{name}", "").strip().casefold(), pattern))
    return tuple(found)


def _closing_words(text: str, lang: str) -> list[Found]:
    """Return the agency that the last sentence hands the report to, and the one whose notice stands under it.

    Their spans are empty: the sentence stays in the report.
    """
    data = lexicon(lang, "credits")
    last = flatten(text[-250:])
    out: list[Found] = []
    folded = last.casefold()
    for beside, pattern in _reported(lang):
        if beside not in folded:
            continue
        if found := pattern.search(last):
            begin = max(0, len(text) - 250)
            name = text[begin + found.start("name") : begin + found.end("name")]
            if is_agency(name):
                out.append(Found(len(text), len(text), (Credit(name=name, role="agency"),)))
    for notice, name in data["signatures"].items():
        if notice.casefold() in folded:
            out.append(Found(len(text), len(text), (Credit(name=name, role="agency"),)))
    return out


@lru_cache(maxsize=32)
def _found(text: str, lang: str) -> tuple[Found, ...]:
    lines = lines_of(text)
    out: list[Found] = []
    for i, line in enumerate(lines[1:], 1):
        if len(line.text) <= LONGEST_LINE and (given := _line(line.text, lang)):
            # "By", "Par" open a byline near the head or foot, and sentences in between.
            author = all(c.role == "author" for c in given)
            if not author or i <= 4 or i >= len(lines) - 4:
                out.append(Found(line.start, line.end, given))
    out += _dateline(text, lang) + _byline_after_title(text, lang)
    if not any(f.end >= len(text.rstrip()) for f in out):
        out += _tail(text, lang)
    out += _closing_words(text, lang)
    return tuple(sorted(out, key=lambda f: (f.start, f.end)))


def find_credits(text: str, lang: str) -> tuple[Credit, ...]:
    """Return the credits of a report in text order, names as written, each name once a role.

    Roles: `agency` ("with AFP", "(Reuters) -"), `source` ("adapted from", a bare domain), `author` (a byline),
    `adapter`, `translator`.
    """
    out: dict[tuple[str, CreditRole | None], Credit] = {}
    for found in _found(text, lang):
        for item in found.credits:
            out.setdefault((item.name.casefold(), item.role), item)
    return tuple(out.values())


def credit_spans(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the spans of `text` that are credit lines, bylines and datelines: never claims."""
    return merge([(f.start, f.end) for f in _found(text, lang)])
