"""Places that a sentence names and where nothing happens: seats of those who speak, where people come from, capitals
and countries that stand for their government.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from recoupe.grounding import gazetteer
from recoupe.grounding.toponym_keys import exact
from recoupe.languages.columns import text_of
from recoupe.languages.forms import has_feature, is_one_of, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from recoupe.grounding.places import Placed
    from recoupe.theatres.schema import Theatre

_REACH = 5


def lesser(doc: Doc, lang: str, places: Sequence[Placed], theatre: Theatre | None) -> frozenset[int]:
    """Return where the places begin that are no event's while a claim has any other.

    "The governor of X", "X's police chief", "residents of X", "evacuees from X", "by telephone from Britain", "on his
    way to X"; the countries and capitals
    outside the theatre, or, in a report on none of its countries, outside the one it names most places of.
    """
    home = frozenset(theatre.countries) if theatre else frozenset[str]()
    if not any(p.country in home for p in places):
        mine = _country(places)  # a report from elsewhere
        home = frozenset({mine}) if mine else home
    out = set()
    last = -1  # where the last place that names somebody ends: "residents of X and Y"
    for p in places:
        if p.place.start is None or p.place.end is None or p.kind == "demonym":
            continue
        span = doc.char_span(p.place.start, p.place.end, alignment_mode="expand")
        if span is None:
            continue
        names_somebody = _belongs(doc, span.start, lang) or _joined(doc, last, span.start)
        if names_somebody:
            last = span.end
        if names_somebody or _abroad(p, home) or _owns(doc, span.end, lang) or _bound(doc, span.start, lang):
            out.add(p.place.start)
    return frozenset(out)


def _joined(doc: Doc, before: int, start: int) -> bool:
    """Whether a place stands in one list with the one that ends at token `before`."""
    between = doc[before:start] if 0 <= before < start else ()
    return 0 < len(between) <= _REACH and all(t.pos_ in {"CCONJ", "DET", "PUNCT", "ADP"} for t in between)


def _country(places: Sequence[Placed]) -> str | None:
    """The country of most of the report's places below a country."""
    count = Counter(p.country for p in places if p.country and p.place.located and p.kind not in {"country", "demonym"})
    return max(sorted(count), key=lambda c: count[c], default=None)


def _abroad(p: Placed, home: frozenset[str]) -> bool:
    if not home or not p.country or p.country in home:
        return False
    namesakes = gazetteer.by_key(exact(p.place.name or p.place.text))
    return p.kind == "country" or any(e.capital and e.country == p.country for e in namesakes)


def _belongs(doc: Doc, start: int, lang: str) -> bool:
    """Whether somebody or a body is named by the place: "the governor of X", "residents of the villages of X"."""
    of, origin = words(lang, "places", "seats", "of"), words(lang, "places", "seats", "from")
    i = start - 1
    joined = ""
    for _ in range(_REACH):
        if i < 0 or doc[i].is_space or (doc[i].is_punct and doc[i].text not in {"«", "»", '"', "'", "-"}):
            return False
        token = doc[i]
        if token.lower_ in of | origin:
            joined = token.lower_
        elif joined in of and is_one_of(token, words(lang, "places", "seats", "offices")):
            return True
        elif joined and is_one_of(token, words(lang, "places", "seats", "origins")):
            # "The dead were residents of X"; "eight residents of X were killed" is another matter.
            return token.dep_ in {"attr", "ROOT", "acl"} or token.pos_ in {"ADJ", "VERB", "ADV"}
        elif joined in origin and is_one_of(token, words(lang, "places", "seats", "displaced")):
            return True
        elif not _steps_over(token, lang):
            return False
        i -= 1
    return False


def _bound(doc: Doc, start: int, lang: str) -> bool:
    """Whether somebody was only on the way there: "seized on his way to Damascus"."""
    before = text_of(doc, max(0, start - _REACH), start).lower()
    return any(before.endswith(phrase) for phrase in words(lang, "places", "seats", "bound"))


def _owns(doc: Doc, end: int, lang: str) -> bool:
    """Whether the place stands before an office: "X governor", "X's Russian-installed leader"."""
    offices = words(lang, "places", "seats", "before")
    for i in range(end, min(len(doc), end + _REACH)):
        token = doc[i]
        if is_one_of(token, offices):
            return True
        if (
            token.text not in {"'s", "-"}
            and token.pos_ not in {"ADJ", "NUM"}
            and token.dep_ not in {"amod", "compound"}
        ):
            return False
    return False


def _steps_over(token: Token, lang: str) -> bool:
    """Words between an office and its place: adjectives, articles, quotation marks, "the villages of"."""
    kinds = words(lang, "places", "kinds")
    participle = token.pos_ == "VERB" and has_feature(token, "VerbForm", "Part")
    return token.pos_ in {"ADJ", "DET", "PUNCT"} or participle or is_one_of(token, kinds) or token.text in {"'", "-"}
