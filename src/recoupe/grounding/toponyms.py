"""Find the place names of a report: a gazetteer, the pipeline's entities and the words around, weighed together.

None of the three is enough. Entity labels fail on Arabic names (`Saraqeb` is a person, `Millis` a company), a gazetteer
of the world holds a town for every other word, and prepositions stand before months and armies. Each is evidence; a
name is a place when the sum reaches `ENOUGH`. A name that no gazetteer knows can reach it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from recoupe.grounding import gazetteer
from recoupe.grounding.gazetteer_build import data
from recoupe.grounding.theatre_places import actor_keys, local_entries
from recoupe.grounding.toponym_context import Around, around
from recoupe.grounding.toponym_keys import exact, without_articles
from recoupe.grounding.toponym_lexicon import Lexicon, places_lexicon
from recoupe.grounding.toponym_tags import Tags, tag
from recoupe.grounding.toponym_words import ARTICLES, PARTICLES, SPACED, Word, cut, is_article, past_possessives, runs

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.toponym_lexicon import Hint
    from recoupe.theatres.schema import Theatre

ENOUGH = 1.5
_DOUBTFUL = -0.8
_SAME_NAME = 1.5
_LISTED = 2.0
_LONGEST_NAME = 6
_LONGEST_SITE = 4
_KNOWN_TOWN = 100_000
_FAMOUS_TOWN = 1_000_000


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at `start:end`. `core` is what to look up (the name without its type word), `entries` what the
    gazetteer and the theatre know under it, `country` a demonym's country.
    """

    start: int
    end: int
    text: str
    core: str
    kind: Literal["name", "demonym", "site"]
    hint: Hint | None = None
    near: bool = False
    entries: tuple[Entry, ...] = ()
    country: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that the weighing of one report needs."""

    text: str
    words: list[Word]
    tags: Tags
    lex: Lexicon
    locals: dict[str, tuple[Entry, ...]]
    countries: frozenset[str]
    actors: frozenset[str]


def recognise(text: str, lang: str, theatre: Theatre | None, doc: Doc | None = None) -> list[Mention]:
    """Return the place mentions of `text` in order, none overlapping. `doc`, if given, has the offsets of `text`."""
    words = cut(text)
    scene = _Scene(
        text, words, tag(doc, words), places_lexicon(lang), local_entries(theatre),
        frozenset(theatre.countries) if theatre else frozenset(), actor_keys(theatre),
    )  # fmt: skip
    found: list[Mention] = []
    doubtful: list[Mention] = []
    for first, past in runs(words):
        for mention in _in_run(scene, first, past):
            (found if mention.score >= ENOUGH else doubtful).append(mention)
    found = _apart(found)
    for mention in _entities(scene, found):
        (found if mention.score >= ENOUGH else doubtful).append(mention)
    found = _reconsidered(scene, found, doubtful)
    found += _sites(scene, found)
    found += _demonyms(scene, found)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without those that overlap an earlier or, at one start, a longer one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _reconsidered(scene: _Scene, found: list[Mention], doubtful: list[Mention]) -> list[Mention]:
    """Return what was found and those of the doubtful that it speaks for: the same name is a place elsewhere in the
    report, or the name stands in a list beside one.
    """
    names = {exact(m.core) for m in found}
    kept = list(found)
    starts, ends = {m.start for m in kept}, {m.end for m in kept}
    for ordered in (sorted(doubtful, key=lambda m: m.start), sorted(doubtful, key=lambda m: -m.start)):
        for mention in ordered:
            if any(k.start < mention.end and mention.start < k.end for k in kept):
                continue
            score = mention.score + (_SAME_NAME if exact(mention.core) in names else 0.0)
            score += _LISTED if _beside(scene.text, mention, starts, ends) else 0.0
            if score >= ENOUGH:
                kept.append(replace(mention, score=score))
                starts.add(mention.start)
                ends.add(mention.end)
    return kept


_GAP = re.compile(r"\A(?:,|,? (?:and|et|ou|or)(?: (?:in|at|à|de|d['’]|en))?|,? ?[;/])?[ \n]?\Z")


def _beside(text: str, mention: Mention, starts: set[int], ends: set[int]) -> bool:
    after = any(s in starts and _GAP.match(text[mention.end : s]) and s > mention.end for s in range(mention.end, mention.end + 10))
    before = any(e in ends and _GAP.match(text[e : mention.start]) for e in range(max(0, mention.start - 10), mention.start))
    return after or before


def known(key: str, locals_: dict[str, tuple[Entry, ...]], *, bare: bool = True) -> tuple[Entry, ...]:
    """Return what is known under an exact key: the theatre's local places first, then the gazetteer. `bare`: also
    without Arabic articles.
    """
    short = without_articles(key) if bare else key
    own = locals_.get(key) or locals_.get(short) or ()
    rest = gazetteer.by_key(key)
    if not rest and short != key and len(short) > 2:
        rest = gazetteer.by_key(short)
    return own + rest


def _has_article(words: list[Word], i: int, j: int) -> bool:
    return any(is_article(words, k) or (k > i and words[k].key in SPACED) for k in range(i, j - 1))


def _without_s(scene: _Scene, surface: str) -> tuple[Entry, ...]:
    if len(surface) < 5 or surface[-1] != "s":
        return ()
    entries = known(exact(surface[:-1]), scene.locals, bare=False)
    return entries if entries and (entries[0].local or _eminent(entries[0])) else ()


def _in_run(scene: _Scene, first: int, past: int) -> list[Mention]:
    """Return the mentions within one run of capitalised words."""
    found: list[Mention] = []
    covered: list[tuple[int, int]] = []
    beyond = past_possessives(scene.words, past)
    i = first
    while i < past:
        for j in range(min(beyond, i + _LONGEST_NAME), i, -1):
            if j - i > 1 and exact(scene.text[scene.words[i].start : scene.words[j - 1].end]) in scene.lex.never:
                i = j
                break
            mention = _match(scene, i, j, first, max(past, j))
            if mention:
                found.append(mention)
                if mention.score >= ENOUGH:
                    covered.append((i, j))
                    i = j
                    break
        else:
            i += 1
    if not covered:
        for part, end in _parts(scene.words, first, past):
            unknown = _unknown(scene, part, end)
            if unknown:
                found.append(unknown)
    return found


def _parts(words: list[Word], first: int, past: int) -> list[tuple[int, int]]:
    """Cut a run at "and": two names, unless a gazetteer knows them as one."""
    cuts = [k for k in range(first, past) if words[k].key in {"and", "et", "e", "y"}]
    bounds = [first - 1, *cuts, past]
    return [(a + 1, b) for a, b in zip(bounds, bounds[1:], strict=False) if b > a + 1]


def _match(scene: _Scene, i: int, j: int, first: int, past: int) -> Mention | None:
    words, last = scene.words, scene.words[j - 1]
    if not last.upper and not last.raw[0].isdigit():
        return None
    if words[i].key in PARTICLES | ARTICLES and not is_article(words, i) and not _opens(scene, i, j):
        return None
    start, end = words[i].start, last.end
    surface = scene.text[start:end]
    key = exact(surface)
    if j - i == 1 and not _may_stand_alone(scene, i, key):
        return None
    entries = known(key, scene.locals, bare=_has_article(words, i, j))
    if not entries and j - i == 1:
        # "Syrias": the apostrophe is lost, as punctuation often is on the way to a corpus.
        entries = _without_s(scene, surface)
        if entries:
            surface, key, end = surface[:-1], key[:-1], end - 1
    if not entries or (key in scene.actors and not any(_eminent(e) for e in entries[:5])):
        return None
    facts = around(words, i, j, scene.lex)
    leftover = _leftover(scene, i, j, first, past)
    state = any(e.kind in {"country", "continent"} for e in entries[:5])
    if leftover and not state and _torn(scene, i, j, first, past):
        return None
    if _part_of_site(scene, i, j, first):
        return None
    if i == first and any(e.kind in {"country", "region"} and e.quality == 1.0 for e in entries[:5]):
        # "U.S. Army", "California Department of Health": a body's land, named as such.
        leftover, facts, land = 0, replace(facts, organisation=False), True
    elif i == first and any(e.capital or e.population >= _FAMOUS_TOWN for e in entries[:3]):
        leftover, land = 0, True
    else:
        land = False
    score = _score(scene, i, j, facts, entries, leftover, land=land)
    if score < _DOUBTFUL:
        return None
    return _mention(scene, start, end, surface, facts, entries, score, _direction(scene, i, first))


def _direction(scene: _Scene, i: int, first: int) -> int:
    """Return where the mention starts with the capitalised direction before the name ("Eastern Ghouta")."""
    words, at = scene.words, i
    while at > first and words[at - 1].key in scene.lex.directions and words[at].gap in {" ", "-"} and words[at - 1].upper:
        if scene.tags.starts[at - 1]:
            break
        at -= 1
    return words[at].start


def _opens(scene: _Scene, i: int, j: int) -> bool:
    """Whether a capitalised particle is the first word of a name that is known as such ("La Rochelle", "As Salt")."""
    if not scene.words[i].upper:
        return False
    key = exact(scene.text[scene.words[i].start : scene.words[j - 1].end])
    return key in scene.locals or bool(gazetteer.by_key(key))


def _eminent(entry: Entry) -> bool:
    """Whether a place is too well known to be only an actor: "Damascus" stands for a government, and is a city."""
    return entry.kind in {"country", "region"} or entry.capital or entry.population >= _KNOWN_TOWN


def _may_stand_alone(scene: _Scene, i: int, key: str) -> bool:
    """Whether one word may be a place at all: no common word, no abbreviation out of its place."""
    word = scene.words[i]
    if len(key) < 2 or key.isdigit():
        return False
    if key in scene.lex.never:
        return False
    if len(key) <= 3 and not word.raw.isupper():
        top = known(key, scene.locals)
        return bool(top) and top[0].kind not in {"country", "region", "area"}
    if len(key) == 2 and key not in _COUNTRY_ABBREVIATIONS:
        return word.gap.strip() == ","
    return True


_LABEL = {"PLACE": 2.0, "PERSON": -1.5, "ORG": -1.0, "GROUP": -1.5, "OTHER": -1.0}
_COUNTRY_ABBREVIATIONS = frozenset({"us", "uk", "eu", "ue"})


def _part_of_site(scene: _Scene, i: int, j: int, first: int) -> bool:
    """Whether the match is a piece of a spot's own name: "Hood" of "Fort Hood", "Da Nang" of its airport."""
    words = scene.words
    if i > first and words[i].gap == " " and words[i - 1].upper and scene.lex.before.get(words[i - 1].key) == "site":
        return True
    return any(
        a <= i and j < b and words[b - 1].upper and scene.lex.after.get(words[b - 1].key) == "site"
        for a, b in scene.tags.places
    )


