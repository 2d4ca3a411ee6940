"""Roles by nouns and prepositions: "by X", "X air strikes", "the shelling of X", "on X", "from X", "losses of X"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.extraction.role_clause import (
    ACTORS,
    OBJECTS,
    VICTIMS,
    Clause,
    Role,
    before,
    deed,
    nobodys,
    passive,
    suffered,
    towards,
)
from recoupe.languages.columns import text_of
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from recoupe.extraction.parties import Mention


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


def bomber(c: Clause, m: Mention) -> Role | None:
    """In a suicide attack, who blows himself up is who acts, whatever else is said of him."""
    if c.event != "suicide bomb" or m.sort != "forces" or not c.among(c.doc[m.head], "bombers"):
        return None
    i = before(c, m)
    if i is not None and towards(c, i):
        return None
    return Role("by", 2, "bomber", c.doc[m.head].text, (m.start, m.end), m)


def agent(c: Clause, m: Mention) -> Role | None:
    """After "by"/"par" behind a verb or noun of the event: "killed by X", "raids menés par X"."""
    i = before(c, m)
    if i is None or not c.among(c.doc[i], "agents") or m.sort not in ACTORS | {"people"} or nobodys(m):
        return None
    for k in range(i - 1, max(c.span[0] - 1, i - 8), -1):
        token = c.doc[k]
        if c.among(token, "held_by") and i - k <= 3:
            return None
        if c.verb_is(token, "harm", "take", "repel", "launch", "claim") or deed(c, token):
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
    if m.sort == "instruments" and suffered(c, m.head):
        return None
    i = before(c, m)
    if m.sort == "crewed" and i is not None and towards(c, i):
        return None
    whole = (m.start, m.end) if m.sort == "crewed" else m.owner
    rank = 2 if m.head in c.triggers or m.sort == "crewed" else 3
    return Role("by", rank, "owner", c.doc[m.head].text, whole, m)


def deed_of(c: Clause, m: Mention) -> Role | None:
    """After "of"/"de" behind a deed: who did it ("tirs de X"), or suffered it ("the killing of X", "mort de X")."""
    i = before(c, m)
    if i is None or i - 1 < c.span[0] or not c.among(c.doc[i], "of") or m.sort == "organisation":
        return None
    k = i - 1
    while k > c.span[0] and i - k < 4 and (c.doc[k].pos_ in {"ADJ", "NUM"} or c.among(c.doc[k], "articles")):
        k -= 1
    noun = c.doc[k]
    if not deed(c, noun) and not c.among(noun, "done_to"):
        return None
    if c.among(noun, "done_to") and (m.sort in VICTIMS):
        return Role("against", 1, "deed of", noun.text, (m.start, m.end), m)
    if m.sort in {"targets", "people"}:
        return Role("against", 2, "deed of", noun.text, (m.start, m.end), m) if towards(c, i) else None
    if m.sort in ACTORS and not nobodys(m):
        return Role("by", 2, "deed of", noun.text, (m.start, m.end), m)
    return None


def aimed_at(c: Clause, m: Mention) -> Role | None:
    """After "on", "against", "contre" behind a deed or a verb of attack: whom it was aimed at."""
    i = before(c, m)
    if i is None or m.sort not in VICTIMS or not towards(c, i):
        return None
    narrow = c.among(c.doc[i], "narrow")
    if narrow and m.sort not in {"targets"}:
        return None
    for k in range(i - 1, max(c.span[0] - 1, i - 6), -1):
        token = c.doc[k]
        if token.is_punct or c.among(token, "held_by"):
            return None
        if deed(c, token) or c.verb_is(token, "launch", "harm"):
            if c.among(c.doc[i], "adjoining") and k != i - 1:
                return None
            return Role("against", 3 if narrow else 1, "aimed at", token.text, (m.start, m.end), m)
        if token.pos_ == "VERB":
            return None
    return None


def taken_from(c: Clause, m: Mention) -> Role | None:
    """After "from"/"à" under a verb of taking: who lost it ("wrested from X", "repris à l'EI")."""
    i = before(c, m)
    if i is None or not c.among(c.doc[i], "from") or m.sort not in {"forces", "name"}:
        return None
    for k in range(i - 1, max(c.span[0] - 1, i - 8), -1):
        if c.verb_is(c.doc[k], "take") and c.doc[k].pos_ in {"VERB", "NOUN", "ADJ"}:
            return Role("against", 1, "taken from", c.doc[k].text, (m.start, m.end), m)
        if c.doc[k].pos_ == "VERB":
            return None
    return None


@cache
def _longest_first(lang: str, name: str) -> tuple[str, ...]:
    return tuple(sorted(words(lang, "participants", name), key=lambda p: (-len(p), p)))


def fallen_to(c: Clause, m: Mention) -> Role | None:
    """After "fell to", "aux mains de": who holds the place now."""
    if m.sort not in {"forces", "name", "country"}:
        return None
    before = text_of(c.doc, max(c.span[0], m.start - 8), m.start).lower()
    for phrase in _longest_first(c.lang, "falls_to"):
        at = before.rfind(phrase)
        if at >= 0 and len(before[at + len(phrase) :].split()) <= 2:
            return Role("by", 1, "fallen to", phrase, (m.start, m.end), m)
    after = text_of(c.doc, m.end, m.end + 1).lower()
    if c.lang == "en" and after in words(c.lang, "participants", "hands"):
        return Role("by", 1, "in the hands of", after, (m.start, m.end), m)
    return None


def on_the_side(c: Clause, m: Mention) -> Role | None:
    """Whose losses: "among the rebels", "on the government side", "pertes loyalistes", "the army's losses"."""
    if m.sort not in {"forces", "people", "name", "country"}:
        return None
    after = [c.doc[i] for i in range(m.end, min(m.end + 2, len(c.doc)))]
    near = [c.doc[i] for i in range(max(c.span[0], m.start - 3), m.start)]
    if any(c.among(t, "sides") or c.among(t, "losses") for t in after[:1]) or (
        len(after) > 1 and after[0].text == "'s" and (c.among(after[1], "sides") or c.among(after[1], "losses"))
    ):
        return Role("against", 1, "losses of", text_of(c.doc, m.end, m.end + 2), (m.start, m.end), m)
    if any(c.among(t, "sides_of") for t in near):
        return Role("against", 1, "losses of", near[-1].text, (m.start, m.end), m)
    i = before(c, m)
    if i is not None and c.counted and c.doc[i].lower_ in words(c.lang, "participants", "amid"):
        return Role("against", 1, "losses of", c.doc[i].text, (m.start, m.end), m)
    return None


def in_control(c: Clause, m: Mention) -> Role | None:
    """Who is said to hold a place now: "the army was in control"."""
    if m.sort not in {"forces", "name", "country", "pronoun"} or c.event not in {
        "territory taken",
        "territory retaken",
    }:
        return None
    after = text_of(c.doc, m.end, min(m.end + 5, c.span[1])).lower()
    for phrase in _longest_first(c.lang, "holding"):
        if phrase in after:
            return Role("by", 2, "in control", phrase, (m.start, m.end), m)
    return None


def accused(c: Clause, m: Mention) -> Role | None:
    """Whom somebody accuses or blames: "accuse X d'avoir", "blamed X", "X a été accusé de", "impute à X"."""
    if m.sort not in ACTORS:
        return None
    head = c.doc[m.head]
    verb = head.head.head if head.head.dep_.startswith("aux") else head.head
    named = head.dep_ in OBJECTS | {"nsubjpass", "nsubj:pass", "obl:arg", "pobj"} and c.among(verb, "accused")
    for k in range(m.start - 1, max(-1, m.start - 4), -1):
        if c.among(c.doc[k], "accused") and c.doc[k].pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            named = True
            break
        if c.doc[k].pos_ not in {"DET", "ADP", "ADJ", "NUM"}:
            break
    blamed = c.among(verb, "accused") and passive(verb, c.lang)
    if (named and head.dep_ != "nsubj") or (head.dep_ == "nsubj" and blamed):
        return Role("by", 1, "accused of it", c.doc[m.start - 1].text if m.start else "", (m.start, m.end), m)
    return None


def author(c: Clause, m: Mention) -> Role | None:
    """Who is said to stand behind it: "X was behind the attack", "X sont à l'origine de"."""
    if m.sort in ACTORS and not nobodys(m):
        after = text_of(c.doc, m.end, min(m.end + 7, c.span[1])).lower()
        for phrase in _longest_first(c.lang, "authors"):
            if phrase in after:
                return Role("by", 2, "author", phrase, (m.start, m.end), m)
    return None


def nearby(c: Clause, m: Mention) -> Role | None:
    """A bomb that goes off near, outside or in front of something was meant for it."""
    if m.sort != "targets" or c.event not in {"suicide bomb", "remote explosive/landmine/IED"}:
        return None
    before = text_of(c.doc, max(c.span[0], m.start - 6), m.start).lower()
    for phrase in _longest_first(c.lang, "nearby"):
        at = before.rfind(phrase)
        if at >= 0 and len(before[at + len(phrase) :].split()) <= 2:
            return Role("against", 3, "nearby", phrase, (m.start, m.end), m)
    return None
