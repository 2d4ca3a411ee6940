"""Every counted thing of the conflict in a text, in order: numbers, their nouns, then their kinds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from recoupe.extraction.figures import kinds, parts
from recoupe.extraction.figures.cues import find_cues
from recoupe.extraction.figures.exclusions import excluded
from recoupe.extraction.figures.kinds import Candidate, Scene
from recoupe.extraction.figures.mention import Mention
from recoupe.extraction.figures.nouns import Counted, counted_noun, noun_lexicon, who
from recoupe.extraction.figures.numerals import Numeral
from recoupe.extraction.figures.qualifiers import Quantity, qualified, qualifier_after, quantities, requalified
from recoupe.extraction.figures.syntax import PARSED, parsed
from recoupe.extraction.figures.words import Words, view
from recoupe.i18n import gettext as _
from recoupe.languages import lexicon
from recoupe.model import Figure, FigureKind, Reason

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Nouns that tell their kind whatever verb stands by ("received eleven dead", "pulled 14 bodies").
_NOT_CARRIED = frozenset({"other", "fired"})
_STRICT = frozenset({"killed", "wounded", "missing", "casualties"})


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure in a document. `head`: token of the counted noun, or of the number; `governor`: token of the
    predicate that gave the kind; `parent`: index, in the list, of the figure that this one is part of.
    """

    figure: Figure
    start: int
    end: int
    head: int
    governor: int | None
    parent: int | None
    reason: Reason


def find_figures(doc: Doc, lang: str) -> list[FoundFigure]:
    """Return the figures of a parsed report, in text order. Offsets are the report's characters."""
    w = view(doc)
    mentions = _mentions(w, lang)
    opens = frozenset(m.first for m in mentions if not m.indefinite)
    owner = {i: m.index for m in mentions if not m.indefinite for i in range(m.first, m.last + 1)}
    scene = Scene(w, lang, find_cues(w, lang, opens), owner)
    found: list[FoundFigure] = []
    kept: list[Mention] = []
    places: dict[int, int] = {}
    for m in mentions:
        parent = parts.parent_of(w, m, kept, lang)
        if m.bare and parent is not None:
            m = replace(m, borrowed=parent.category)
        choice = _choose(scene, m, kept, found, parent, places)
        if choice is None:
            continue
        places[m.index] = len(found)
        found.append(_figure(w, m, choice, places.get(parent.index) if parent else None, found, lang))
        kept.append(m)
    return found


def _mentions(w: Words, lang: str) -> list[Mention]:
    """Return the quantities that count something, and things counted by an article, in order."""
    found: list[tuple[Quantity, Counted, bool]] = []
    for q in quantities(w.text, lang):
        after = w.at(q.end - 1) + 1
        counted = counted_noun(w, after, lang)
        if excluded(q, w.text, lang, counted=counted.head is not None) is None:
            found.append((q, counted, False))
    taken = {i for q, c, _i in found for i in range(w.at(q.start), max(c.last, w.at(q.end - 1)) + 1)}
    found += [(q, c, True) for q, c in _articles(w, lang, taken)]
    found.sort(key=lambda item: item[0].number)
    found = [item for i, item in enumerate(found) if not _idle(w, found, i, lang)]
    out = []
    for index, (q, counted, indefinite) in enumerate(found):
        last = max(w.at(q.end - 1), counted.last)
        if counted.head is not None and not indefinite:
            limit = found[index + 1][0].start if index + 1 < len(found) else None
            behind = qualifier_after(w.text, w.starts[last] + len(w.words[last]), lang, limit)
            if behind is not None:
                q, last = requalified(q, behind[0]), w.at(behind[1] - 1)
        out.append(Mention(index, q, counted, w.at(q.start), last, indefinite))
    return out


def _idle(w: Words, found: list[tuple[Quantity, Counted, bool]], i: int, lang: str) -> bool:
    """Whether a number counts nothing: one right before another, or within a noun ("members of two families")."""
    q, counted, _indefinite = found[i]
    if counted.head is None and i + 1 < len(found) and found[i + 1][0].start - q.end <= 1:
        return True
    if i == 0 or found[i - 1][1].head is None or found[i - 1][0].vague:
        return False
    between = range(max(found[i - 1][1].last, w.at(found[i - 1][0].end - 1)) + 1, w.at(q.start))
    return len(between) == 1 and w.words[between[0]] in noun_lexicon(lang).of


