"""Kinds from the parse: where a figure is the subject or object of a predicate too far away for the windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.figures.kinds import Candidate, Scene, resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

    from recoupe.extraction.figures.mention import Mention

PARSED = 2.2  # behind adjacent words, before distant ones: the parse of a page without punctuation misleads
_SUBJECT = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
_OBJECT = frozenset({"dobj", "obj", "dative", "iobj"})
_THROUGH = frozenset({"conj", "nummod", "compound", "appos", "quantmod", "nmod", "det"})
_MODIFIER = frozenset({"acl", "relcl", "acl:relcl", "amod"})


def parsed(scene: Scene, m: Mention) -> list[Candidate]:
    """Return the kinds that the parse gives: of the verb that a mention depends on, or of its own participle."""
    doc = scene.w.doc
    head = m.counted.head if m.counted.head is not None else m.last
    found = []
    token = doc[head]
    for child in token.children:
        if child.dep_ in _MODIFIER and child.i > m.last:
            found += _of(scene, child.i, "subject")
    for _step in range(4):
        relation = token.dep_
        if relation in _SUBJECT:
            found += _of(scene, token.head.i, "subject")
            found += _copula(scene, token.head)
            break
        if relation in _OBJECT:
            found += _of(scene, token.head.i, "object")
            break
        if relation not in _THROUGH or token.head.i == token.i or (relation == "nmod" and token.i == head):
            break
        token = token.head
    out = []
    for c in found:
        kind = resolve(c.kind, m.category, scene.lang)
        if kind is not None:
            out.append(Candidate(kind, c.cost, c.governor, c.rule))
    return out


def _of(scene: Scene, i: int, side: str) -> list[Candidate]:
    out = []
    for cue in scene.cues.get(i, ()):
        if scene.owner.get(i) is not None or cue.role == "of":
            continue
        passive = cue.role in {"subject", "state"} or cue.voice == "passive"
        if passive == (side == "subject"):
            out.append(Candidate(cue.kind, PARSED, cue.start, side))
    return out


def _copula(scene: Scene, verb: Token) -> list[Candidate]:
    """Return the kind of a state told of the subject ("are missing")."""
    found = []
    for child in verb.children:
        if child.dep_ in {"acomp", "attr", "oprd"} and child.i > verb.i:
            found += _of(scene, child.i, "subject")
    return found
