"""The kind of a figure: the predicate that governs it, sought to its left and right within the sentence.

Windows of words rather than the parse alone: pages that lost their punctuation have parses that mislead.
Each candidate has a cost, about the number of words that come between; the cheapest allowed one wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.extraction.figures.cues import Cue, predicates
from recoupe.extraction.figures.nouns import noun_lexicon
from recoupe.languages import lexicon

if TYPE_CHECKING:
    from recoupe.extraction.figures.mention import Mention
    from recoupe.extraction.figures.words import Words

_SUBJECT_OPENERS = frozenset({"la", "le", "les", "the"})  # after a comma: the subject of a new clause, mostly
LEFT_LIMIT = 7.0
RIGHT_LIMIT = 12.0
_VERB = 5.0  # a verb that is no predicate of ours closes most clauses
_FIGURE = 1.5  # another figure in between, in a list or as a part
_CLAUSE = 6.0  # another figure in between, in a clause of its own
_UNKNOWN = 5.0  # how far a predicate reaches for a noun that the lexicon lacks


@dataclass(frozen=True, slots=True)
class Candidate:
    """A kind, what it costs to believe it, the governing token, and the rule in a word. `source`: index of the
    figure so far whose kind and noun it takes.
    """

    kind: str
    cost: float
    governor: int | None
    rule: str
    source: int | None = None


@cache
def _tables(lang: str) -> tuple[dict[str, dict[str, str]], dict[str, frozenset[str]], dict[str, Any]]:
    data = lexicon(lang, "figures")
    allowed = {kind: frozenset(cats) for kind, cats in data["allowed"].items()}
    toll = data["toll"]
    sets = {
        "words": frozenset(toll["words"].split()),
        "links": frozenset(toll["links"].split()),
        "verbs": frozenset(toll["verbs"].split()),
        "weak": frozenset(toll["weak"].split()),
        "kinds": toll["kinds"],
        "report": frozenset(data["report"].split()),
    }
    return data["by_category"], allowed, sets


def resolve(kind: str, category: str, lang: str) -> str | None:
    """Return the figure kind of a predicate for a noun's category, or None if it cannot count such a noun."""
    by_category, allowed, _ = _tables(lang)
    if kind == "ignored":
        return None
    if kind in by_category:
        resolved = by_category[kind].get(category)
        if resolved is None:
            return None
        kind = resolved
    return kind if category in allowed[kind] else None


@dataclass(frozen=True, slots=True)
class Scene:
    """What the search reads: words, predicates by token, and the mention that each token belongs to."""

    w: Words
    lang: str
    cues: dict[int, tuple[Cue, ...]]
    owner: dict[int, int]


def candidates(scene: Scene, m: Mention) -> list[Candidate]:
    """Return every kind that a predicate nearby gives to a mention, cheapest first."""
    found = _left(scene, m) + ([] if agent(scene, m) else _right(scene, m))
    out = []
    for c in found:
        if m.category == "unknown" and c.cost > _UNKNOWN:
            continue
        kind = resolve(c.kind, m.category, scene.lang)
        if kind is not None:
            out.append(Candidate(kind, c.cost, c.governor, c.rule))
    return sorted(out, key=lambda c: (c.cost, c.governor or 0))


def agent(scene: Scene, m: Mention) -> bool:
    """Whether a mention is the doer of a passive ("killed by three gunmen")."""
    w, sets, i = scene.w, predicates(scene.lang).sets, m.first - 1
    while i >= 0 and (_plain(w.words[i]) or w.words[i] in sets["objects"]):
        i -= 1
    return w.word(i) in sets["by"]


def _plain(word: str) -> bool:
    return word in {'"', "'", "(", ")", "[", "]", " "}


