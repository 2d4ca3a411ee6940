"""Cue words: the lexicon's verbs, light verbs and relaying verbs, found in a text that a tagger may have misread."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from recoupe.extraction.attribution.grammar import grammar, speaking, with_bare_forms
from recoupe.languages.forms import inflected, is_one_of, phrases, words
from recoupe.languages.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = {"VBD", "VBZ", "VBP"}


def says(token: Token, lang: str, *path: str) -> bool:
    """Tell whether a token is in a list of the lexicon: by lemma, form, or regular ending where the lemma is wrong."""
    if is_one_of(token, _vocabulary(lang, *path)):
        return True
    return token.text.islower() and token.lower_ in _forms(lang, *path)


@cache
def _vocabulary(lang: str, *path: str) -> frozenset[str]:
    return with_bare_forms(words(lang, "attribution", *path))


@cache
def _forms(lang: str, *path: str) -> frozenset[str]:
    return with_bare_forms(inflected(lang, "attribution", *path))


_LISTS = (("verbs", "denies"), ("verbs", "asserts"), ("depicting",), ("weak",), ("nominal",))
_PHRASES = ("markers", "opening_markers", "denial_phrases")
_PAIRS = ("compound", "weak_compound")


@cache
def cue_openers(lang: str) -> frozenset[str]:
    """Return the words by which a cue may begin (`find_cues`), forms and lemmas: no cue is looked for at others."""
    out: set[str] = set()
    for path in _LISTS:
        out |= _vocabulary(lang, *path) | _forms(lang, *path)
    for name in _PHRASES:
        out |= phrases(lang, "attribution", name).keys()
    for name in _PAIRS:
        out |= lexicon(lang, "attribution")[name].keys()
    return frozenset(out)


def compound_end(doc: Doc, i: int, lang: str, sort: str) -> int:
    """Return the second word's index of a light verb that reports only with it ("let slip", "fait état"), else `i`.

    `sort`: `compound`, or `weak_compound` for those with other uses. Only adverbs may stand between, but for a
    preposition ("put the number at").
    """
    seconds = lexicon(lang, "attribution")[sort].get(doc[i].lemma_.lower(), ())
    if not seconds:
        return i
    prepositions = words(lang, "attribution", "prepositions_of_count")
    adverbs = True
    for k in range(i + 1, min(i + 5, len(doc))):
        if doc[k].lower_ in seconds and (adverbs or doc[k].lower_ in prepositions):
            return k
        adverbs = adverbs and doc[k].pos_ == "ADV"
    return i


def is_verb(token: Token, lang: str) -> bool:
    """Tell a verb, or what a tagger took for a noun or name: the inverted or clipped "explique", "counters that"."""
    before = token.nbor(-1) if token.i else None
    if token.pos_ in {"VERB", "AUX"}:
        return before is None or not (lang == "fr" and before.pos_ == "DET")  # "un démenti"
    if token.text[:1].isupper() or before is None:
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and after.lower_ in grammar(lang, "that"):
        return True
    if lang == "fr":
        opens = before.text in {",", "»", '"', "”"} or before.pos_ in {"PRON", "PROPN"}
        return opens or before.lower_ in grammar(lang, "before_lone_verbs")
    if not token.text.endswith(("ed", "s", "id")):
        return False
    counts = after is not None and (after.pos_ in {"NUM", "DET"} or after.like_num)
    return before.pos_ in {"PROPN", "PRON", "PUNCT"} or (
        counts and before.lower_ in speaking(lang, "people", "organisations")
    )


def is_finite_relay(doc: Doc, i: int, sentence_end: int) -> bool:
    """Tell an English "SANA quoted a source" from a participle and from a passive."""
    return doc[i].tag_ in _FINITE and not (i + 1 < sentence_end and doc[i + 1].pos_ == "ADP")
