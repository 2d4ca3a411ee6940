"""The rest of a report's places: doubtful names beside sure ones, spots without a name, names of peoples."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.grounding.taken import Taken
from recoupe.grounding.toponym_evidence import ENOUGH
from recoupe.grounding.toponym_keys import exact
from recoupe.grounding.toponym_scene import Mention

if TYPE_CHECKING:
    from recoupe.grounding.toponym_scene import Scene

_SAME_NAME = 1.5
_LISTED = 2.0
_LONGEST_SITE = 4
_GAP = re.compile(r"\A(?:,|,? (?:and|et|ou|or)(?: (?:in|at|à|de|d['’]|en))?|,? ?[;/])?[ \n]?\Z")


def reconsidered(scene: Scene, found: list[Mention], doubtful: list[Mention]) -> list[Mention]:
    """Return what was found and those of the doubtful that it speaks for: the same name is a place elsewhere in the
    report, or the name stands in a list beside one.
    """
    names = {exact(m.core) for m in found}
    kept, taken = list(found), Taken((m.start, m.end) for m in found)
    starts, ends = {m.start for m in kept}, {m.end for m in kept}
    for ordered in (sorted(doubtful, key=lambda m: m.start), sorted(doubtful, key=lambda m: -m.start)):
        for mention in ordered:
            if taken.meets(mention.start, mention.end):
                continue
            score = mention.score + (_SAME_NAME if exact(mention.core) in names else 0.0)
            score += _LISTED if _beside(scene.text, mention, starts, ends) else 0.0
            if score >= ENOUGH:
                kept.append(replace(mention, score=score))
                taken.add(mention.start, mention.end)
                starts.add(mention.start)
                ends.add(mention.end)
    return kept


def _beside(text: str, mention: Mention, starts: set[int], ends: set[int]) -> bool:
    after = any(
        s in starts and _GAP.match(text[mention.end : s]) and s > mention.end
        for s in range(mention.end, mention.end + 10)
    )
    before = any(
        e in ends and _GAP.match(text[e : mention.start]) for e in range(max(0, mention.start - 10), mention.start)
    )
    return after or before


def sites(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Return the spots without a name ("the bakery", "au marché aux bestiaux"): a reader looks for them, no map can."""
    out: list[Mention] = []
    words, i = scene.words, 0
    taken = Taken((m.start, m.end) for m in found)
    while i < len(words):
        step = _site_at(scene, i) if words[i].plain in scene.lex.site_openings else 0
        if step:
            first, last = _whose(scene, i, i + step - 1)
            start, end = words[first].start, words[last].end
            small = words[i].raw.islower() or scene.tags.starts[i]
            if small and not taken.meets(start, end):
                surface = scene.text[start:end]
                out.append(Mention(start, end, surface, surface, "site", "site", score=ENOUGH))
        i += step or 1
    return out


def _site_at(scene: Scene, i: int) -> int:
    """Return how many words from `i` on make the longest known spot, 0 if none do."""
    words = scene.words
    for length in range(min(_LONGEST_SITE, len(words) - i), 0, -1):
        part = words[i : i + length]
        if all(_tight(w.gap) for w in part[1:]) and " ".join(w.plain for w in part) in scene.lex.sites:
            return length
    return 0


def _whose(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Take in what tells a spot from others: "the Turkish hospital", "headquarters of the 16th Division"."""
    words, lex = scene.words, scene.lex
    if first and _foreign(scene, first - 1) and words[first].gap == " " and words[first - 1].upper:
        first -= 1
    elif (
        last + 1 < len(words)
        and _foreign(scene, last + 1)
        and words[last + 1].gap == " "
        and words[last + 1].raw.islower()
    ):
        last += 1
    k = last + 1
    while k < len(words) and k < last + 3 and words[k].gap == " " and words[k].plain in {"of", "de", "the", "la"}:
        k += 1
    if last + 1 < k < len(words) and words[k].raw[0].isdigit() and words[k].gap == " ":
        unit = next((n for n in range(k + 1, min(len(words), k + 4)) if words[n].key in lex.units), None)
        last = unit or last
    return first, last


def _foreign(scene: Scene, i: int) -> bool:
    """Whether a word is that of a people from outside the theatre; without one, nobody is known to be foreign."""
    country = scene.lex.demonyms.get(scene.words[i].key)
    return bool(scene.countries) and country is not None and country not in scene.countries


def _tight(gap: str) -> bool:
    return gap in {"", " ", "-", "'", "’"}


def demonyms(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Return the names of peoples and what is a country's own ("Syrian", "irakiennes"), apart from places found."""
    out: list[Mention] = []
    taken = Taken((m.start, m.end) for m in found)
    words = scene.words
    skip = -1
    for i, word in enumerate(words):
        if i <= skip or not (word.upper or scene.lex.demonyms_are_lower_case):
            continue
        for length in (2, 1):
            if i + length > len(words) or (length == 2 and words[i + 1].gap not in {" ", "-"}):
                continue
            start, end = word.start, words[i + length - 1].end
            country = scene.lex.demonyms.get(exact(scene.text[start:end]))
            if country and not taken.meets(start, end):
                surface = scene.text[start:end]
                out.append(Mention(start, end, surface, surface, "demonym", country=country, score=ENOUGH))
                skip = i + length - 1
                break
    return out
