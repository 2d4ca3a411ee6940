"""Roles: what the words around one mention say that it did or suffered, each rule with its name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.extraction.parties import sort_of
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

    from recoupe.extraction.parties import Mention

Tokens = tuple[int, int]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj"})
_MOVING = frozenset({"troop movement", "territory taken", "territory retaken", "armed clash", "ceasefire/evacuation"})
_ACTORS = frozenset({"forces", "name", "country", "crewed", "pronoun"})
_VICTIMS = frozenset({"forces", "people", "targets", "crewed", "name", "person", "pronoun"})
_SUFFERED = frozenset({"capture", "arrest", "arrests", "execution", "executions", "killing", "killings", "massacre", "abduction",
    "kidnapping", "siege", "beheading", "beheadings", "seizure", "prise", "exécution", "exécutions", "enlèvement", "enlèvements",
    "arrestation", "arrestations", "mort", "décapitation", "death", "deaths", "bombing", "shelling", "bombardment"})  # fmt: skip


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

    def among(self, token: Token, name: str, *path: str) -> bool:
        """Whether a token is in a list of the participants' lexicon, by lemma or form."""
        return is_one_of(token, words(self.lang, "participants", name, *path))

    def verb_is(self, verb: Token, *kinds: str) -> bool:
        """Whether a verb is of one of some kinds (`harm`, `take`, …)."""
        return any(self.among(verb, "verbs", k) for k in kinds)


def roles(clause: Clause, found: Sequence[Mention]) -> list[Role]:
    """Return every role that some rule gives one of the mentions, in text order, the first rule that fits each."""
    out: list[Role] = []
    for mention in found:
        if any(i in clause.totals for i in range(mention.start, mention.end)) and clause.among(
            clause.doc[mention.head], "vague"
        ):
            continue
        for rule in RULES:
            role = rule(clause, mention)
            if role is not None:
                out.append(_turned(clause, role))
                break
    return out


def _turned(c: Clause, role: Role) -> Role:
    """In an attack that failed, who launched it is the side that it is told of, and whom it hit is the one that held."""
    if c.event != "attack repelled" or role.rule == "counted":
        return role
    word = next((t for t in c.doc[c.span[0] : c.span[1]] if t.text == role.word), None)
    attacks = word is not None and (
        (role.rule == "subject" and c.verb_is(word, "launch") and not c.verb_is(word, "repel"))
        or (role.rule in {"agent", "owner", "deed of"} and word.lower_ in words(c.lang, "participants", "assaults"))
    )
    if attacks:
        return replace(role, part="against", rank=1)
    if role.rule == "aimed at" and role.mention.sort in {"forces", "name"}:
        return replace(role, part="by", rank=3)
    return role


def counted(c: Clause, m: Mention) -> Role | None:
    """People whom a figure of the claim counts as killed, wounded, captured, missing or displaced."""
    if m.sort in {"instruments", "targets", "crewed", "pronoun"} or not any(
        i in c.counted for i in range(m.start, m.end)
    ):
        return None
    if c.event == "troop movement" and m.sort == "forces":
        return None
    rank = 4 if c.among(c.doc[m.head], "vague") and m.end - m.start == 1 else 0
    return Role("against", rank, "counted", c.doc[m.head].text, (m.start, m.end), m)


def agent(c: Clause, m: Mention) -> Role | None:
    """After "by"/"par" behind a verb or noun of the event: "killed by X", "raids menés par X"."""
    i = _before(c, m)
    if i is None or not c.among(c.doc[i], "agents") or m.sort not in _ACTORS | {"people"} or _nobodys(m):
        return None
    for k in range(i - 1, max(c.span[0] - 1, i - 8), -1):
        token = c.doc[k]
        if c.among(token, "held_by") and i - k <= 3:
            return None
        if c.verb_is(token, "harm", "take", "repel", "launch", "claim") or _deed(c, token):
            return Role("by", 1, "agent", token.text, (m.start, m.end), m)
        if token.is_punct:
            return None
    return None