def _articles(w: Words, lang: str, taken: set[int]) -> list[tuple[Quantity, Counted]]:
    """Return things counted by an article ("a child", "at least un enfant")."""
    lex = noun_lexicon(lang)
    out = []
    for i, word in enumerate(w.words):
        if word not in lex.determiners or i in taken or w.word(i + 1) in lex.uncounted or w.word(i - 1) in {"l'", "another"}:
            continue
        counted = counted_noun(w, i + 1, lang)
        if counted.head is None or not (counted.category or counted.kind) or counted.head in taken:
            continue
        start = w.starts[i]
        out.append((qualified(Numeral(start, start + len(word), 1, 1), w.text, lang), counted))
    return out


def _choose(
    scene: Scene,
    m: Mention,
    kept: list[Mention],
    found: list[FoundFigure],
    parent: Mention | None,
    places: dict[int, int],
) -> Candidate | None:
    """Return the best kind for a mention, or None if nothing says that it is a figure of the conflict."""
    options = kinds.candidates(scene, m) + parsed(scene, m)
    options = sorted((c for c in options if c.kind != "other" or not m.bare), key=lambda c: c.cost)
    own = m.counted.kind
    if m.indefinite:
        return _choose_indefinite(scene, m, options, kept, found, parent, places)
    strict = own in _STRICT and m.counted.category is None
    if strict and own is not None:
        return Candidate(kinds.merged(scene, own, m.last), 0.0, m.counted.head, "noun")
    if own is not None:
        modified = m.counted.category is not None and noun_lexicon(scene.lang).kind.get(scene.w.words[m.last]) != own
        options.append(Candidate(own, 0.2 if modified else 1.0, m.counted.head, "noun"))
    if m.bare:
        options = [c for c in options if c.cost <= 4.0]
    tolled = kinds.toll(scene, m)
    if tolled is not None:
        options.append(tolled)
    if parent is not None and parent.index in places:
        whole = found[places[parent.index]]
        options.append(Candidate(whole.figure.kind, 1.6, whole.governor, "part"))
    chained = _coordinated(scene, m, kept, found)
    if chained is not None:
        options.append(chained)
    if not options:
        carried = _carried(scene, m, kept, found)
        if carried is not None:
            return carried
        lonely = lexicon(scene.lang, "figures")["lonely"].get(m.category)
        return Candidate(lonely, 9.0, None, "noun") if lonely else None
    return min(options, key=lambda c: c.cost)


def _choose_indefinite(
    scene: Scene,
    m: Mention,
    options: list[Candidate],
    kept: list[Mention],
    found: list[FoundFigure],
    parent: Mention | None,
    places: dict[int, int],
) -> Candidate | None:
    """An article counts only where a predicate stands close by, or in a list or part of a figure."""
    if m.counted.category in {None, "event", "munition", "area"} and m.counted.kind is None:
        return None
    if parent is not None and parent.index in places:
        whole = found[places[parent.index]]
        return Candidate(whole.figure.kind, 1.6, whole.governor, "part")
    qualified_ = m.quantity.qualifier != "exactly"
    limit = 3.0 if qualified_ else 1.2
    near = [c for c in options if (c.cost <= limit or c.cost == PARSED) and c.kind not in {"other", "fired"}]
    if near and m.counted.category is not None:
        return near[0]
    own = m.counted.kind
    if own in _STRICT and m.counted.category is None:
        giving = scene.w.word(m.first - 1) in noun_lexicon(scene.lang).giving or qualified_
        if giving:
            return Candidate(own, 0.0, m.counted.head, "noun")
    chained = _coordinated(scene, m, kept, found)
    if chained is not None and chained.cost < 3 and chained.kind in {"seized", "destroyed", "killed", "wounded"}:
        return chained
    return None


_LISTING = frozenset({",", ":", "(", "and", "et", "&", "puis", "then", "or", "ou", "well", "ainsi"})
_JOINED = frozenset({",", ":", "(", "and", "et", "&", "puis", "then", "or", "ou", "plus", "as", "well", "ainsi", "que", '"', "de", "d'", "des", "of", "a"})


