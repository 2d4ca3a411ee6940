"""What the rules of roles look at: a claim's clause, a mention's role, and the words around a mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extraction.party_nouns import sort_of
from recoupe.languages.forms import is_one_of, words
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.parties import Mention

Tokens = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
OBJECTS = frozenset({"dobj", "obj"})
ACTORS = frozenset({"forces", "name", "organisation", "country", "crewed", "pronoun"})
VICTIMS = frozenset({"forces", "people", "targets", "crewed", "name", "organisation", "person", "pronoun"})
GROUND = frozenset({"territory taken", "territory retaken"})


@dataclass(frozen=True)
class Role:
    """A mention's part: `by` or `against`, how telling the rule is (0 first), the rule, the word that it rests on."""

    part: str
    rank: int
    rule: str
    word: str
    span: Tokens
    mention: Mention


@dataclass(frozen=True)
class Clause:
    """What the rules look at: the stretch, the tokens that tell of the event, the heads that figures count."""

    doc: Doc
    span: Tokens
    lang: str
    triggers: frozenset[int]
    counted: frozenset[int]
    totals: frozenset[int] = frozenset()
    """Heads of figures that are totals over a long time."""
    event: str = "other"
    befores: dict[int, int | None] = field(default_factory=dict, compare=False, repr=False)
    """The prepositions before mentions, by where these begin: several rules ask for the same one."""

    def among(self, token: Token, name: str, *path: str) -> bool:
        """Whether a token is in a list of the participants' lexicon, by lemma or form."""
        return is_one_of(token, words(self.lang, "participants", name, *path))

    def verb_is(self, verb: Token, *kinds: str) -> bool:
        """Whether a verb is of one of some kinds (`harm`, `take`, …)."""
        return any(self.among(verb, "verbs", k) or verb.lower_ in participles(self.lang, k) for k in kinds)


@cache
def participles(lang: str, kind: str) -> frozenset[str]:
    """Return the participles of a list of verbs, which a tagger may take for nouns or adjectives ("Dynamité par")."""
    endings = lexicon(lang, "participants")["participles"]
    return frozenset(
        verb.removesuffix(suffix) + form
        for verb in words(lang, "participants", "verbs", kind)
        for suffix, forms in endings.items()
        if verb.endswith(suffix)
        for form in forms
    )


def before(c: Clause, m: Mention) -> int | None:
    """The preposition before a mention, determiners, numbers and adjectives between them left out."""
    if m.start not in c.befores:
        c.befores[m.start] = _before(c, m)
    return c.befores[m.start]


def _before(c: Clause, m: Mention) -> int | None:
    for k in range(m.start - 1, max(c.span[0] - 1, m.start - 6), -1):
        token = c.doc[k]
        prepositions = ("agents", "at", "of", "from", "among")
        article = c.among(token, "articles") and k - 1 >= c.span[0]
        if article and any(c.doc[k - 1].lower_ in words(c.lang, "participants", p) for p in ("agents", "towards")):
            return k - 1
        if token.pos_ in {"ADP", "SCONJ"} or any(
            token.lower_ in words(c.lang, "participants", p) for p in prepositions
        ):
            return k
        if (
            token.pos_ not in {"DET", "NUM", "ADJ", "ADV", "NOUN", "PROPN"}
            and not token.is_quote
            and token.text != "'s"
        ):
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in words(c.lang, "participants", "quantity"):
            return None
    return None


def nobodys(m: Mention) -> bool:
    """A weapon with nothing said of whose it is."""
    return m.sort == "crewed" and m.owner is None


def towards(c: Clause, i: int) -> bool:
    """Whether a token is a preposition before what a deed is aimed at."""
    return c.doc[i].lower_ in words(c.lang, "participants", "at")


def deed(c: Clause, token: Token) -> bool:
    """Whether a noun is that of a deed or weapon."""
    return sort_of(token, c.lang) == "instruments"


def suffered(c: Clause, i: int) -> bool:
    """Whether a deed's noun has who suffered it as its owner ("the rebels' capture"), never who did it."""
    return c.among(c.doc[i], "undergone")


def reflexive(verb: Token, lang: str) -> bool:
    """Whether a verb is reflexive in form, which a parser may take for a passive ("se sont repliés")."""
    return any(k.lower_ in words(lang, "participants", "reflexives") for k in verb.children)


def passive(verb: Token, lang: str) -> bool:
    """Whether a verb is in the passive; a French reflexive is not."""
    if reflexive(verb, lang):
        return False
    if any(k.dep_ in {"auxpass", "aux:pass"} for k in verb.children):
        return True
    if lang == "fr":
        return any(k.dep_ in {"nsubj:pass"} for k in verb.children)
    return any(k.dep_ == "nsubjpass" for k in verb.children)
