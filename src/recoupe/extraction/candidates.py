"""Candidates: the stretches that assert an occurrence, with their event type, before they become claims."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.denial import denial_in, refused
from recoupe.extraction.event_choice import COUNTED, choose
from recoupe.extraction.events import STRONG
from recoupe.extraction.hedging import hedge_in
from recoupe.extraction.recounting import recounts, told_verbs
from recoupe.languages.columns import columns
from recoupe.languages.forms import has_feature, is_one_of, phrase_at, phrases, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from recoupe.extraction.events import Trigger
    from recoupe.extraction.figures import FoundFigure
    from recoupe.extraction.setting import Setting
    from recoupe.extraction.stretches import Stretch
    from recoupe.model import EventType

_BY_MEANS = "air/drone strike"
_OF_GROUND = frozenset({"territory taken", "territory retaken", "attack repelled"})


@dataclass(frozen=True)
class Candidate:
    """A stretch that asserts an occurrence."""

    stretch: Stretch
    event: EventType | None
    telling: bool
    """Whether its own words tell the type; if not, it may take over that of the occurrence it goes on about."""
    triggers: tuple[Trigger, ...]
    figures: tuple[int, ...]
    denial: str | None
    hedge: str | None
    tolls: bool
    """Whether it counts people or things."""
    total: bool
    """Whether all that it counts are totals over a whole conflict."""


def candidates(setting: Setting, pieces: Sequence[Stretch], triggers: Sequence[Trigger]) -> list[Candidate]:
    """Return the candidates among the stretches of a report, in order."""
    names = _names(setting)
    out: list[Candidate] = []
    for piece in pieces:
        found = _candidate(setting, piece, triggers, names)
        if found:
            out.append(found)
    telling = {_speech(c) for c in out if _has_matter(c)}
    return [c for c in out if _has_matter(c) or _speech(c) not in telling]


def _speech(candidate: Candidate) -> tuple[object, ...]:
    """What one speaker says in one sentence."""
    frame = candidate.stretch.frame
    return (candidate.stretch.sentence, frame.name if frame else None)


def _has_matter(candidate: Candidate) -> bool:
    """Whether its own words tell of an occurrence or deny one; what only recounts gives way to what tells."""
    return bool(candidate.triggers or candidate.figures or candidate.denial)


def _names(setting: Setting) -> frozenset[int]:
    """Tokens inside names of organisations, whose words tell of no event ("Civil Defence", "Battle of")."""
    doc, read = setting.doc, columns(setting.doc)
    return frozenset(
        i
        for entity in doc.ents
        if entity.label_ in {"ORG", "PER", "PERSON"}
        for i in range(entity.start, entity.end)
        if read.pos[i] == "PROPN" and read.texts[i][:1].isupper() and not doc[i].is_sent_start
    )


def _candidate(
    setting: Setting, piece: Stretch, triggers: Sequence[Trigger], names: frozenset[int]
) -> Candidate | None:
    doc, lang = setting.doc, setting.report.lang
    a, b = piece.span
    start, end = doc[a].idx, doc[b - 1].idx + len(doc[b - 1])
    if setting.aside(start, end):
        return None
    # "The Air Force killed nine": a name, and by what means.
    low, high = (bisect_left(triggers, at, key=lambda t: t.start) for at in (a, b))
    own = tuple(t for t in triggers[low:high] if t.start not in names or t.event == _BY_MEANS)
    counted = setting.figures_in((a, b), (start, end))
    tolls = [setting.figures[k] for k in counted if setting.figures[k].figure.kind in COUNTED]
    asserted = [t for t in own if _asserted(doc, t, lang)]
    refuses = piece.frame is not None and (piece.frame.denies or refused(doc, piece.span, lang))
    tells = bool(tolls) or (bool(asserted) and _enough(setting, piece, asserted))
    if not refuses and not tells and not (start >= setting.title_end and _recounts(setting, piece)):
        return None
    if not tells:  # a bare denial, or what somebody saw: what it is about was told before
        own, asserted = (), []
    if _unreal(doc, asserted or own, tolls, lang):
        return None
    choice = choose(doc, asserted or own, [setting.figures[k] for k in counted], lang)
    verbs = frozenset(i for t in own for i in range(t.start, t.end)) or told_verbs(doc, piece.span)
    low = piece.frame.begin if piece.frame and piece.frame.sentence == piece.sentence else a
    denial = denial_in(doc, piece.span, lang, verbs)
    if refuses:
        denial = denial or doc[piece.frame.cue[0] : piece.frame.cue[1]].text if piece.frame else denial
    hedge = "cue" if piece.frame and piece.frame.hedged else hedge_in(doc, (min(low, a), b), lang)
    return Candidate(
        piece,
        choice.event,
        choice.telling,
        tuple(asserted or own),
        counted,
        denial,
        hedge,
        bool(tolls),
        choice.total,
    )


def _recounts(setting: Setting, piece: Stretch) -> bool:
    return piece.frame is not None and recounts(setting.doc, piece.span, piece.frame, setting.report.lang)


def _asserted(doc: Doc, trigger: Trigger, lang: str) -> bool:
    """Whether a trigger says that something happened: not a modifier ("rebel-held"), not planned, not a modal."""
    token = doc[trigger.start]
    if (
        token.i
        and doc[token.i - 1].text == "-"
        and doc[token.i - 1].whitespace_ == ""
        and trigger.end == trigger.start + 1
    ):
        return trigger.weight >= STRONG
    return not _modal(token, lang)


def _modal(token: Token, lang: str) -> bool:
    verb = token if token.pos_ in {"VERB", "AUX"} else None
    if verb is None:
        return False
    modals = words(lang, "clauses", "modals")
    if any(
        c.lower_ in modals or c.lemma_.lower() in modals
        for c in verb.children
        if c.dep_ in {"aux", "aux:modal"} and c.i < verb.i
    ):
        return True
    if has_feature(verb, "Tense", "Fut"):
        return True
    governor = verb.head
    infinitive = has_feature(verb, "VerbForm", "Inf")
    return infinitive and (is_one_of(governor, words(lang, "clauses", "planning")) or is_one_of(governor, modals))


def _unreal(doc: Doc, triggers: Sequence[Trigger], tolls: Sequence[FoundFigure], lang: str) -> bool:
    """Everything that the stretch tells is planned, feared or conditional."""
    if tolls:
        return False
    return bool(triggers) and all(_modal(doc[t.start], lang) for t in triggers)


def _enough(setting: Setting, piece: Stretch, triggers: Sequence[Trigger]) -> bool:
    """Without a toll: an occurring verb, or, for one who is named, a strong word. In the article's own
    voice a weak word for ground ("held", "took") tells of one only where a place is named beside it.
    """
    doc, lang = setting.doc, setting.report.lang
    weak = all(t.weight < STRONG and t.event in _OF_GROUND for t in triggers)
    if piece.frame is None and weak and not _names_a_place(setting, piece):
        return False
    if _took_place(doc, piece, triggers, lang):
        return True
    occurring = words(lang, "events", "occurring")
    verbs = [t for t in triggers if doc[t.start].pos_ in {"VERB", "AUX"} and is_one_of(doc[t.start], occurring)]
    strong = [t for t in triggers if t.weight >= STRONG]
    if piece.frame is not None:
        return bool(verbs or strong)
    happened = any(
        doc[i].pos_ == "VERB" and is_one_of(doc[i], occurring) and not _modal(doc[i], lang) for i in range(*piece.span)
    )
    return bool(happened and (strong or verbs))


def _took_place(doc: Doc, piece: Stretch, triggers: Sequence[Trigger], lang: str) -> bool:
    """Whether an occurrence is the subject of what only says that it was: "the attack took place", "s'est produit"."""
    table = phrases(lang, "events", "taking_place")
    named = [t for t in triggers if doc[t.start].pos_ not in {"VERB", "AUX"}]
    if not named:
        return False
    lows, lemmas, happening = columns(doc).lows, columns(doc).lemmas, words(lang, "events", "happening")
    return any(
        (lows[i] in happening or lemmas[i] in happening or (lows[i] in table and phrase_at(doc, i, table)))
        and not _modal(doc[i], lang)
        for i in range(*piece.span)
    )


def _names_a_place(setting: Setting, piece: Stretch) -> bool:
    doc = setting.doc
    start, end = doc[piece.span[0]].idx, doc[piece.span[1] - 1].idx
    named = (p.place for p in setting.places if any(c.isupper() for c in p.place.text))
    return any(place.start is not None and start <= place.start <= end for place in named)
