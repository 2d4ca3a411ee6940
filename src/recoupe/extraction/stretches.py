"""Stretches: the pieces of a text that one speaker answers for and that tell of one occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar
from recoupe.extraction.denial import refused
from recoupe.extraction.quotations import token_quotations
from recoupe.extraction.recounting import recounts
from recoupe.languages.columns import columns, sentences
from recoupe.languages.forms import has_feature, is_one_of, words
from recoupe.languages.pipeline import LIST_ITEM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution import Frame
    from recoupe.extraction.events import Trigger

Tokens = tuple[int, int]

_RELATIVE = frozenset({"which", "who", "qui"})
_TOLL = frozenset({"killed", "wounded", "missing"})
_NEAR = 7
"""Tokens after a speaker within which a relative clause shows that it tells of a refusal to speak."""
_SHORTEST = 2
"""Tokens. One word alone asserts nothing."""


@dataclass(frozen=True)
class Stretch:
    """A token span within one sentence (or quotation), its frame (None: the article's own voice)."""

    span: Tokens
    sentence: Tokens
    frame: Frame | None
    first: bool
    """Whether it is the first stretch of its frame: the one whose quote shows cue and speaker."""


def stretches(
    doc: Doc, frames: Sequence[Frame], triggers: Sequence[Trigger], counted: Mapping[int, str], lang: str
) -> list[Stretch]:
    """Cut a text into stretches, in order. `counted`: the kind of each figure, by its head token."""
    owner = _owners(doc, frames, lang)
    quotes = token_quotations(doc)
    matter = {i for t in triggers for i in range(t.start, t.end)} | set(counted)
    out: list[Stretch] = []
    seen: set[int] = set()
    for sentence in _units(doc):
        _carry_into_items(doc, owner, sentence)
        for run, index in _runs(owner, sentence):
            for whole in _clauses(doc, run, matter, counted, lang):
                piece = _trimmed(doc, whole, lang)
                frame = frames[index] if index >= 0 else None
                refuses = frame is not None and (frame.denies or refused(doc, piece, lang))
                telling = any(i in matter for i in range(*piece)) or (
                    frame is not None and recounts(doc, piece, frame, lang)
                )
                if not refuses and (piece[1] - piece[0] < _SHORTEST or not telling):
                    continue
                before = out[-1] if out else None
                if frame is not None and before is not None and _one_quotation(before, frame, piece, quotes, counted):
                    out[-1] = Stretch((before.span[0], piece[1]), before.sentence, frame, before.first)
                    continue
                out.append(Stretch(piece, sentence, frame, index not in seen))
                seen.add(index)
    return out


def _trimmed(doc: Doc, span: Tokens, lang: str) -> Tokens:
    """A stretch without the conjunctions, marks and "that" it begins or ends with."""
    opening = words(lang, "clauses", "opening")
    a, b = span
    marks = {",", ";", ":", "–", "—"}
    while a < b - 1 and (doc[a].lower_ in opening or doc[a].is_space or doc[a].text in marks | {")"}):
        a += 1
    while b - 1 > a and (doc[b - 1].lower_ in opening or doc[b - 1].is_space or doc[b - 1].text in marks):
        b -= 1
    return a, b


def _one_quotation(
    before: Stretch, frame: Frame, piece: Tokens, quotes: Sequence[Tokens], counted: Mapping[int, str]
) -> bool:
    """Sentences of one quotation by one speaker are one assertion, unless both count something."""
    if before.frame is not frame or not any(q[0] <= before.span[0] and piece[1] - 1 <= q[1] for q in quotes):
        return False
    return not (_holds(before.span, counted) and _holds(piece, counted))


def _holds(span: Tokens, counted: Mapping[int, str]) -> bool:
    return any(span[0] <= i < span[1] for i in counted)


def _units(doc: Doc) -> list[Tokens]:
    """Sentences, a lead-in that ends with a colon joined with the list items under it."""
    out: list[Tokens] = []
    open_list = False
    whole = columns(doc).whole
    for start, end, first, last in sentences(doc):
        text = whole[first:last]
        if out and open_list and LIST_ITEM.match(text):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
            open_list = text.rstrip().endswith(":")
    return out


def _carry_into_items(doc: Doc, owner: list[int], unit: Tokens) -> None:
    """Who says the lead-in says the items too."""
    texts = columns(doc).texts
    if ":" not in texts[unit[0] : unit[1]]:
        return
    colon = next((i for i in range(*unit) if texts[i] == ":" and i + 1 < unit[1] and doc[i + 1].is_space), None)
    if colon is None or not any(doc[i].is_sent_start for i in range(unit[0] + 1, unit[1])):
        return
    last = next((owner[i] for i in range(colon, unit[0] - 1, -1) if owner[i] >= 0), -1)
    for i in range(colon, unit[1]):
        if owner[i] == -1:
            owner[i] = last


def _owners(doc: Doc, frames: Sequence[Frame], lang: str) -> list[int]:
    """For each token the index of the frame that answers for it, -1 for none, -2 for the frame's own words.

    Where two reach the same token the one whose reach is shorter has it: it stands nearer.
    """
    owner = [-1] * len(doc)
    reach = [len(doc) + 1] * len(doc)
    for index, frame in enumerate(frames):
        size = sum(b - a for a, b in frame.scope)
        for a, b in frame.scope:
            for i in range(a, b):
                if size <= reach[i]:
                    owner[i], reach[i] = index, size
    for frame in frames:
        for span in (frame.cue, frame.speaker):
            if span and frame.sentence[0] <= span[0] < frame.sentence[1]:
                for i in range(*span):
                    owner[i] = -2 if frame.kind != "nominal" or span == frame.cue else owner[i]
    for index, frame in enumerate(frames):
        _of_the_speaker(doc, owner, frame, index, lang)
    return owner


def _refuses(doc: Doc, i: int, end: int, lang: str) -> bool:
    """Whether a relative clause tells what the speaker did not say: "MSF, qui n'a pas précisé qui avait tiré"."""
    near = doc[i : min(i + _NEAR, end)]
    silent = grammar(lang, "refusals")
    return any(t.lower_ in words(lang, "attribution", "negators") for t in near) and any(
        t.lemma_.lower() in silent for t in near
    )


def _of_the_speaker(doc: Doc, owner: list[int], frame: Frame, index: int, lang: str) -> None:
    """A relative clause about the speaker tells what the speaker did: "the group X, which has named nineteen"."""
    if frame.speaker is None:
        return
    i = frame.speaker[1]
    if _refuses(doc, i, frame.sentence[1], lang):
        return
    if i + 1 < frame.sentence[1] and doc[i].text == "," and owner[i + 1] == -1 and doc[i + 1].lower_ in _RELATIVE:
        while i < frame.sentence[1] and owner[i] == -1 and doc[i].text not in {";", "."}:
            owner[i] = index
            i += 1


def _runs(owner: list[int], sentence: Tokens) -> list[tuple[Tokens, int]]:
    """Consecutive tokens with the same owner; a frame's own words join the run around them but start none."""
    out: list[tuple[Tokens, int]] = []
    start, current = sentence[0], None
    for i in range(*sentence):
        if owner[i] == -2:
            if current is not None:
                out.append(((start, i), current))
            current = None
            continue
        if owner[i] != current:
            if current is not None:
                out.append(((start, i), current))
            start, current = i, owner[i]
    if current is not None:
        out.append(((start, sentence[1]), current))
    return out


def _clauses(doc: Doc, run: Tokens, matter: set[int], counted: Mapping[int, str], lang: str) -> list[Tokens]:
    """Split a run at semicolons, and where a coordinated clause with its own subject tells of something else."""
    out: list[Tokens] = []
    start = run[0]
    lows, turns = columns(doc).lows, words(lang, "clauses", "turns")
    for i in range(run[0] + 1, run[1] - 1):
        if lows[i] != ";" and lows[i] not in turns:
            continue
        left, right = (start, i), (i + 1, run[1])
        if lows[i] == ";" or (
            _turns(doc, i, run, lang)
            and _both(matter, left, right)
            and _has_verb(doc, left)
            and not _one_toll(counted, left, right)
        ):
            out.append((start, i))
            start = i + 1
    out.append((start, run[1]))
    return [s for s in out if s[1] > s[0]]


def _has_verb(doc: Doc, span: Tokens) -> bool:
    """Whether a piece has a verb of its own: "five women | and a child have been killed" is one clause."""
    return any(doc[i].pos_ in {"VERB", "AUX"} for i in range(*span))


def _one_toll(counted: Mapping[int, str], left: Tokens, right: Tokens) -> bool:
    """Whether two clauses count those killed and those hurt by one occurrence: "20 were killed and 30 injured"."""
    kinds = [{counted[i] for i in range(*span) if i in counted} & _TOLL for span in (left, right)]
    return all(kinds) and not (kinds[0] & kinds[1])


def _both(matter: set[int], left: Tokens, right: Tokens) -> bool:
    return any(i in matter for i in range(*left)) and any(i in matter for i in range(*right))


def _turns(doc: Doc, i: int, run: Tokens, lang: str) -> bool:
    """Whether a conjunction at `i` opens a clause with a subject of its own."""
    for k in range(i + 1, min(i + 12, run[1])):
        token = doc[k]
        if (token.text in {",", ";"} and k > i + 4) or token.lower_ in words(lang, "clauses", "depending"):
            return False
        if token.pos_ in {"VERB", "AUX"} and _own_subject(token, i) and _finite(token):
            return True
    return False


def _own_subject(verb: Token, after: int) -> bool:
    return any(
        c.dep_ in {"nsubj", "nsubjpass", "nsubj:pass"}
        and c.i > after
        and not is_one_of(c, frozenset({"who", "which", "that", "qui"}))
        for c in verb.children
    )


def _finite(token: Token) -> bool:
    return has_feature(token, "VerbForm", "Fin") or any(
        c.pos_ == "AUX" and has_feature(c, "VerbForm", "Fin") for c in token.children
    )
