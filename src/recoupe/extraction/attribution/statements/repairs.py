"""Repairs: what the parse lost or hung too low, found again from frames, form and punctuation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.content import is_inserted
from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.frames import find_frames
from recoupe.extraction.attribution.statements.holders import is_bare_participle
from recoupe.extraction.attribution.statements.kinds import is_quoting, kind_of
from recoupe.extraction.attribution.statements.spans import trim
from recoupe.extraction.attribution.statements.statement import Statement
from recoupe.extraction.attribution.statements.tenses import is_told

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.frames import Frame
    from recoupe.extraction.attribution.speakers import Tokens
    from recoupe.extraction.attribution.statements.statement import Found


_NEAR = 20
"""Words after a quotation within which its lost cue stands."""


def raised_verbs(doc: Doc) -> dict[int, Token]:
    """Return the verbs that a parser hung too low, by index, with the verb that they go on from.

    "The bank said profits fell and added that": no subject of its own, the same form, a clause of its own. "The
    ministry announced that schools would close, saying that": a participle behind a comma. "The bank said it will pay,
    but it refused": by its tense (tenses.py).
    """
    out: dict[int, Token] = {}
    for verb in doc:
        outer = verb.head.head
        if verb.pos_ != "VERB" or verb.dep_ not in {"conj", "advcl"} or verb.head.dep_ != "ccomp":
            continue
        alone = outer.i < verb.i and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
        clause = any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
        same = verb.dep_ == "conj" and verb.tag_ == outer.tag_
        other = same and verb.head.tag_ != verb.tag_  # "says he lost and adds", not "says he came and saw"
        participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i and doc[verb.i - 1].text == ","
        clause = clause or bool(participle and is_quoting(verb) and any(c.dep_ == "dobj" for c in verb.children))
        speech = {kind_of(verb), kind_of(outer)} == {"speech"}
        told = verb.dep_ == "conj" and is_told(outer, verb.head, verb)
        if (alone and clause and speech and (same or participle)) or (
            kind_of(outer) == "speech" and (told or (alone and other))
        ):
            out[verb.i] = outer
    return out


def with_frames(doc: Doc, found: list[Found]) -> list[Found]:
    """Return the statements, holders and whole statements that the parse lost taken from the frames of the text."""
    frames = [f for f in find_frames(doc, "en") if f.kind == "verb" and f.speaker and f.scope]
    by_cue = {f.cue[1] - 1: f for f in frames}
    out = []
    for statement, tokens in found:
        frame = by_cue.pop(statement.cue[1] - 1, None)
        if frame and frame.speaker and not statement.source and statement.kind == "speech":
            statement = replace(statement, source=(trim(doc, frame.speaker),))
            tokens = {i for span in frame.scope for i in range(*span)}
        out.append((statement, tokens))
    for frame in by_cue.values():
        tokens = {i for span in frame.scope for i in range(*span)}
        if frame.speaker and _is_sound(doc, frame, tokens):
            out.append((Statement((trim(doc, frame.speaker),), frame.cue, (), "speech"), tokens))
    return sorted(out, key=lambda o: o[0].cue)


def with_lone_quotations(doc: Doc, found: list[Found], quotes: list[Tokens]) -> list[Found]:
    """Return the statements, and those whose cue a tagger took for a noun: '"...," the notice of intent states.'."""
    held = {i for _, tokens in found for i in tokens}
    cues = {i for statement, _ in found for i in range(*statement.cue)}
    out = list(found)
    for quote in quotes:
        end = quote[1]
        if end >= len(doc) or quote[0] + 1 in held or doc[end - 2].text not in {",", "?", "!"}:
            continue
        behind = range(end, min(end + _NEAR, doc[end].sent.end))
        cue = next((i for i in behind if is_quoting(doc[i])), None)
        if (
            cue is not None
            and cue > end
            and cue not in cues
            and not any(doc[i].pos_ == "VERB" for i in range(end, cue))
        ):
            out.append((Statement((trim(doc, (end, cue)),), (cue, cue + 1), (), "speech"), set(range(*quote))))
    return sorted(out, key=lambda o: o[0].cue)


def _is_sound(doc: Doc, frame: Frame, tokens: set[int]) -> bool:
    """Tell a frame that says a clause, by a plain verb of saying or one set apart by marks, from a misparse."""
    verb = doc[frame.cue[1] - 1]
    own = [*range(*frame.cue), *range(*(frame.speaker or frame.cue))]
    plain = says(verb, "en", "verbs", "asserts") or says(verb, "en", "verbs", "denies")
    inserted = is_inserted(doc, (min(own), max(own) + 1), frame.sentence) and is_quoting(verb)
    inserted = inserted and not says(verb, "en", "pausing")
    to_do = any(c.tag_ == "TO" for c in verb.children)
    clause = any(doc[i].pos_ in {"VERB", "AUX"} for i in tokens)
    settings = bool(tokens) and doc[min(tokens)].pos_ == "ADP" and min(tokens) > verb.i  # "testified before the court"
    joins = bool(tokens) and doc[min(tokens)].pos_ == "CCONJ"
    noun = verb.pos_ not in {"VERB", "AUX"} and not inserted and not any(doc[i].is_quote for i in tokens)
    joined = bool(tokens) and max(tokens) < min(own) and doc[min(own) - 1].pos_ == "CCONJ"  # "..., and she said yes"
    to_do = to_do or settings or joined or joins or noun or is_bare_participle(verb)
    return (plain or inserted) and clause and not to_do and not says(verb, "en", "claims_only")


def between_semicolons(doc: Doc, tokens: set[int], cue: Tokens) -> set[int]:
    """Return the part of a content on the cue's side of any semicolon in its sentence."""
    bars = [t.i for t in doc[cue[0]].sent if t.text == ";"]
    low = max((i for i in bars if i < cue[0]), default=-1)
    high = min((i for i in bars if i > cue[0]), default=len(doc))
    sentence = doc[cue[0]].sent
    return {i for i in tokens if low < i < high or not sentence.start <= i < sentence.end}