def _left(scene: Scene, m: Mention) -> list[Candidate]:
    w, sets = scene.w, predicates(scene.lang).sets
    i = m.first - 1
    while i >= 0 and (_plain(w.words[i]) or w.words[i] in sets["adverbs"]) and i not in scene.cues:
        i -= 1
    before = w.word(i)
    behind_of = before in sets["of"]
    behind_preposition = before in sets["prepositions"] and not behind_of and w.lows[i] != "a"
    cost, found = 0.0, []
    while i >= 0 and cost < LEFT_LIMIT:
        if w.hard[i]:
            break
        owner = scene.owner.get(i)
        if owner is not None and owner != m.index:
            cost += _FIGURE
            while i >= 0 and scene.owner.get(i) == owner:
                i -= 1
            continue
        cues = scene.cues.get(i, ())
        grouped = _group(w, i, scene.lang)
        if grouped is not None and cost < 4:
            found.append(Candidate(grouped[0], cost, grouped[1], "subject"))
        for cue in cues:
            if cue.end != i:
                continue
            if cue.role == "object" and cue.voice != "passive" and not behind_of and not behind_preposition:
                kind = merged(scene, cue.kind, cue.start, step=-1)
                found.append(Candidate(kind, cost + (1.0 if cue.voice == "either" else 0.0), cue.start, "object"))
            elif cue.role == "object" and cue.end > cue.start and cue.voice != "passive" and cost < 3:
                found.append(Candidate(cue.kind, cost, cue.start, "object"))
            elif cue.role == "of" and behind_of and _followed_by_of(w, i, sets["of"]):
                found.append(Candidate(cue.kind, cost * 0.7, cue.start, "noun"))
            elif cue.role == "of" and cue.end > cue.start:
                found.append(Candidate(cue.kind, cost, cue.start, "noun"))
            elif cue.role == "object" and w.word(i + 1) == ":" and i + 2 == m.first and (not i or w.hard[i - 1]):
                found.append(Candidate(cue.kind, cost, cue.start, "object"))  # "Killed: 14."
            elif cue.role in {"subject", "object"} and cue.voice == "passive" and not behind_preposition:
                if not _inverted(w, cue, sets, m):
                    continue
                found.append(Candidate(cue.kind, cost + 2, cue.start, "inverted"))
        cost += _weight(w, i, sets, cue=bool(cues), leftward=True)
        i -= 1
    return found


def merged(scene: Scene, kind: str, i: int, step: int = 1) -> str:
    """Return `casualties` where killed and wounded are told in one number ("40 killed or wounded")."""
    if kind not in {"killed", "wounded"}:
        return kind
    w, j = scene.w, i + step
    if w.word(j) in predicates(scene.lang).sets["joins"]:
        j += step
    if not 0 <= j < len(w.words) or j == i or scene.owner.get(j) not in {None, scene.owner.get(i)}:
        return kind
    others = {cue.kind for cue in scene.cues.get(j, ()) if (cue.voice == "active") == (step < 0)}
    others |= {noun_lexicon(scene.lang).kind.get(w.words[j], "")} if step > 0 else set()
    return "casualties" if others & ({"killed", "wounded"} - {kind}) else kind


def _group(w: Words, i: int, lang: str) -> tuple[str, int] | None:
    """Return the kind of "among the dead", "parmi les victimes" at i, and its noun."""
    lex = noun_lexicon(lang)
    if w.words[i] not in lex.among:
        return None
    for j in range(i + 1, min(i + 4, len(w.words))):
        if w.words[j] in lex.kind and (lex.kind[w.words[j]] in {"killed", "wounded", "missing"}):
            return lex.kind[w.words[j]], j
    return None


def _followed_by_of(w: Words, i: int, of: frozenset[str]) -> bool:
    return any(w.word(j) in of or w.word(j) == "d" for j in range(i + 1, i + 7))


def _inverted(w: Words, cue: Cue, sets: dict[str, frozenset[str]], m: Mention) -> bool:
    """Whether a passive precedes its subject: "ont été tués douze civils", "killed were five"; a colon parts them."""
    if w.word(m.first - 1) == ":":
        return False
    return 0 <= m.first - cue.end - 1 <= 1 and w.word(cue.start - 1) in sets["be"] and not m.bare


