"""Parties: the nouns and names of a stretch of text that somebody or something acting or suffering can bear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from recoupe.extraction.party_nouns import sort_of, sorts_of
from recoupe.languages.columns import columns
from recoupe.languages.forms import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from spacy.tokens import Doc, Token

Tokens = tuple[int, int]

_JOINING = frozenset({"-", "al", "el", "ul", "'s", "&"})
_REACH = 6
"""Tokens that a phrase may stretch to the left of its head."""


@dataclass(frozen=True)
class Mention:
    """A noun phrase: its head token, its tokens without numbers and determiners, what it denotes, and whose it is.

    `sort`: one of party_nouns.SORTS, `name` (a party or people by name), `organisation` (another name in capitals
    that the tagger takes for a body), `country`, `person` or `pronoun`. `owner`: the modifier that names a party
    ("regime" in "regime air strikes"). `own`: its determiner points back ("its men").
    """

    head: int
    start: int
    end: int
    sort: str
    owner: Tokens | None = None
    own: bool = False


def mentions(
    doc: Doc, span: Tokens, lang: str, places: Mapping[int, str], actor: Callable[[str], bool]
) -> list[Mention]:
    """Return the mentions of a span in order.

    `places` gives, for tokens inside a place's name, its kind (`country`, `demonym` or another); a name that is a
    place's only is no mention. `actor` tells whether a name is a known party's.
    """
    out: list[Mention] = []
    read, sorts, pronouns = columns(doc), sorts_of(doc, lang), words(lang, "participants", "pronouns")
    i = span[0]
    while i < span[1]:
        capital = read.texts[i][:1].isupper()
        if not (capital or sorts[i] or read.lows[i] in pronouns or places.get(i) == "demonym"):
            i += 1
            continue
        found = _at(doc, i, span, lang, places, actor)
        if found is None:
            i += 1
            continue
        out.append(found)
        i = max(found.end, i + 1)
    return out


def _at(
    doc: Doc, i: int, span: Tokens, lang: str, places: Mapping[int, str], actor: Callable[[str], bool]
) -> Mention | None:
    token = doc[i]
    if token.lower_ in words(lang, "participants", "pronouns") and token.pos_ in {"PRON", "DET", "PROPN", "NOUN"}:
        return Mention(i, i, i + 1, "pronoun")
    sort = sort_of(token, lang)
    if sort and not _modifies_next(doc, i, span, lang):
        return _noun(doc, i, sort, span, lang, places)
    if _capital(token) and token.pos_ != "DET":
        head = _head_after(doc, i, span, lang) if lang == "en" else None
        if head is not None:
            noun = _noun(doc, head, sort_of(doc[head], lang) or "name", span, lang, places)
            quantity = words(lang, "participants", "quantity")
            if all(doc[k].lower_ in quantity for k in range(i, noun.start)):
                return noun
        return _name(doc, i, span, lang, places, actor)
    if sort is None and places.get(i) == "demonym" and token.pos_ in {"NOUN", "PROPN"} and token.lower_.endswith("s"):
        return Mention(i, i, i + 1, "name")
    return None


def _head_after(doc: Doc, i: int, span: Tokens, lang: str) -> int | None:
    """The noun that capitals before it belong to ("Islamic State fighters", "BEIRUT - Syrian troops": troops)."""
    for k in range(i + 1, min(i + _REACH, span[1])):
        token = doc[k]
        if sort_of(token, lang) and not _modifies_next(doc, k, span, lang):
            return k
        if not (_capital(token) or token.pos_ in {"ADJ", "NOUN", "PROPN"} or token.text in {"-", "'s"}):
            return None
        if token.text == "-" and doc[k - 1].whitespace_:
            return None
    return None


def _modifies_next(doc: Doc, i: int, span: Tokens, lang: str) -> bool:
    """Whether an English noun only stands before another one ("rebel fighters", "police station")."""
    if lang != "en" or i + 1 >= span[1]:
        return False
    following = doc[i + 1]
    if following.text == "-":
        return True
    if any(following.lower_ in words(lang, "participants", k) for k in ("hands", "sides", "losses")):
        return False
    if following.text in {"'s", "'"}:
        return any(sort_of(doc[k], lang) for k in range(i + 2, min(i + 5, span[1])))
    nominal = following.pos_ in {"NOUN", "PROPN", "ADJ"} and not following.is_punct
    if not nominal:
        return False
    return (doc[i].dep_ in {"compound", "amod", "nmod", "poss"} and doc[i].head.i > i) or sort_of(
        following, lang
    ) is not None


def _noun(doc: Doc, i: int, sort: str, span: Tokens, lang: str, places: Mapping[int, str]) -> Mention:
    start = i
    quantity = words(lang, "participants", "quantity")
    while (
        start > span[0]
        and i - start < _REACH
        and not doc[start - 1].is_space
        and _left(doc[start - 1], doc[start], lang, places, start - 1)
    ):
        start -= 1
    while start < i and (doc[start].lower_ in quantity or doc[start].like_num or doc[start].is_punct):
        start += 1
    end = i + 1
    if lang == "fr":
        while end < span[1] and _adjective(doc[end], places):
            end += 1
        if sort == "forces" and end < span[1] and _capital(doc[end]) and end not in places:
            end = _name_end(doc, end + 1, span, lang)
            while end < span[1] and _adjective(doc[end], places):
                end = _name_end(doc, end + 1, span, lang)
    if sort != "instruments":
        end = _complement(doc, end, span, lang, places)
    owners = words(lang, "participants", "owners")
    before = doc[start - 1] if start > 0 else None
    own = before is not None and before.lower_ in owners
    return Mention(i, start, end, sort, _owner(doc, (start, i), (i + 1, end), lang, places, sort), own)


def _left(token: Token, right: Token, lang: str, places: Mapping[int, str], i: int) -> bool:
    """Whether a token belongs to the noun phrase to its right."""
    if token.text in {"-", "'s"}:
        return not (token.text == "-" and token.whitespace_)
    if lang == "fr":
        return token.pos_ == "ADJ" and token.is_alpha and not token.like_num
    if (
        token.is_punct
        or token.like_num
        or token.pos_ in {"DET", "ADP", "AUX", "PRON", "CCONJ", "SCONJ", "PART", "ADV", "NUM"}
    ):
        return False
    if (
        token.pos_ == "VERB"
        and right.text != "-"
        and (token.dep_ not in {"amod", "compound"} or token.head.i != right.i)
    ):
        return False
    if token.ent_type_ in {"DATE", "TIME"}:
        return False
    if token.text[:1].isupper() and places.get(i, "demonym") not in {"demonym", "country"}:
        return False
    return token.pos_ in {"ADJ", "NOUN", "PROPN", "VERB", "ADP"}


def _adjective(token: Token, places: Mapping[int, str]) -> bool:
    if places.get(token.i) == "demonym" and token.text[:1].islower():
        return True
    if token.lower_ in words("fr", "participants", "qualifying"):
        return True
    return (
        token.pos_ == "ADJ"
        and token.is_alpha
        and token.dep_ in {"amod", "acl", "conj", "nmod"}
        and token.head.i < token.i
    )


def _complement(doc: Doc, end: int, span: Tokens, lang: str, places: Mapping[int, str]) -> int:
    """The end of an "of"/"de" complement that names who ("soldats du régime", "members of a tribe")."""
    for _turn in range(2):
        if end >= span[1] or doc[end].lower_ not in words(lang, "participants", "of"):
            return end
        i = end + 1
        while i < span[1] and (doc[i].pos_ in {"DET", "NUM", "ADJ"} or doc[i].text == "'") and i - end < 4:
            i += 1
        if i >= span[1]:
            return end
        token = doc[i]
        sort = sort_of(token, lang)
        if sort in {"forces", "people", "targets"} or (
            token.text[:1].isupper() and places.get(i, "demonym") in {"demonym", "country"}
        ):
            end = _name_end(doc, i + 1, span, lang) if _capital(token) else i + 1
            while lang == "fr" and end < span[1] and _adjective(doc[end], places):
                end += 1
        else:
            return end
    return end


def _name_end(doc: Doc, end: int, span: Tokens, lang: str) -> int:
    """The end of a name that has begun before `end`: capitals, and what joins them."""
    joiners = _joiners(lang)
    while end < span[1] and not doc[end].is_space and not (doc[end].text == "-" and doc[end - 1].whitespace_):
        following = doc[end + 1] if end + 1 < span[1] else None
        joined = doc[end].lower_ in joiners and following is not None and (_capital(following) or following.text == "-")
        if not (_capital(doc[end]) or joined):
            break
        end += 1
    while not doc[end - 1].is_alpha:
        end -= 1
    return end


@cache
def _joiners(lang: str) -> frozenset[str]:
    return _JOINING | words(lang, "participants", "of")


def _owner(doc: Doc, left: Tokens, right: Tokens, lang: str, places: Mapping[int, str], sort: str) -> Tokens | None:
    """The words before (English) or after (French) a noun that name a party."""
    if sort not in {"instruments", "crewed"}:
        return None
    where = left if lang == "en" else right
    hits = [k for k in range(*where) if _names_party(doc[k], lang, places)]
    if not hits:
        return None
    last = hits[-1]
    first = last
    while first - 1 in hits and (last not in places or places.get(first - 1) == places[last]):
        first -= 1
    return first, last + 1


def _names_party(token: Token, lang: str, places: Mapping[int, str]) -> bool:
    if sort_of(token, lang) == "forces" or places.get(token.i) in {"demonym", "country"}:
        return True
    if token.i in places or not _capital(token) or token.lower_ in words(lang, "participants", "makes"):
        return False
    named = token.ent_type_ in {"ORG", "NORP"} and not token.is_sent_start
    return named or (token.text.isupper() and len(token.text) > 1)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.text[:1].isalpha()


def _name(
    doc: Doc, i: int, span: Tokens, lang: str, places: Mapping[int, str], actor: Callable[[str], bool]
) -> Mention | None:
    """A name in capitals: a party's if known as such or tagged as an organisation, a country's, or nothing."""
    end = _name_end(doc, i + 1, (span[0], min(span[1], i + 9)), lang)
    while lang == "fr" and end < span[1] and _adjective(doc[end], {}):
        end = _name_end(doc, end + 1, (span[0], min(span[1], i + 9)), lang)
    whole, first = columns(doc).whole, doc[i].idx
    for stop in range(end, i, -1):
        last = doc[stop - 1]
        if actor(whole[first : last.idx + len(last)]):
            return Mention(stop - 1, i, stop, "country" if places.get(i, "demonym") != "demonym" else "name")
    kinds = {places[k] for k in range(i, end) if k in places}
    if kinds == {"country"}:
        return Mention(end - 1, i, end, "country")
    if kinds == {"demonym"}:
        return Mention(end - 1, i, end, "name")
    if kinds:
        return None
    token = doc[i]
    if i and doc[i - 1].text == "(":
        return None
    if token.ent_type_ == "NORP" or (token.text.isupper() and 1 < len(token.text) < 8):
        return Mention(end - 1, i, end, "name")
    if token.ent_type_ == "ORG":
        return Mention(end - 1, i, end, "organisation")
    if token.ent_type_ in {"PER", "PERSON"}:
        return Mention(end - 1, i, end, "person")
    return None
