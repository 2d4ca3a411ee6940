"""One speaker under several names: acronyms, "the army" of the one country, the spokesman of somebody who speaks."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from recoupe.model import ClaimRef
from recoupe.provenance.names import fold, skeletons, tokens
from recoupe.provenance.parties import initials, state
from recoupe.provenance.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from recoupe.model import Claim, Reading

DEFINED = re.compile(r"((?:[^\s()]+\s){2,8})\(([A-ZÀ-Ý]{3,7})\)")
"""Words before an acronym in brackets, among which the name that it shortens is looked for."""
WINDOW = 40
"""Characters before and behind a source in which it may be called somebody's spokesman."""


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(words("provenance", "aliases")[name])


def bare_army(name: str | None) -> bool:
    """Tell whether a name is "the army" without saying whose."""
    return bool(name) and fold(name or "") != "forces" and set(tokens(name or "")) <= set(_list("army"))


def armies(readings: Sequence[Reading]) -> dict[str, str]:
    """Return {report: name of the state's army that "the army" is there}: the one it names, else the one all name."""
    named = {r.id: Counter(n for n in _names(r) if state(n) and _of_army(n)) for r in readings}
    every: Counter[str] = sum((named[r] for r in sorted(named)), Counter())
    found = {}
    for report, own in named.items():
        counts = own or every
        if len({state(n) for n in counts}) == 1:
            found[report] = min(counts, key=lambda n: (-counts[n], n))
    return found


def _of_army(name: str) -> bool:
    return bool(set(tokens(name)) & set(words("provenance", "speakers")["concepts"]["army"]))


def acronyms(readings: Sequence[Reading]) -> list[set[str]]:
    """Return groups of names, as written, that stand for one body: an acronym with what it shortens, translations.

    An acronym stands for a name of its report that begins with its letters in order, or that it is given behind in
    brackets ("SDF" for "Forces démocratiques syriennes"). Two names in two languages are one if they have the letters
    of one acronym and share a word that names no state: FSA and SAF are two forces with one set of letters.
    """
    pairs: set[frozenset[str]] = set()
    long: dict[str, set[tuple[str, str]]] = {}
    for reading in readings:
        given = defined(reading.text)
        pairs |= {frozenset(p) for p in given}
        names = {n for n in _names(reading) if initials(n)} | {n for pair in given for n in pair}
        for a in sorted(n for n in names if short(n)):
            pairs |= {frozenset((a, b)) for b in names if not short(b) and letters(b) == a.replace(".", "").lower()}
        for name in sorted(n for n in names if not short(n)):
            long.setdefault(initials(name), set()).add((name, reading.lang))
    for alike in long.values():
        for (a, one), (b, other) in combinations(sorted(alike), 2):
            if one != other and _own_words(a) & _own_words(b):
                pairs.add(frozenset((a, b)))
    return _joined(p for p in pairs if len(p) > 1)


def letters(name: str) -> str:
    """Return the first letters of a name's words, articles left out, in order."""
    return "".join(t[0] for t in tokens(name))


def _own_words(name: str) -> frozenset[str]:
    return skeletons(" ".join(t for t in tokens(name) if not state(t)))


def short(name: str) -> bool:
    """Tell whether a name is an acronym."""
    bare = name.replace(".", "")
    return bare.isupper() and " " not in bare


def defined(text: str) -> list[tuple[str, str]]:
    """Return (acronym, name) for every acronym that a text gives in brackets behind the name that it shortens."""
    found = []
    for hit in DEFINED.finditer(text):
        before = hit[1].split()
        for n in range(2, len(before) + 1):
            name = " ".join(before[-n:])
            if name[:1].isupper() and initials(name) == initials(hit[2]):
                found.append((hit[2], name))
                break
    return found


def _joined(pairs: Iterable[frozenset[str]]) -> list[set[str]]:
    groups: list[set[str]] = []
    for pair in sorted(pairs, key=sorted):
        met = [g for g in groups if g & pair]
        groups = [g for g in groups if not g & pair] + [set(pair).union(*met)]
    return sorted(groups, key=sorted)


def _names(reading: Reading) -> list[str]:
    return [n for c in reading.claims for n in (c.source, c.by, c.against) if n]