def _right(scene: Scene, m: Mention) -> list[Candidate]:
    w, sets = scene.w, predicates(scene.lang).sets
    i, n = m.last + 1, len(w.words)
    cost, found = 0.0, []
    relative = verb = False
    while i < n and cost < RIGHT_LIMIT:
        if w.hard[i]:
            break
        owner = scene.owner.get(i)
        if owner is not None and owner != m.index:
            joined = w.words[i - 1] in sets["bridges"] and not verb and not (m.bare and i - m.last > 2)
            cost += _FIGURE if joined else _CLAUSE
            while i < n and scene.owner.get(i) == owner:
                i += 1
            continue
        if w.words[i] in sets["relative"]:
            relative = True
        cues = scene.cues.get(i, ())
        acted = False
        for cue in cues:
            if cue.start != i or cue.role == "of":
                continue
            if cue.role == "object" and cue.voice == "active":
                acted = acted or not relative
            elif cue.role == "object" and cue.voice == "either":
                found.append(Candidate(cue.kind, cost + 1.5, cue.start, "participle"))
            else:
                found.append(Candidate(merged(scene, cue.kind, cue.end), cost, cue.start, "subject"))
        grouped = _group(w, i, scene.lang)
        if grouped is not None:
            found.append(Candidate(grouped[0], cost * 0.3 + 0.3, grouped[1], "subject"))
        if acted and not any(c.governor == i for c in found):
            break
        verb = verb or (w.pos[i] == "VERB" and not cues and w.words[i] not in sets["bridges"])
        cost += _weight(w, i, sets, cue=bool(cues), leftward=False)
        i += 1
    return found


def _weight(w: Words, i: int, sets: dict[str, frozenset[str]], *, cue: bool, leftward: bool) -> float:
    """Return how much a word in between parts a figure from its predicate."""
    word = w.words[i]
    if _plain(word) or word in sets["adverbs"] or word in sets["be"] or word in sets["have"]:
        return 0.15
    if word in sets["objects"]:
        return 0.5
    if cue:
        return 3.0
    if w.pos[i] == "VERB" and word not in sets["bridges"]:
        return _VERB
    if word in {",", ":", "-", "–", "—"}:
        return 1.0 if leftward or w.word(i + 1) not in _SUBJECT_OPENERS else 3.5
    if leftward and word in sets["prepositions"]:
        return 2.0
    return 0.8


def toll(scene: Scene, m: Mention) -> Candidate | None:
    """Return the kind that a toll word gives: "the death toll … reached 31", "losses at between 12 and 16"."""
    w = scene.w
    _, _, t = _tables(scene.lang)
    i = m.first - 1
    while i >= 0 and (_plain(w.words[i]) or w.words[i] in predicates(scene.lang).sets["adverbs"] - t["links"]):
        i -= 1
    linked = i >= 0 and w.words[i] in t["links"]
    if not linked and not (m.bare and i >= 0 and w.words[i] in t["verbs"]):
        return None
    kind = None
    for j in range(i, max(-1, i - 28), -1):
        if w.hard[j]:
            break
        if w.words[j] in t["kinds"] and kind is None:
            kind = t["kinds"][w.words[j]]
        owner = scene.owner.get(j)
        if w.words[j] in t["words"] and owner is None and (kind or w.words[j] not in t["weak"]):
            resolved = resolve(kind or "killed", m.category, scene.lang)
            return Candidate(resolved, 2.5 + 0.1 * (i - j), j, "toll") if resolved else None
    return None


def reported(scene: Scene, m: Mention) -> int | None:
    """Return the verb of saying that a bare number hangs on ("Amaq claimed 35"), which takes up an earlier figure."""
    w = scene.w
    _, _, t = _tables(scene.lang)
    for j in range(m.first - 1, max(-1, m.first - 6), -1):
        if w.hard[j]:
            return None
        if w.words[j] in t["report"] and scene.owner.get(j) is None:
            return j
    return None