def _torn(scene: _Scene, i: int, j: int, first: int, past: int) -> bool:
    """Whether the match would tear a name apart at a hyphen or an article: "Bab" of "Bab al-Nairab"."""
    words = scene.words
    if j < past and words[j].key not in scene.lex.directions and (words[j].gap == "-" or words[j].key in ARTICLES):
        return True
    return i > first and (words[i].gap == "-" or (words[i - 1].key in ARTICLES and not words[i - 1].upper))


def _leftover(scene: _Scene, i: int, j: int, first: int, past: int) -> int:
    """Return how many content words of the run the match leaves out: "Paris" leaves one of "Paris Hilton"."""
    rest = [w for w in (*scene.words[first:i], *scene.words[j:past]) if w.upper]
    at = set(range(first, i)) | set(range(j, past))
    return sum(
        1
        for k in at
        if scene.words[k] in rest
        and scene.words[k].key not in scene.lex.directions
        and scene.words[k].key not in scene.lex.never
        and scene.words[k].key not in scene.lex.after
        and scene.tags.pos[k] not in {"ADP", "DET", "PRON", "SCONJ", "CCONJ", "ADV", "AUX"}
    )


def _score(
    scene: _Scene, i: int, j: int, facts: Around, entries: tuple[Entry, ...], leftover: int, *, land: bool = False
) -> float:
    """Return the evidence that words `i` to `j` name a place. The weights were set by hand on the development half."""
    score = 0.0
    label = scene.tags.label(i, j)
    rare = any(scene.tags.rare[i:j])
    opened = j - i > 1 and scene.words[i].key in _opening()
    weight = 0.0 if land and label == "ORG" else _LABEL.get(label, 0.0)
    if weight < 0:
        # A label is worth little on a word that the pipeline never met, and less than a type word or a preposition.
        if facts.hint or opened:
            weight = 0.0
        elif facts.strong or facts.route or facts.apposed:
            weight *= 0.0 if label == "PERSON" or rare else 0.35
        elif rare:
            weight *= 0.5
    score += weight
    score += 1.5 if facts.apposed else 0.0
    score += 1.5 if opened else 0.0
    score += 1.5 if facts.strong or facts.route else 1.0 if facts.verb else 0.4 if facts.weak else 0.0
    score += 2.0 if facts.hint else 0.0
    score -= 3.0 if facts.title else 0.0
    score -= 2.5 if facts.organisation else 0.0
    score -= 3.0 if facts.thing else 0.0
    if leftover:
        score -= 0.5 if label == "PLACE" else 1.2
    score += max((_weight(scene, e) for e in entries[:20]), default=0.0)
    if j - i == 1 and scene.tags.pos[i] not in {"PROPN", "X", ""} and not (rare and label == "PLACE"):
        score -= 1.5
    elif j - i == 1 and scene.tags.starts[i] and label != "PLACE":
        score -= 0.5
    return score