def owner(c: Clause, m: Mention) -> Role | None:
    """A party named by the words beside a deed or weapon: "regime air strikes", "avions russes"."""
    if m.owner is None or m.sort not in {"instruments", "crewed"}:
        return None
    if m.sort == "crewed" and m.head in c.counted:
        return None
    if m.sort == "instruments" and _suffers(c, m.head):
        return None
    i = _before(c, m)
    if m.sort == "crewed" and i is not None and _towards(c, i):
        return None
    whole = (m.start, m.end) if m.sort == "crewed" else m.owner
    rank = 2 if m.head in c.triggers or m.sort == "crewed" else 3
    return Role("by", rank, "owner", c.doc[m.head].text, whole, m)


def deed_of(c: Clause, m: Mention) -> Role | None:
    """After "of"/"de" behind a deed: who did it ("tirs de X"), or who suffered it ("the killing of X", "prise de X")."""
    i = _before(c, m)
    if i is None or i - 1 < c.span[0] or not c.among(c.doc[i], "of"):
        return None
    k = i - 1
    while k > c.span[0] and i - k < 4 and (c.doc[k].pos_ in {"ADJ", "NUM"} or c.doc[k].text.lower() in {"du", "de"}):
        k -= 1
    noun = c.doc[k]
    if not _deed(c, noun) and noun.lower_ not in _SUFFERED:
        return None
    if noun.lower_ in _SUFFERED and (m.sort in _VICTIMS):
        if c.lang == "fr" and noun.lower_ in {"bombardement", "bombardements"}:
            return Role("by", 2, "deed of", noun.text, (m.start, m.end), m)
        return Role("against", 1, "deed of", noun.text, (m.start, m.end), m)
    if m.sort in {"targets", "people"}:
        return Role("against", 2, "deed of", noun.text, (m.start, m.end), m) if c.lang == "fr" else None
    if m.sort in _ACTORS and not _nobodys(m):
        return Role("by", 2, "deed of", noun.text, (m.start, m.end), m)
    return None


def aimed_at(c: Clause, m: Mention) -> Role | None:
    """After "on", "against", "contre" behind a deed or a verb of attack: whom it was aimed at."""
    i = _before(c, m)
    if i is None or m.sort not in _VICTIMS or not _towards(c, i):
        return None
    word = c.doc[i].lower_
    narrow = word in {"in", "at", "dans", "chez", "à", "au", "aux", "de", "du", "des", "d'"}
    if narrow and m.sort not in {"targets"}:
        return None
    for k in range(i - 1, max(c.span[0] - 1, i - 6), -1):
        token = c.doc[k]
        if token.is_punct or c.among(token, "held_by"):
            return None
        if _deed(c, token) or c.verb_is(token, "launch", "harm"):
            if word in {"de", "du", "des", "d'", "à", "au", "aux"} and k != i - 1:
                return None
            return Role("against", 3 if narrow else 1, "aimed at", token.text, (m.start, m.end), m)
        if token.pos_ == "VERB":
            return None
    return None


def taken_from(c: Clause, m: Mention) -> Role | None:
    """After "from"/"à" under a verb of taking: who lost it ("wrested from X", "repris à l'EI")."""
    i = _before(c, m)
    if i is None or not c.among(c.doc[i], "from") or m.sort not in {"forces", "name"}:
        return None
    for k in range(i - 1, max(c.span[0] - 1, i - 9), -1):
        if c.verb_is(c.doc[k], "take") and c.doc[k].pos_ in {"VERB", "NOUN", "ADJ"}:
            if c.lang == "fr" and i - k > 7:
                return None
            return Role("against", 1, "taken from", c.doc[k].text, (m.start, m.end), m)
        if c.doc[k].pos_ == "VERB":
            return None
    return None