def speaks_for(
    reading: Reading, claim: Claim, keys: Mapping[ClaimRef, str], before: Sequence[tuple[Claim, str]]
) -> str | None:
    """Return the key of whoever a spokesman speaks for: named beside him, or, if he is "its", who spoke before.

    `before`: the claims that stand before this one with the keys of their speakers, in text order.
    """
    left, right = _around(reading, claim)
    own = fold(claim.source or "")
    spokesmen = "|".join(_list("spokesmen"))
    if re.search(rf"\b(?:{'|'.join(_list('possessives'))}) (?:\w+ )?(?:{spokesmen})\b", f"{left} {own}"):
        others = [key for c, key in before if c.source and fold(c.source) != own]
        return others[-1] if others else None
    if not re.search(rf"\b(?:{spokesmen})\b", f"{left} {own} {right}"):
        return None
    for other in reading.claims:
        name = fold(other.source or "")
        if not name or name == own:
            continue
        his = rf"(?:{spokesmen}) (?:{'|'.join(_list('of'))}) {re.escape(name)}"
        theirs = rf"{re.escape(name)}(?: s)? (?:{spokesmen})"
        if re.search(rf"\b(?:{his}|{theirs})\b", f"{left} {own} {right}"):
            return next(key for ref, key in keys.items() if ref.report == reading.id and ref.claim == other.id)
    return None


def _around(reading: Reading, claim: Claim) -> tuple[str, str]:
    """Return the folded text right before and right behind a claim's source, within its sentence."""
    span = claim.spans.get("source")
    if span is None:
        at = reading.text.find(claim.source or "", claim.start or 0)
        span = (at, at + len(claim.source or "")) if at >= 0 else None
    if span is None:
        return "", ""
    left = re.split(r"[.!?»”\n]\s", reading.text[max(0, span[0] - WINDOW) : span[0]])[-1]
    right = re.split(r"[.!?\n]", reading.text[span[1] : span[1] + WINDOW])[0]
    return fold(left), fold(right)


def rekeyed(
    readings: Sequence[Reading], keys: Mapping[ClaimRef, str], key_of: Callable[[str], str]
) -> dict[ClaimRef, tuple[str, str]]:
    """Return {claim: (key, name)} for the claims whose speaker is known under another name; `keys` are all as found.

    `key_of` gives the key of a name that is no nameless speaker's.
    """
    found: dict[ClaimRef, tuple[str, str]] = {}
    names: dict[str, Counter[str]] = {}
    army = armies(readings)
    now = dict(keys)
    for reading in readings:
        for claim in reading.claims:
            ref = ClaimRef(report=reading.id, claim=claim.id)
            if claim.source and keys[ref].startswith("in:") and bare_army(claim.source) and reading.id in army:
                now[ref] = key_of(army[reading.id])
                found[ref] = now[ref], army[reading.id]
            elif claim.source:
                names.setdefault(keys[ref], Counter())[claim.source] += 1
    heads = _heads(acronyms(readings), key_of)
    for ref, key in now.items():
        if key in heads:
            now[ref] = heads[key]
            names.setdefault(heads[key], Counter()).update(names.get(key, {}))
    people: dict[str, set[str]] = {}
    spoken_for: dict[ClaimRef, str] = {}
    for reading in readings:
        before: list[tuple[Claim, str]] = []
        for claim in sorted(reading.claims, key=lambda c: (c.start or 0, c.quote)):
            ref = ClaimRef(report=reading.id, claim=claim.id)
            if claim.source and keys[ref].startswith(("in:", "name:")):
                whose = speaks_for(reading, claim, now, before)
                if whose and whose != now[ref]:
                    spoken_for[ref] = whose
                    people.setdefault(keys[ref], set()).add(whose)
            before.append((claim, spoken_for.get(ref, now[ref])))
    for ref, key in now.items():
        told = people.get(keys[ref], set())
        whose = spoken_for.get(ref) or (min(told) if len(told) == 1 and keys[ref].startswith("name:") else None)
        final = whose or key
        if final != keys[ref]:
            called = names.get(final) or Counter([n for k, n in found.values() if k == final])
            name = min(called, key=lambda n: (-called[n], n), default=None)
            if name:
                found[ref] = final, name
    return found


def _heads(groups: Sequence[set[str]], key_of: Callable[[str], str]) -> dict[str, str]:
    """Return {key: the one key of its group}."""
    found: dict[str, str] = {}
    for group in groups:
        keys = sorted({key_of(n) for n in group})
        known = [k for k in keys if not k.startswith(("name:", "in:"))]
        if len(known) < 2:
            head = known[0] if known else max(keys, key=lambda k: (len(k), k))
            found |= dict.fromkeys(keys, head)
    return found
