"""Speakers on the left: the noun phrase that ends before a verb, by the parse and by what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.speakers import can_speak, pronoun
from recoupe.languages.forms import words
from recoupe.reading.credit_names import is_agency

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from recoupe.extraction.attribution.speakers import Tokens

_DASHES = {"-", "–", "—"}
_GLUED = 4
"""Tokens. A shorter phrase has no room for a place and what a lost comma glued to it."""
_LONGEST_PARENTHESIS = 25
"""Tokens between a subject and its verb: "The monitor, based in Coventry, said"."""


def left_of(doc: Doc, group: int, sentence: Tokens, lang: str, verb: Token | None = None) -> Tokens | None:
    """Return the phrase that is the subject of the verb group starting at `group`, on its left.

    The parse is believed where its subject reaches the verb; where it does not (lost commas, datelines), the
    phrase right before the verb is, if that can speak.
    """
    if group - 2 >= sentence[0] and doc[group - 1].lower_ in grammar(lang, "same"):
        return group - 2, group  # "Le même assure que"
    parsed = _by_parse(doc, verb if verb is not None else doc[group], group, sentence, lang)
    beside = _by_adjacency(doc, group, sentence, lang)
    if parsed and beside and not (parsed[0] <= beside[1] - 1 < parsed[1]) and can_speak(doc, beside, lang):
        dashed = any(doc[i].text in _DASHES and doc[i].whitespace_ for i in range(parsed[0], beside[0]))
        if dashed or not can_speak(doc, parsed, lang):
            return beside
    return _without_lost_commas(doc, _whole_words(doc, parsed or beside, (sentence[0], group)), lang)


def _whole_words(doc: Doc, phrase: Tokens | None, within: Tokens) -> Tokens | None:
    """Return a phrase that cuts no compound in two: "l'état-major" is three words to a parser that splits "l'"."""
    if phrase is None:
        return None
    begin, end = phrase
    while begin - 2 >= within[0] and _glued(doc, begin - 1):
        begin -= 2
    while end + 1 < within[1] and _glued(doc, end):
        end = min(within[1], max(doc[end + 1].right_edge.i + 1, end + 2))
    return begin, end


def _glued(doc: Doc, i: int) -> bool:
    """Whether a hyphen at `i` joins two words of letters without a blank."""
    joins = doc[i].text in _DASHES and not doc[i].whitespace_ and not doc[i - 1].whitespace_
    return joins and doc[i - 1].is_alpha and doc[i + 1].is_alpha


def _without_lost_commas(doc: Doc, phrase: Tokens | None, lang: str) -> Tokens | None:
    """Cut to the initials at its end what a lost comma glued to them: "clashes in Northern Homs FNA reports".

    Initials stand alone behind a place's name; behind an article, a preposition or "'s" they belong to the phrase.
    """
    if phrase is None or phrase[1] - phrase[0] < 2:
        return phrase
    lead = phrase[0] - 1
    if lead >= 0 and _heads(doc, lead, phrase, lang):
        return lead, phrase[1]  # "killed dozens of militants SANA news agency reported"
    last, before = doc[phrase[1] - 1], doc[phrase[1] - 2]
    if is_agency(last.text) and before.pos_ == "PROPN":
        return phrase[1] - 1, phrase[1]  # "in rebel-held Aleppo Reuters reported"
    if phrase[1] - phrase[0] < _GLUED:
        return phrase
    initials = last.text.isalpha() and last.text.isupper() and len(last) > 2
    within = any(doc[i].lower_ in grammar(lang, "settings") for i in range(phrase[0], phrase[1] - 2))
    if initials and within and before.pos_ == "PROPN" and not before.text.isupper():
        return phrase[1] - 1, phrase[1]
    return phrase


def _heads(doc: Doc, i: int, phrase: Tokens, lang: str) -> bool:
    """Whether the initials or agency at `i` name the common noun of a body that follows: "SANA | news agency"."""
    word = doc[i]
    named = is_agency(word.text) or (word.text.isalpha() and word.text.isupper() and len(word) > 2)
    common = all(doc[k].text.islower() and doc[k].pos_ in {"NOUN", "ADJ"} for k in range(*phrase))
    return named and common and doc[phrase[1] - 1].lower_ in speaking(lang, "introducers")


def nearest_speaker(doc: Doc, group: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the nearest subject on the left that can speak, past a relative clause that lost its commas."""
    for i in range(group - 1, sentence[0] - 1, -1):
        if doc[i].lower_ in speaking(lang, "relatives") and doc[i].dep_ in {"nsubj", "nsubj:pass"}:
            antecedent = _antecedent(doc, doc[i], sentence, lang)
            if antecedent and can_speak(doc, antecedent, lang):
                return antecedent
        if doc[i].dep_ in {"nsubj", "nsubj:pass"} and doc[i].pos_ in {"NOUN", "PROPN"}:
            phrase = _subtree(doc, doc[i], sentence[0], i + 1, lang)
            if can_speak(doc, phrase, lang):
                tail = i + 1
                while tail < group and doc[tail].ent_type_ == "ORG" and doc[i].ent_type_ == "ORG":
                    tail += 1
                return phrase[0], tail
    return None