def fallen_to(c: Clause, m: Mention) -> Role | None:
    """After "fell to", "aux mains de": who holds the place now."""
    if m.sort not in {"forces", "name", "country"}:
        return None
    before = c.doc[max(c.span[0], m.start - 8) : m.start].text.lower()
    for phrase in sorted(words(c.lang, "participants", "falls_to"), key=lambda p: (-len(p), p)):
        at = before.rfind(phrase)
        if at >= 0 and len(before[at + len(phrase) :].split()) <= 2:
            return Role("by", 1, "fallen to", phrase, (m.start, m.end), m)
    after = c.doc[m.end : m.end + 1].text.lower()
    if c.lang == "en" and after in words(c.lang, "participants", "hands"):
        return Role("by", 1, "in the hands of", after, (m.start, m.end), m)
    return None


def on_the_side(c: Clause, m: Mention) -> Role | None:
    """Whose losses: "among the rebels", "on the government side", "pertes loyalistes", "the army's losses"."""
    if m.sort not in {"forces", "people", "name", "country"}:
        return None
    after = c.doc[m.end : m.end + 2]
    near = [t for t in c.doc[max(c.span[0], m.start - 3) : m.start]]
    if any(c.among(t, "sides") or c.among(t, "losses") for t in after[:1]) or (
        len(after) > 1 and after[0].text == "'s" and (c.among(after[1], "sides") or c.among(after[1], "losses"))
    ):
        return Role("against", 1, "losses of", after.text, (m.start, m.end), m)
    if c.lang == "fr" and any(c.among(t, "sides") or t.lower_ in {"pertes", "perte"} for t in near):
        return Role("against", 1, "losses of", near[-1].text, (m.start, m.end), m)
    i = _before(c, m)
    if i is not None and c.doc[i].lower_ in {"among", "amongst", "parmi", "chez"}:
        return Role("against", 1, "losses of", c.doc[i].text, (m.start, m.end), m)
    return None


def of_the_verb(c: Clause, m: Mention) -> Role | None:
    """The subject acts and the object suffers; the other way round in the passive and with verbs of suffering."""
    found = [role for verb, part in _governing(c, m) if (role := _by_verb(c, m, verb, part)) is not None]
    return min(found, key=lambda r: r.rank, default=None)


def in_control(c: Clause, m: Mention) -> Role | None:
    """Who is said to hold a place now: "the army was in control"."""
    if m.sort not in {"forces", "name", "country", "pronoun"} or c.event not in {
        "territory taken",
        "territory retaken",
    }:
        return None
    after = c.doc[m.end : min(m.end + 5, c.span[1])].text.lower()
    for phrase in sorted(words(c.lang, "participants", "holding"), key=lambda p: (-len(p), p)):
        if phrase in after:
            return Role("by", 2, "in control", phrase, (m.start, m.end), m)
    return None


def beside_the_verb(c: Clause, m: Mention) -> Role | None:
    """Where the parse has nothing (a text that lost its punctuation): the party right before a verb of the event."""
    if m.sort not in {"forces", "name", "country"} or _before(c, m) is not None:
        return None
    for k in range(m.end, min(m.end + 4, c.span[1])):
        token = c.doc[k]
        if token.is_punct or token.lower_ in {"who", "which", "that", "qui", "que", "and", "et"}:
            return None
        if token.pos_ == "VERB":
            if token.i not in c.triggers or not c.verb_is(token, "harm", "take", "repel", "launch"):
                return None
            part = "passive" if _passive(token, c.lang) else "subject"
            return _by_verb(c, m, token, part)
    return None