@cache
def _opening() -> frozenset[str]:
    return frozenset(map(exact, data("transliterated")["opening"]))


def _weight(scene: _Scene, entry: Entry) -> float:
    if entry.local or entry.kind in {"country", "continent"}:
        return 1.5
    if entry.country in scene.countries:
        return 1.5 if entry.quality == 1.0 else 1.2
    if entry.kind in {"region", "area"}:
        return 1.2 * entry.quality
    if entry.population >= _KNOWN_TOWN:
        return 1.0 * entry.quality
    return 0.5 * entry.quality if entry.population >= 15_000 else 0.2 * entry.quality


def _mention(
    scene: _Scene, start: int, end: int, core: str, facts: Around, entries: tuple[Entry, ...], score: float,
    wide: int | None = None,
) -> Mention:
    """Return the mention, its type word taken in where it belongs to the name (a mosque, a base, never "village")."""
    text_start, text_end = start if wide is None else wide, end
    own = entries and entries[0].local
    if facts.hint == "site" and (own or not entries):
        text_start = facts.type_start if facts.type_start is not None else start
        text_end = facts.type_end if facts.type_end is not None else end
    elif facts.type_end is not None and scene.text[end + 1 : end + 2].isupper() and facts.hint in {"region", "site"}:
        text_end = facts.type_end
    return Mention(
        text_start, text_end, scene.text[text_start:text_end], core, "name", facts.hint, facts.near, entries, None, score
    )


