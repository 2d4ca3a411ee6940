"""Finding statements: every word that gives a content to somebody, by verb, adjective, noun or marker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.cue_words import says
from recoupe.extraction.attribution.frames import find_frames
from recoupe.extraction.attribution.statements import quoted
from recoupe.extraction.attribution.statements.contents import around, complement, reported_passive
from recoupe.extraction.attribution.statements.holders import holder, is_passive, phrase_of, verb_group
from recoupe.extraction.attribution.statements.spans import runs, subtree, trim
from recoupe.extraction.quotations import token_quotations
from recoupe.languages.forms import phrase_at, phrases, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_KINDS = (
    ("speech", "verbs", "asserts"),
    ("speech", "verbs", "denies"),
    ("belief", "beliefs"),
    ("intention", "intentions"),
)


@dataclass(frozen=True)
class Statement:
    """Who (no span: nobody is named), by which words, what. All spans are token spans, end excluded."""

    source: tuple[Tokens, ...]
    cue: Tokens
    content: tuple[Tokens, ...]
    kind: str
    """speech, belief or intention"""


def find_statements(doc: Doc) -> list[Statement]:
    """Return the statements of a parsed English text, in the order of their cues. They may be nested."""
    quotes = token_quotations(doc)
    long = [q for q in quotes if quoted.is_long(doc, q)]
    raised = _raised(doc)
    found: list[tuple[Statement, set[int]]] = []
    for token in doc:
        found.extend(_at(doc, token, long, raised))
    found = _with_frames(doc, found)
    cues = {i for s, _ in found for i in range(*s.cue)}
    out = []
    for statement, tokens in found:
        tokens = quoted.whole(tokens, long)
        own = {i for span in (*statement.source, statement.cue) for i in range(*span)}
        end = max(doc[max(own)].sent.end, max(tokens) + 1)
        tokens |= quoted.going_on(doc, tokens, end, quotes, cues)
        out.append(replace(statement, content=runs(doc, tokens - own)))
    return [s for s in out if s.content]


def _with_frames(doc: Doc, found: list[tuple[Statement, set[int]]]) -> list[tuple[Statement, set[int]]]:
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
        if frame.speaker and any(doc[i].pos_ in {"VERB", "AUX"} for i in tokens):
            out.append((Statement((trim(doc, frame.speaker),), frame.cue, (), "speech"), tokens))
    return sorted(out, key=lambda o: o[0].cue)


def _raised(doc: Doc) -> dict[int, Token]:
    """Verbs that a parser hung too low, and the verb that they go on from.

    "The bank said profits fell and added that": no subject of its own, the same form, a clause of its own. "The
    ministry announced that schools would close, saying that": a participle behind a comma.
    """
    out: dict[int, Token] = {}
    for verb in doc:
        outer = verb.head.head
        if verb.pos_ != "VERB" or verb.dep_ not in {"conj", "advcl"} or verb.head.dep_ != "ccomp":
            continue
        alone = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
        clause = any(c.dep_ == "ccomp" for c in verb.children)
        same = verb.dep_ == "conj" and verb.tag_ == outer.tag_
        participle = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i and doc[verb.i - 1].text == ","
        if alone and clause and (same or participle) and outer.i < verb.i and {_kind(verb), _kind(outer)} == {"speech"}:
            out[verb.i] = outer
    return out


def _at(doc: Doc, token: Token, quotes: list[Tokens], raised: dict[int, Token]) -> Iterator[tuple[Statement, set[int]]]:
    marker = _marker(doc, token)
    if marker:
        yield marker
    elif token.pos_ == "VERB":
        yield from _verb(doc, token, quotes, raised)
    elif token.pos_ == "ADJ" and says(token, "en", "stances"):
        yield from _adjective(doc, token)
    elif token.pos_ == "NOUN":
        yield from _noun(doc, token)


def _verb(
    doc: Doc, verb: Token, quotes: list[Tokens], raised: dict[int, Token]
) -> Iterator[tuple[Statement, set[int]]]:
    kind = _kind(verb)
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN"  # "acts aimed to"
    if kind is None or bare or (verb.i and doc[verb.i - 1].text == "-"):
        return
    cue = verb_group(verb)
    tokens = reported_passive(verb) if is_passive(verb) else complement(verb)
    for low, outer in raised.items():
        if outer.i == verb.i:
            tokens -= subtree(doc[low]) | {c.i for c in doc[low].head.children if c.dep_ == "cc" and c.i < low}
    who = holder(raised.get(verb.i, verb))
    tokens -= set(range(*cue))
    source = phrase_of(doc, who, tokens | set(range(*cue))) if who is not None and who.i not in tokens else ()
    if (kind == "speech" or not tokens) and not any(q[0] <= verb.i < q[1] for q in quotes):
        own = (min([cue[0], *(s[0] for s in source)]), max([cue[1], *(s[1] for s in source)]))
        if own[1] - own[0] < 30:
            for quote in quoted.beside(doc, own, quotes):
                tokens |= set(range(*quote))
    if tokens:
        yield Statement(source, cue, (), kind), tokens


def _kind(verb: Token) -> str | None:
    for kind, *path in _KINDS:
        if says(verb, "en", *path):
            return kind
    return "speech" if says(verb, "en", "weak") or says(verb, "en", "naming") or says(verb, "en", "assigning") else None


def _adjective(doc: Doc, adjective: Token) -> Iterator[tuple[Statement, set[int]]]:
    """Stances: "is confident that", "remained sure"."""
    clause = next((c for c in adjective.children if c.dep_ in {"ccomp", "xcomp"} and c.i > adjective.i), None)
    verb = adjective.head
    if clause is None or verb.pos_ not in {"AUX", "VERB"}:
        return
    who = holder(verb)
    start = verb_group(verb)[0] if verb.i < adjective.i <= verb.i + 3 else adjective.i
    tokens = subtree(clause)
    if who is not None and who.lower_ != "it":
        cue = (start, adjective.i + 1)
        yield Statement(phrase_of(doc, who, tokens | set(range(*cue))), cue, (), "belief"), tokens


def _noun(doc: Doc, noun: Token) -> Iterator[tuple[Statement, set[int]]]:
    """Nouns of saying and thinking: "the company's claim that", "its plan to", "expressed the hope that"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lower_ in words("en", "attribution", "views"):
        yield from _view(doc, noun)
        return
    if not says(noun, "en", "nominal") and not says(noun, "en", "thoughts"):
        return
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    clause = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and _is_that_clause(c)), None)
    if clause is None:
        return
    if owner is None:
        by = next((c for c in noun.children if c.dep_ in {"prep", "agent"} and c.lower_ in {"of", "by", "from"}), None)
        owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if owner is None and noun.dep_ in {"dobj", "pobj", "attr"}:
        owner = holder(noun.head if noun.head.pos_ in {"VERB", "AUX"} else noun.head.head)
    if owner is None or owner.i in subtree(clause):
        return
    cue = (noun.i, noun.i + 1)
    yield Statement(phrase_of(doc, owner, subtree(clause) | set(range(*cue))), cue, (), "speech"), subtree(clause)


def _view(doc: Doc, noun: Token) -> Iterator[tuple[Statement, set[int]]]:
    """Views: "In the commission's view, the tariff breaks the rules": the clause around it is the owner's."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        content = around(doc, subtree(noun.head), noun.head.head)
        yield Statement(phrase_of(doc, owner, {noun.i}), (noun.i, noun.i + 1), (), "belief"), content


def _is_that_clause(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _marker(doc: Doc, token: Token) -> tuple[Statement, set[int]] | None:
    """Markers: "according to the police": the clause around it is theirs."""
    length = phrase_at(doc, token.i, phrases("en", "attribution", "markers"))
    if not length:
        return None
    last = doc[token.i + length - 1]
    who = next((c for c in last.children if c.dep_ == "pobj"), None)
    if who is None:
        return None
    cue = (token.i, token.i + length)
    own = set(range(*cue)) | subtree(who) | subtree(token)
    content = around(doc, own, token.head)
    return (Statement(phrase_of(doc, who, set(range(*cue))), cue, (), "speech"), content) if content else None