def accused(c: Clause, m: Mention) -> Role | None:
    """Whom somebody accuses or blames: "accuse X d'avoir", "blamed X", "X a été accusé de", "impute à X"."""
    if m.sort not in _ACTORS:
        return None
    head = c.doc[m.head]
    verb = head.head
    named = head.dep_ in _OBJECTS | {"nsubjpass", "nsubj:pass", "obl:arg", "pobj"} and c.among(verb, "accused")
    for k in range(m.start - 1, max(-1, m.start - 4), -1):
        if c.among(c.doc[k], "accused") and c.doc[k].pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            named = True
            break
        if c.doc[k].pos_ not in {"DET", "ADP", "ADJ", "NUM"}:
            break
    if named and (head.dep_ not in {"nsubj"}):
        return Role("by", 1, "accused of it", c.doc[m.start - 1].text if m.start else "", (m.start, m.end), m)
    return None


def author(c: Clause, m: Mention) -> Role | None:
    """Who is said to stand behind it: "X was behind the attack", "X sont à l'origine de"."""
    after = c.doc[m.end : min(m.end + 7, c.span[1])].text.lower()
    if m.sort in _ACTORS and not _nobodys(m):
        for phrase in sorted(words(c.lang, "participants", "authors"), key=lambda p: (-len(p), p)):
            if phrase in after:
                return Role("by", 2, "author", phrase, (m.start, m.end), m)
    return None


def nearby(c: Clause, m: Mention) -> Role | None:
    """A bomb that goes off near, outside or in front of something was meant for it."""
    if m.sort != "targets" or c.event not in {"suicide bomb", "remote explosive/landmine/IED"}:
        return None
    before = c.doc[max(c.span[0], m.start - 6) : m.start].text.lower()
    for phrase in sorted(words(c.lang, "participants", "nearby"), key=lambda p: (-len(p), p)):
        at = before.rfind(phrase)
        if at >= 0 and len(before[at + len(phrase) :].split()) <= 2:
            return Role("against", 3, "nearby", phrase, (m.start, m.end), m)
    return None


RULES: tuple[Callable[[Clause, Mention], Role | None], ...] = (
    counted, agent, on_the_side, fallen_to, taken_from, accused, author, owner, deed_of, aimed_at, of_the_verb, in_control,
    beside_the_verb, nearby,
)  # fmt: skip


def _before(c: Clause, m: Mention) -> int | None:
    """The preposition before a mention, determiners, numbers and adjectives between them left out."""
    for k in range(m.start - 1, max(c.span[0] - 1, m.start - 6), -1):
        token = c.doc[k]
        prepositions = ("agents", "at", "of", "from", "among")
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


def _nobodys(m: Mention) -> bool:
    """A weapon with nothing said of whose it is."""
    return m.sort == "crewed" and m.owner is None


def _towards(c: Clause, i: int) -> bool:
    return c.doc[i].lower_ in words(c.lang, "participants", "at")


def _deed(c: Clause, token: Token) -> bool:
    return sort_of(token, c.lang) == "instruments"


def _suffers(c: Clause, i: int) -> bool:
    return c.doc[i].lower_ in _SUFFERED and c.doc[i].lower_ not in {
        "bombing",
        "shelling",
        "bombardment",
        "siege",
        "execution",
        "executions",
    }