def _unknown(scene: _Scene, first: int, past: int) -> Mention | None:
    """Return the whole run as a place that no gazetteer knows, if its surroundings say so."""
    words = scene.words
    i, j = first, past
    while i + 1 < j and not is_article(words, i) and _leads(scene, i):
        i += 1
    if i >= j or (j - i == 1 and (words[i].key in scene.lex.never or len(words[i].key) < 2 or words[i].key.isdigit())):
        return None
    start, end = words[i].start, words[j - 1].end
    core = scene.text[start:end]
    key = exact(core)
    if key in scene.actors or key in scene.lex.never or any(d in scene.lex.demonyms for d in (key, words[i].key)):
        return None
    if words[i].key in scene.lex.titles:
        return None
    facts = around(words, i, j, scene.lex)
    entries = gazetteer.alike(key, scene.countries)
    score = _score(scene, i, j, facts, entries, 0)
    if any(words[k].key in scene.lex.organisation_after for k in range(i, j)) or words[j - 1].key in scene.lex.named_things:
        score -= 2.0
    if j - i == 1 and core.isupper() and len(core) <= 5 and not facts.hint and scene.tags.label(i, j) != "PLACE":
        return None  # an acronym that nobody vouches for
    if j - i > 1 and facts.hint is None:
        hint = _own_type(scene, i, j)
        if hint:
            facts, score = replace(facts, hint=hint), score + 1.5
    return _mention(scene, start, end, core, facts, entries, score) if score >= _DOUBTFUL else None


