"""Find the place names of a report: a gazetteer, the pipeline's entities and the words around, weighed together.

None of the three is enough. Entity labels fail on Arabic names (`Saraqeb` is a person, `Millis` a company), a gazetteer
of the world holds a town for every other word, and prepositions stand before months and armies. Each is evidence; a
name is a place when the sum reaches `ENOUGH`. A name that no gazetteer knows can reach it too.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.taken import Taken
from recoupe.grounding.theatre_places import locals_of
from recoupe.grounding.toponym_context import around
from recoupe.grounding.toponym_evidence import DOUBTFUL, ENOUGH, evidence
from recoupe.grounding.toponym_keys import exact
from recoupe.grounding.toponym_lexicon import places_lexicon
from recoupe.grounding.toponym_match import known, match, mention_of
from recoupe.grounding.toponym_others import demonyms, reconsidered, sites
from recoupe.grounding.toponym_scene import Mention, Scene
from recoupe.grounding.toponym_tags import tag
from recoupe.grounding.toponym_words import ARTICLES, cut, is_article, past_possessives, runs

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.grounding.toponym_lexicon import Hint
    from recoupe.theatres.schema import Theatre

_LONGEST_NAME = 6
_SHORT = 5
_FUNCTION = frozenset({"ADP", "DET", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "VERB"})


def recognise(text: str, lang: str, theatre: Theatre | None, doc: Doc | None = None) -> list[Mention]:
    """Return the place mentions of `text` in order, none overlapping. `doc`, if given, has the offsets of `text`."""
    words = cut(text)
    own = locals_of(theatre)
    scene = Scene(
        text, words, tag(doc, words), places_lexicon(lang), own,
        frozenset(theatre.countries) if theatre else frozenset(), own.actors,
    )  # fmt: skip
    found: list[Mention] = []
    doubtful: list[Mention] = []
    for first, past in runs(words):
        for mention in _in_run(scene, first, past):
            (found if mention.score >= ENOUGH else doubtful).append(mention)
    found = _apart(found)
    for mention in _entities(scene, found):
        (found if mention.score >= ENOUGH else doubtful).append(mention)
    found = reconsidered(scene, found, doubtful)
    found += sites(scene, found)
    found += demonyms(scene, found)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without those that overlap an earlier or, at one start, a longer one."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _in_run(scene: Scene, first: int, past: int) -> list[Mention]:
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
            mention = match(scene, i, j, first, max(past, j))
            if mention:
                found.append(mention)
                if mention.score >= ENOUGH:
                    covered.append((i, j))
                    i = j
                    break
        else:
            i += 1
    if not covered:
        ends = _road_ends(scene, first, past)
        for part, end in ends or _parts(scene, first, past):
            unknown = _unknown(scene, part, end, spelt=bool(ends))
            if unknown:
                found.append(unknown)
    return found


def _road_ends(scene: Scene, first: int, past: int) -> list[tuple[int, int]]:
    """The two towns of a run that names a road for them ("l'axe Goma-Minova", "the Homs-Palmyra road"), else none."""
    words, lex = scene.words, scene.lex
    middle = [k for k in range(first + 1, past) if words[k].gap == "-" and not is_article(words, k - 1)]
    if len(middle) != 1 or not words[middle[0]].upper:
        return []
    beside = {words[k].key for k in (first - 2, first - 1, past) if 0 <= k < len(words)}
    return [(first, middle[0]), (middle[0], past)] if not beside.isdisjoint(lex.roads) else []


def _parts(scene: Scene, first: int, past: int) -> list[tuple[int, int]]:
    """Cut a run at "and" or "the": two names, unless a gazetteer knows them as one ("In al-Abdiya the Houthis")."""
    words = scene.words
    cuts = [k for k in range(first, past) if words[k].key in {"and", "et", "e", "y"}]
    cuts += [k for k in range(first + 1, past) if words[k].raw == "the" and not _leads(scene, k - 1)]
    cuts.sort()
    bounds = [first - 1, *cuts, past]
    return [(a + 1, b) for a, b in pairwise(bounds) if b > a + 1]


def _unknown(scene: Scene, first: int, past: int, *, spelt: bool = False) -> Mention | None:
    """Return the whole run as a place that no gazetteer knows (`spelt`: or one does), if what is around says so."""
    words = scene.words
    i, j = first, past
    while i + 1 < j and not is_article(words, i) and _leads(scene, i):
        i += 1
    if i >= j or (j - i == 1 and (words[i].key in scene.lex.never or len(words[i].key) < 2 or words[i].key.isdigit())):
        return None
    start, end = words[i].start, words[j - 1].end
    core = scene.text[start:end]
    key = exact(core)
    if key in scene.lex.never or any(d in scene.lex.demonyms for d in (key, words[i].key, words[j - 1].key)):
        return None
    if words[i].key in scene.lex.titles or _no_name(scene, i, j):
        return None
    facts = around(words, i, j, scene.lex)
    if key in scene.actors and not facts.home:
        return None
    if j - i == 1 and any(c.isdigit() for c in key) and not facts.hint:
        beside = {words[k].key for k in (i - 1, j) if 0 <= k < len(words)}
        if beside.isdisjoint(scene.lex.roads):
            return None  # "M23" is nowhere but beside "motorway"
    entries = (known(key, scene.locals) if spelt else ()) or gazetteer.alike(key, scene.countries)
    if not entries and len(key) > _SHORT and core[-1] == "s" and (found := gazetteer.alike(key[:-1], scene.countries)):
        # "Deir Ezzors countryside": the apostrophe is lost.
        core, key, entries, end = core[:-1], key[:-1], found, end - 1
    score = evidence(scene, i, j, facts, entries, 0)
    if (
        any(words[k].key in scene.lex.organisation_after for k in range(i, j))
        or words[j - 1].key in scene.lex.named_things
    ):
        score -= 2.0
    if j - i == 1 and core.isupper() and len(core) <= 5 and not facts.hint and scene.tags.label(i, j) != "PLACE":
        return None  # an acronym that nobody vouches for
    if j - i > 1 and facts.hint is None:
        hint = _own_type(scene, i, j)
        if hint:
            facts, score = facts._replace(hint=hint), score + 1.5
    return mention_of(scene, start, end, core, facts, entries, score) if score >= DOUBTFUL else None


def _no_name(scene: Scene, i: int, j: int) -> bool:
    """Whether a run that no gazetteer knows is none of a place: a direction, a people,
    somebody's with its apostrophe lost ("Assads"), a headline's words ("Rocket Fire").
    """
    words, lex = scene.words, scene.lex
    key = words[j - 1].key
    if j - i > 1:
        known = scene.tags.label(i, j) == "PLACE" and any(scene.tags.rare[i:j])
        return key in lex.never and key not in lex.after and not known and words[j - 1].gap == " "
    single = key[:-1] if key[-1:] == "s" else key
    return any(k in lex.directions for k in (key, single)) or (single != key and single in lex.never)


def _leads(scene: Scene, i: int) -> bool:
    """Whether a word at the head of a run is no part of a name ("At the …", "Near …")."""
    return not scene.words[i].upper or scene.tags.pos[i] in _FUNCTION or scene.words[i].key in scene.lex.fillers


def _own_type(scene: Scene, i: int, j: int) -> Hint | None:
    """Return the hint of a capitalised type word that opens or closes a name ("Fort Hood", "Mahim Bay")."""
    opening, closing = scene.lex.before.get(scene.words[i].key), scene.lex.after.get(scene.words[j - 1].key)
    return opening if opening == "site" else closing


def _entities(scene: Scene, found: list[Mention]) -> list[Mention]:
    """Return the pipeline's places that nothing else found (a gazetteer need not know them)."""
    out: list[Mention] = []
    taken = Taken((m.start, m.end) for m in found)
    for first, past in scene.tags.places:
        i, j = first, past
        while i < j and not (scene.words[i].upper or scene.words[i].key in ARTICLES):
            i += 1
        while j > i and not (scene.words[j - 1].upper or scene.words[j - 1].raw[0].isdigit()):
            j -= 1
        if i >= j:
            continue
        start, end = scene.words[i].start, scene.words[j - 1].end
        if taken.meets(start, end):
            continue
        mention = _unknown(scene, i, j)
        if mention and not taken.meets(mention.start, mention.end):
            out.append(mention)
            taken.add(mention.start, mention.end)
    return out