def _governing(c: Clause, m: Mention) -> list[tuple[Token, str]]:
    """The verbs that a mention hangs on, each with its part: subject, passive or object."""
    head = c.doc[m.head]
    out: list[tuple[Token, str]] = []
    seen = head
    for _step in range(3):
        if seen.dep_ in _SUBJECTS or seen.dep_ in _OBJECTS:
            break
        if seen.dep_ in {"conj", "appos", "compound", "flat:name", "nmod"} and m.start <= seen.head.i < m.end + 8:
            seen = seen.head
        elif (
            seen.dep_ in {"nmod", "pobj", "prep", "obl:arg"}
            and m.head - seen.head.i < 5
            and (seen.dep_ == "pobj" or seen.head.like_num or c.among(seen.head, "quantity"))
        ):
            seen = seen.head
        else:
            break
    verb = seen.head
    if seen.dep_ in _SUBJECTS:
        reflexive = c.lang == "fr" and any(k.lower_ in {"se", "s'"} for k in verb.children)
        passive = _passive(verb, c.lang) or (seen.dep_ in {"nsubjpass", "nsubj:pass"} and not reflexive)
        out.append((verb, "passive" if passive else "subject"))
        out.extend(
            (v, "passive" if _passive(v, c.lang) else "subject")
            for v in verb.children
            if v.dep_ in {"conj", "xcomp", "advcl", "ccomp"}
            and v.pos_ == "VERB"
            and v.i > verb.i
            and not any(k.dep_ in _SUBJECTS for k in v.children)
        )
    elif seen.dep_ in _OBJECTS:
        out.append((verb, "object"))
    for child in head.children:
        if child.dep_ in {"acl", "acl:relcl", "relcl"} and child.pos_ == "VERB" and child.i > head.i:
            out.append((child, _relative_part(child, c.lang)))
    return [(v, part) for v, part in out if c.span[0] <= v.i < c.span[1]]


def _relative_part(verb: Token, lang: str) -> str:
    if any(k.dep_ in _SUBJECTS and k.lower_ not in words(lang, "speakers", "relatives") for k in verb.children):
        return "object"
    if has_feature(verb, "VerbForm", "Part") and not any(k.pos_ == "AUX" for k in verb.children):
        gerund = has_feature(verb, "Aspect", "Prog") or has_feature(verb, "Tense", "Pres")
        return "subject" if gerund else "passive"
    return "passive" if _passive(verb, lang) else "subject"


def _passive(verb: Token, lang: str) -> bool:
    if lang == "fr" and any(k.lower_ in {"se", "s'"} for k in verb.children):
        return False
    if any(k.dep_ in {"auxpass", "aux:pass"} for k in verb.children):
        return True
    if lang == "fr":
        return any(k.dep_ in {"nsubj:pass"} for k in verb.children)
    return any(k.dep_ == "nsubjpass" for k in verb.children)


def _by_verb(c: Clause, m: Mention, verb: Token, part: str) -> Role | None:
    kind, rank = None, 2 if verb.i in c.triggers else 4
    if part == "subject":
        if c.verb_is(verb, "suffer", "lose") and not _fell(c, verb):
            kind = "against"
            rank = 3 if c.verb_is(verb, "lose") else rank
        elif c.verb_is(verb, "harm", "take", "repel", "launch", "claim") or (
            c.event in _MOVING and c.verb_is(verb, "flee", "move")
        ):
            kind = "by"
        elif c.verb_is(verb, "flee") and m.sort in {"people", "forces"}:
            kind = "against"
    elif part == "passive":
        if c.verb_is(verb, "harm", "repel") or (c.verb_is(verb, "take") and m.sort in {"forces", "people", "person"}):
            kind = "against"
    elif c.verb_is(verb, "harm", "repel") or (c.verb_is(verb, "take") and m.sort in {"forces", "people", "person"}):
        kind = "against"
    if kind == "by" and m.sort == "people" and not _armed(c, m):
        rank += 2
        if not c.verb_is(verb, "harm", "launch") or verb.i not in c.triggers:
            return None
    if kind == "by" and m.sort not in _ACTORS | {"people"}:
        return None
    if kind == "against" and m.sort not in _VICTIMS:
        return None
    if kind == "against" and c.verb_is(verb, "lose") and part != "subject":
        return None
    return Role(kind, rank, part, verb.text, (m.start, m.end), m) if kind else None


def _fell(c: Clause, verb: Token) -> bool:
    """ "Fall" of a place or a shell is no death."""
    return verb.lemma_.lower() in {"fall", "tomber"}


def _armed(c: Clause, m: Mention) -> bool:
    return c.doc[m.head].lower_ in {"men", "man", "hommes", "homme", "members", "membres", "member", "membre"}
