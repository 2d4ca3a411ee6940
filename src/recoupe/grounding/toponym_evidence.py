"""The evidence that a name is a place's: labels, surroundings, and what the gazetteer knows, as one sum.

The weights were set by hand on the development half of the claims and on GeoVirus; `ENOUGH` of them make a place.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.data_files import data
from recoupe.grounding.toponym_keys import exact
from recoupe.grounding.toponym_words import is_article

if TYPE_CHECKING:
    from recoupe.grounding.gazetteer import Entry
    from recoupe.grounding.toponym_context import Around
    from recoupe.grounding.toponym_scene import Scene

ENOUGH = 1.5
DOUBTFUL = -0.8
_KNOWN_TOWN = 100_000
_LABEL = {"PLACE": 2.0, "PERSON": -1.5, "ORG": -1.0, "GROUP": -1.5, "OTHER": -1.0}


def evidence(
    scene: Scene, i: int, j: int, facts: Around, entries: tuple[Entry, ...], leftover: int, *, land: bool = False
) -> float:
    """Return the evidence that words `i` to `j` name a place. The weights were set by hand on the development half."""
    score = 0.0
    label = scene.tags.label(i, j)
    rare = any(scene.tags.rare[i:j])
    opened = j - i > 1 and scene.words[i].key in opening()
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
    score += 1.5 if facts.apposed or _a_countrys(scene, i) else 0.0
    # An Arabic article opens names of places and of families; those of people are told by their labels.
    score += 0.4 if j - i > 1 and is_article(scene.words, i) else 0.0
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


def _a_countrys(scene: Scene, i: int) -> bool:
    """Whether a name stands behind a country's own: "Syria's Sweida"; with its apostrophe lost, "Syrias Sweida"."""
    if i == 0 or not scene.words[i - 1].upper:
        return False
    before, gap = scene.words[i - 1].key, scene.words[i].gap
    owner = before if gap in {"'s ", "’s "} else before[:-1] if gap == " " and before[-1:] == "s" else ""
    return bool(owner) and any(e.kind == "country" for e in gazetteer.by_key(owner)[:3])


@cache
def opening() -> frozenset[str]:
    """Return the keys of words that open place names in transliterated languages ("Tal", "Bab", "Jabal")."""
    return frozenset(map(exact, data("transliterated")["opening"]))


def _weight(scene: Scene, entry: Entry) -> float:
    if entry.local or entry.kind in {"country", "continent"}:
        return 1.5
    if entry.country in scene.countries:
        return 1.5 if entry.quality == 1.0 else 1.2
    if entry.kind in {"region", "area"}:
        return 1.2 * entry.quality
    if entry.population >= _KNOWN_TOWN:
        return 1.0 * entry.quality
    return 0.5 * entry.quality if entry.population >= 15_000 else 0.2 * entry.quality


def eminent(entry: Entry) -> bool:
    """Whether a place is too well known to be only an actor: "Damascus" stands for a government, and is a city."""
    return entry.kind in {"country", "region"} or entry.capital or entry.population >= _KNOWN_TOWN
