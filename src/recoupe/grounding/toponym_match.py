"""Names that the gazetteer or the theatre knows, at a place in a run of capitalised words."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.remembered import remembered
from recoupe.grounding.toponym_context import Around, around
from recoupe.grounding.toponym_evidence import DOUBTFUL, eminent, evidence, opening
from recoupe.grounding.toponym_keys import exact, without_articles
from recoupe.grounding.toponym_scene import Mention
from recoupe.grounding.toponym_words import ARTICLES, PARTICLES, SPACED, Word, is_article

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.theatre_places import Locals
    from recoupe.grounding.toponym_scene import Scene

_FAMOUS_TOWN = 1_000_000
_INDEFINITE = frozenset({"a", "an"})
"""No names begin so but those that the gazetteer spells so ("A Coruña"): "A Saudi" sounds like no place."""
_LIGHT = PARTICLES | ARTICLES
_COUNTRY_ABBREVIATIONS = frozenset({"us", "uk", "eu", "ue"})


def known(key: str, own: Locals, *, bare: bool = True) -> tuple[Entry, ...]:
    """Return what is known under an exact key: the theatre's local places first, then the gazetteer; if neither knows
    it, the theatre's places that sound so. `bare`: also without Arabic articles.
    """
    return _known(key, own, bare)


@remembered(maxsize=8_000)
def _known(key: str, own: Locals, bare: bool) -> tuple[Entry, ...]:
    short = without_articles(key) if bare else key
    local = own.get(key) or own.get(short)
    rest = gazetteer.by_key(key)
    if not rest and short != key and len(short) > 2:
        rest = gazetteer.by_key(short)
    return local + rest or own.alike(key)


def _has_article(words: list[Word], i: int, j: int) -> bool:
    return any(is_article(words, k) or (k > i and words[k].key in SPACED) for k in range(i, j - 1))


def _without_s(scene: Scene, surface: str) -> tuple[Entry, ...]:
    if len(surface) < 5 or surface[-1] != "s":
        return ()
    entries = known(exact(surface[:-1]), scene.locals, bare=False)
    return entries if entries and (entries[0].local or eminent(entries[0])) else ()


def match(scene: Scene, i: int, j: int, first: int, past: int) -> Mention | None:
    """Return words `i` to `j` of the run `first` to `past` as a mention, doubtful ones too; None if they name none."""
    words, last = scene.words, scene.words[j - 1]
    if not last.upper and not last.raw[0].isdigit():
        return None
    if words[i].key in _LIGHT and not is_article(words, i) and not _opens(scene, i, j):
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
    if entries and entries[0].local and entries[0].quality < 1.0 and not _strange(scene, i, j):
        entries = ()
    if not entries or (j - i > 1 and words[i].key in _INDEFINITE and not gazetteer.by_key(key)):
        return None
    facts = around(words, i, j, scene.lex)
    if j - i == 1 and key[-1] == "s" and key[:-1] in scene.lex.never and not any(eminent(e) for e in entries[:5]):
        return None  # "Assads air force": somebody's, the apostrophe lost
    if key in scene.actors and not facts.home and not any(eminent(e) for e in entries[:5]):
        return None
    leftover = _leftover(scene, i, j, first, past)
    state = any(e.kind in {"country", "continent"} for e in entries[:5])
    if leftover and not state and _torn(scene, i, j, first, past):
        return None
    if _part_of_site(scene, i, j, first) or (leftover and not state and _opens_site(scene, i, first, entries)):
        return None
    if i == first and any(e.kind in {"country", "region"} and e.quality == 1.0 for e in entries[:5]):
        # "U.S. Army", "California Department of Health": a body's land, named as such.
        leftover, facts, land = 0, facts._replace(organisation=False), True
    elif i == first and any(e.capital or e.population >= _FAMOUS_TOWN for e in entries[:3]):
        leftover, land = 0, True
    else:
        land = False
    score = evidence(scene, i, j, facts, entries, leftover, land=land)
    if score < DOUBTFUL:
        return None
    if i > first and words[i - 1].upper and words[i - 1].key in scene.lex.old_towns and words[i].gap == " ":
        facts = facts._replace(hint="quarter")  # "Old Damascus" is part of it
    return mention_of(scene, start, end, surface, facts, entries, score, _direction(scene, i, first))


def _strange(scene: Scene, i: int, j: int) -> bool:
    """Whether a name may be a transliterated one: the pipeline never met it, or has it for a place."""
    return any(scene.tags.rare[i:j]) or scene.tags.label(i, j) == "PLACE" or not scene.tags.pos[i]


def _direction(scene: Scene, i: int, first: int) -> int:
    """Return where the mention starts with the capitalised direction before the name ("Eastern Ghouta")."""
    words, at = scene.words, i
    while (
        at > first and words[at - 1].key in scene.lex.directions and words[at].gap in {" ", "-"} and words[at - 1].upper
    ):
        if scene.tags.starts[at - 1]:
            break
        at -= 1
    return words[at].start


def _opens(scene: Scene, i: int, j: int) -> bool:
    """Whether a capitalised particle is the first word of a name that is known as such ("La Rochelle", "As Salt")."""
    if not scene.words[i].upper:
        return False
    key = exact(scene.text[scene.words[i].start : scene.words[j - 1].end])
    return bool(scene.locals.get(key) or gazetteer.by_key(key))


def _may_stand_alone(scene: Scene, i: int, key: str) -> bool:
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


def _part_of_site(scene: Scene, i: int, j: int, first: int) -> bool:
    """Whether the match is a piece of a spot's own name: "Hood" of "Fort Hood", "Da Nang" of its airport."""
    words = scene.words
    if i > first and words[i].gap == " " and words[i - 1].upper and scene.lex.before.get(words[i - 1].key) == "site":
        return True
    # Entities stand in order and apart: only the last one that begins before the match can hold it.
    k = bisect_right(scene.tags.places, i, key=lambda place: place[0]) - 1
    if k < 0:
        return False
    past = scene.tags.places[k][1]
    return j < past and words[past - 1].upper and scene.lex.after.get(words[past - 1].key) == "site"