def phrase_ending(doc: Doc, end: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Grow a noun phrase leftwards from `end`, up to a determiner, a comma or a verb."""
    start = _grown(doc, end, sentence, lang)
    links = grammar(lang, "links")
    articles = grammar(lang, "articles")
    while start < end and doc[start].lower_ in links and doc[start].lower_ not in articles:
        start += 1
    agents = grammar(lang, "agents")
    if start - 2 > sentence[0] and doc[start - 1].lower_ in agents and _relays(doc[start - 2], lang):
        outer = phrase_ending(doc, start - 2, sentence, lang)
        return (outer[0], end) if outer else None
    return (start, end) if start < end else None


def _by_parse(doc: Doc, verb: Token, group: int, sentence: Tokens, lang: str) -> Tokens | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubj:pass", "nsubj:caus"} and sentence[0] <= child.i < group:
            if child.lower_ in speaking(lang, "relatives"):
                return _antecedent(doc, child, sentence, lang)
            return _subtree(doc, child, sentence[0], group, lang)
    return None


def _by_adjacency(doc: Doc, group: int, sentence: Tokens, lang: str) -> Tokens | None:
    """The phrase that ends right before the verb group; a parenthesis between commas may stand between."""
    end = group
    if end - 1 < sentence[0]:
        return None
    if doc[end - 1].lower_ in speaking(lang, "relatives"):
        return _antecedent(doc, doc[end - 1], sentence, lang)
    if doc[end - 1].text in {",", ")"}:
        opening = _parenthesis(doc, end - 1, sentence)
        if opening is None:
            return None
        phrase = phrase_ending(doc, opening, sentence, lang)
        named = all(doc[i].pos_ == "PROPN" for i in range(opening + 1, end - 1)) and doc[end - 1].text == ","
        return (phrase[0], end - 1) if phrase and named else phrase  # "its director, Name, said"
    return phrase_ending(doc, end, sentence, lang)


def _antecedent(doc: Doc, relative: Token, sentence: Tokens, lang: str) -> Tokens | None:
    end = relative.i
    while end > sentence[0] and doc[end - 1].is_punct:
        end -= 1
    phrase = phrase_ending(doc, end, sentence, lang)
    if phrase is None or can_speak(doc, phrase, lang):
        return phrase
    # "strong condemnation from the United States, which said": whoever the last preposition leads to.
    last = next((i for i in range(end - 1, phrase[0], -1) if doc[i].lower_ in speaking(lang, "prepositions")), end)
    nearer = (last + 1, end)
    return nearer if nearer[0] < end and can_speak(doc, nearer, lang) else phrase


def _parenthesis(doc: Doc, closing: int, sentence: Tokens) -> int | None:
    mark = "(" if doc[closing].text == ")" else ","
    for i in range(closing - 1, max(sentence[0], closing - _LONGEST_PARENTHESIS), -1):
        if doc[i].text == mark:
            return i
    return None


def _grown(doc: Doc, end: int, sentence: Tokens, lang: str) -> int:
    """The first token of the run of nouns, adjectives, links and determiners that ends at `end`."""
    links = grammar(lang, "links")
    determiners = speaking(lang, "determiners")
    starts = grammar(lang, "articles", "indefinite") if lang == "en" else frozenset()
    start = end
    while start > sentence[0]:
        token = doc[start - 1]
        if token.ent_type_ in {"DATE", "TIME"} or (token.is_punct and (token.text != "-" or token.whitespace_)):
            break
        if token.pos_ == "PRON":
            return start - 1
        if token.pos_ == "VERB" and start - 2 > sentence[0] and doc[start - 2].text == "-" and start < end:
            start -= 1  # "the Britain-based Observatory"
            continue
        article = token.lower_ in starts
        if article and start - 1 > sentence[0] and doc[start - 2].lower_ not in links:
            return start - 1
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "X"} or token.lower_ in links:
            start -= 1
        elif token.lower_ in determiners:
            start -= 1
            if lang == "en" or start == sentence[0] or doc[start - 1].lower_ not in links:
                break
        else:
            break
    return start


def _relays(token: Token, lang: str) -> bool:
    return any(token.lower_ == p.split()[0] for p in words(lang, "attribution", "relays", "passive"))


def _subtree(doc: Doc, head: Token, low: int, high: int, lang: str) -> Tokens:
    """Return the contiguous subtree of a head noun between two bounds, clauses cut off by the naming rules."""
    if pronoun(head, lang):
        return head.i, head.i + 1
    subtree = [t.i for t in head.subtree]
    left, right = max(low, min(subtree)), min(high, max(subtree) + 1)
    for i in range(head.i - 1, left - 1, -1):
        if doc[i].text in _DASHES and doc[i].whitespace_ and doc[i - 1].whitespace_:
            left = i + 1
            break
    while left < head.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    if lang == "en":
        left, cut = _past_swallowed(doc, head, left, lang)
        if cut:
            return left, cut
    if right + 1 < high and doc[right].text == "," and doc[right + 1].text[:1].isupper() and doc[high - 1].text == ",":
        right = high - 1  # ", its director, Name, said"
    return left, right


def _past_swallowed(doc: Doc, head: Token, left: int, lang: str) -> tuple[int, int | None]:
    """Where an English subject begins that swallowed the clause before it, in text that lost its commas.

    Returns (start, end), the end None unless a person's name before the article is the whole subject:
    "Ercan Topaca the Governor of Hatay".
    """
    starts = grammar(lang, "articles", "indefinite")
    for i in range(head.i - 1, left - 1, -1):
        token = doc[i]
        compounded = i > left and doc[i - 1].text == "-"  # "the Britain-based group"
        verb = token.pos_ in {"VERB", "AUX"} and not compounded
        if token.lower_ in starts or token.ent_type_ in {"DATE", "TIME"} or verb:
            if i > left and token.lower_ == "the" and doc[i - 1].ent_type_ == "PERSON":
                first = next(k for k in range(i - 1, -2, -1) if k < left or doc[k].ent_type_ != "PERSON") + 1
                return first, i
            return (i if token.lower_ in starts else i + 1), None
    return left, None