_FUNCTION = frozenset({"ADP", "DET", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "VERB"})


def _leads(scene: _Scene, i: int) -> bool:
    """Whether a word at the head of a run is no part of a name ("At the …", "Near …")."""
    return not scene.words[i].upper or scene.tags.pos[i] in _FUNCTION or scene.words[i].key in scene.lex.fillers


def _own_type(scene: _Scene, i: int, j: int) -> Hint | None:
    """Return the hint of a capitalised type word that opens or closes a name ("Fort Hood", "Mahim Bay")."""
    opening, closing = scene.lex.before.get(scene.words[i].key), scene.lex.after.get(scene.words[j - 1].key)
    return opening if opening == "site" else closing


def _entities(scene: _Scene, found: list[Mention]) -> list[Mention]:
    """Return the pipeline's places that nothing else found (a gazetteer need not know them)."""
    out: list[Mention] = []
    for first, past in scene.tags.places:
        i, j = first, past
        while i < j and not (scene.words[i].upper or scene.words[i].key in ARTICLES):
            i += 1
        while j > i and not (scene.words[j - 1].upper or scene.words[j - 1].raw[0].isdigit()):
            j -= 1
        if i >= j:
            continue
        start, end = scene.words[i].start, scene.words[j - 1].end
        if any(m.start < end and start < m.end for m in (*found, *out)):
            continue
        mention = _unknown(scene, i, j)
        if mention and not any(m.start < mention.end and mention.start < m.end for m in (*found, *out)):
            out.append(mention)
    return out


def _sites(scene: _Scene, found: list[Mention]) -> list[Mention]:
    """Return the spots without a name ("the bakery", "au marché aux bestiaux"): a reader looks for them, no map can."""
    out: list[Mention] = []
    words, i = scene.words, 0
    while i < len(words):
        step = _site_at(scene, i) if words[i].plain in scene.lex.site_openings else 0
        start, end = words[i].start, words[i + max(step, 1) - 1].end
        small = words[i].raw.islower() or scene.tags.starts[i]
        if step and small and not any(m.start < end and start < m.end for m in found):
            surface = scene.text[start:end]
            out.append(Mention(start, end, surface, surface, "site", "site", score=ENOUGH))
        i += max(step, 1)
    return out


def _site_at(scene: _Scene, i: int) -> int:
    """Return how many words from `i` on make the longest known spot, 0 if none do."""
    words = scene.words
    for length in range(min(_LONGEST_SITE, len(words) - i), 0, -1):
        part = words[i : i + length]
        if all(_tight(w.gap) for w in part[1:]) and " ".join(w.plain for w in part) in scene.lex.sites:
            return length
    return 0


def _tight(gap: str) -> bool:
    return gap in {"", " ", "-", "'", "’"}


def _demonyms(scene: _Scene, found: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    taken = [(m.start, m.end) for m in found]
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
            if country and not any(s < end and start < e for s, e in taken):
                surface = scene.text[start:end]
                out.append(Mention(start, end, surface, surface, "demonym", country=country, score=ENOUGH))
                skip = i + length - 1
                break
    return out
