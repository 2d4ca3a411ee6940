"""Ownership: whose a noun of saying is, and who issued the paper that speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking
from recoupe.extraction.attribution.phrases_left import phrase_ending
from recoupe.extraction.attribution.phrases_right import phrase_right
from recoupe.extraction.attribution.speakers import bare, can_speak
from recoupe.languages.forms import is_one_of, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from recoupe.extraction.attribution.speakers import Tokens


def owner_of(doc: Doc, i: int, sentence: Tokens, lang: str) -> Tokens | None:
    """Return the owner of a noun of saying: "Amaq's assertion", "the Observatory's count", "le décompte de l'OSDH"."""
    if lang == "en":
        for k in range(i - 1, max(sentence[0], i - 4) - 1, -1):
            if doc[k].tag_ == "POS":
                return phrase_ending(doc, k, sentence, lang)
        return None
    if i + 1 < sentence[1] and doc[i + 1].lower_ in grammar(lang, "issued_by"):
        return phrase_right(doc, i + 2, sentence, lang)
    return None


def is_tally(doc: Doc, speaker: Tokens, lang: str) -> bool:
    """Tell a count that nobody signed: "un bilan provisoire fait état de" is the article's own voice."""
    begin, end = bare(doc, speaker, lang)
    heads = [i for i in range(begin, end) if is_one_of(doc[i], words(lang, "attribution", "tallies"))]
    return bool(heads) and not any(can_speak(doc, (i, end), lang) for i in range(heads[0] + 1, end))


def behind_paper(doc: Doc, speaker: Tokens, lang: str) -> Tokens:
    """Return who issued it where the phrase is a paper: "un communiqué du Centre conjoint", "a statement by X"."""
    start = speaker[0]
    while start < speaker[1] - 1 and doc[start].lower_ in speaking(lang, "determiners"):
        start += 1
    if not is_one_of(doc[start], words(lang, "attribution", "nominal")):
        return speaker
    for i in range(start + 1, speaker[1] - 1):
        if doc[i].lower_ in grammar(lang, "issued_by"):
            rest = (i + 1, speaker[1])
            return rest if can_speak(doc, rest, lang) else speaker
    return speaker