def _coordinated(scene: Scene, m: Mention, kept: list[Mention], found: list[FoundFigure]) -> Candidate | None:
    """Return the kind of the figure just before, when only a comma or conjunction parts the two."""
    if not kept:
        return None
    previous, w = kept[-1], scene.w
    between = range(previous.last + 1, m.first)
    kind = found[-1].figure.kind
    if not 1 <= len(between) <= 4 or kinds.resolve(kind, m.category, scene.lang) is None:
        joined = False
    else:
        joined = all(w.words[i] in _JOINED or i == found[-1].governor for i in between) and any(w.words[i] in _LISTING for i in between)
    if joined:
        verb = any(w.pos[i] == "VERB" and i not in scene.cues for i in range(m.last + 1, min(m.last + 4, len(w.words))))
        return Candidate(kind, 2.0 + (6.0 if verb else 0.0), found[-1].governor, "list")
    if m.bare and m.first - previous.last <= 25 and w.word(m.first - 1) in {"and", "et", ","}:
        elided = m.last + 1 >= len(w.words) or w.pos[m.last + 1] not in {"NOUN", "PROPN", "VERB", "AUX"}
        if elided and not any(w.hard[i] for i in range(previous.last + 1, m.first)):
            return Candidate(kind, 2.5, found[-1].governor, "elided")
    return None


def _carried(scene: Scene, m: Mention, kept: list[Mention], found: list[FoundFigure]) -> Candidate | None:
    """Return the kind of an earlier figure that a bare number takes up ("Amaq claimed 35")."""
    if not m.bare or not kept or m.first - kept[-1].last > 60:
        return None
    verb = kinds.reported(scene, m)
    if verb is None or (
        found[-1].figure.kind in _NOT_CARRIED and not any(scene.w.hard[kept[-1].last : m.first])
    ):
        return None
    near = [f for k, f in zip(kept, found, strict=True) if m.first - k.last <= 60 and f.figure.kind not in _NOT_CARRIED]
    killed = [f for f in near if f.figure.kind == "killed"]
    chosen = (killed or near)[-1:]
    return Candidate(chosen[0].figure.kind, 6.0, verb, "carried") if chosen else None


def _figure(
    w: Words, m: Mention, choice: Candidate, parent: int | None, found: list[FoundFigure], lang: str
) -> FoundFigure:
    token = w.doc[m.last]
    start = m.quantity.start
    end = max(m.quantity.end, token.idx + len(token.text.rstrip())) if not m.bare else m.quantity.end
    counted = who(w, m.counted, lang)
    if counted is None and choice.rule in {"list", "elided", "carried", "part"} and found:
        counted = found[-1].figure.who
    figure = Figure(
        kind=cast("FigureKind", choice.kind),
        who=counted,
        low=m.quantity.low,
        high=m.quantity.high,
        qualifier=m.quantity.qualifier,
        text=w.raw[start:end],
        start=start,
        end=end,
        cumulative=parts.cumulative(w, m, lang),
    )
    head = m.counted.head if m.counted.head is not None else w.at(m.quantity.number)
    return FoundFigure(figure, start, end, head, choice.governor, parent, _reason(w, choice))


def _reason(w: Words, choice: Candidate) -> Reason:
    word = w.doc[choice.governor].text if choice.governor is not None else ""
    kind = choice.kind
    match choice.rule:
        case "object":
            text = _("counted as {kind}: object of “{word}”", kind=kind, word=word)
        case "subject" | "participle" | "inverted":
            text = _("counted as {kind}: subject of “{word}”", kind=kind, word=word)
        case "toll":
            text = _("counted as {kind}: a toll (“{word}”)", kind=kind, word=word)
        case "part":
            text = _("counted as {kind}: part of the figure before it", kind=kind)
        case "list":
            text = _("counted as {kind}: listed with the figure before it", kind=kind)
        case "elided":
            text = _("counted as {kind}: the noun and verb of the figure before it are understood", kind=kind)
        case "carried":
            text = _("counted as {kind}: “{word}” takes up the figure before it", kind=kind, word=word)
        case _:
            text = _("counted as {kind}: the noun says so", kind=kind)
    return Reason(rule=f"figure.{choice.rule}", text=text)