def _opens_site(scene: Scene, i: int, first: int, entries: tuple[Entry, ...]) -> bool:
    """Whether the match is how a spot's own name begins, which goes on: "Ammar" of "mosquée Ammar ben Yasser"."""
    words = scene.words
    named = i == first > 0 and words[i].gap == " " and scene.lex.before.get(words[i - 1].key) == "site"
    return named and not any(eminent(e) for e in entries[:5])


def _torn(scene: Scene, i: int, j: int, first: int, past: int) -> bool:
    """Whether the match would tear a name apart at a hyphen, an article or a word that opens names: "Bab" of "Bab
    al-Nairab", "Hamra" of "Kafr Hamra".
    """
    words = scene.words
    if j < past and words[j].key not in scene.lex.directions and (words[j].gap == "-" or words[j].key in ARTICLES):
        return True
    if j - i == 1 and j < past and words[j].upper and words[i].key in opening():
        return True
    if i == first:
        return False
    if words[i - 1].upper and words[i].gap in {" ", "-"} and (is_article(words, i) or words[i - 1].key in opening()):
        return True
    return words[i].gap == "-" or (words[i - 1].key in ARTICLES and not words[i - 1].upper)


def _leftover(scene: Scene, i: int, j: int, first: int, past: int) -> int:
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


def mention_of(
    scene: Scene,
    start: int,
    end: int,
    core: str,
    facts: Around,
    entries: tuple[Entry, ...],
    score: float,
    wide: int | None = None,
) -> Mention:
    """Return the mention, its type word taken in where it belongs to the name (a mosque, a base, never "village")."""
    text_start, text_end = start if wide is None else wide, end
    # What only sounds like a place is as good a name of the spot itself: "al-Hialiyeh roundabout".
    own = not entries or entries[0].local or all(e.quality <= gazetteer.BY_SOUND for e in entries)
    if facts.hint == "site" and own:
        text_start = facts.type_start if facts.type_start is not None else start
        text_end = facts.type_end if facts.type_end is not None else end
    elif facts.type_end is not None and scene.text[end + 1 : end + 2].isupper() and facts.hint in {"region", "site"}:
        text_end = facts.type_end
    return Mention(
        text_start,
        text_end,
        scene.text[text_start:text_end],
        core,
        "name",
        facts.hint,
        facts.near,
        entries,
        None,
        score,
    )
