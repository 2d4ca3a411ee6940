"""spaCy's rule lemmatizer with a memory: a lemma depends on the form, the part of speech and the morphology."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

CAPACITY = 100_000
"""Forms that are remembered before the memory begins anew."""


def lean_lemmatizer(nlp: Language) -> bool:
    """Give a pipeline's rule lemmatizer a memory; tell whether it has one.

    Its lists of known words become sets too: it looks every new form up in them, word after word.
    """
    if not nlp.has_pipe("lemmatizer"):
        return False
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    if getattr(lemmatizer, "mode", None) != "rule" or lemmatizer.overwrite:
        return False
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech in list(table):
            table[part_of_speech] = frozenset(table[part_of_speech])
    nlp.add_pipe("recoupe_lemmas", before="lemmatizer")
    return True


@Language.factory("recoupe_lemmas")
def _lemmas(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Do the lemmatizer's work before it; it then finds every token done."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    strings = nlp.vocab.strings
    known: dict[tuple[int, int, int], int] = {}

    def remember(doc: Doc) -> Doc:
        rows: Any = doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"])
        lemmas: Any = rows[:, 3].copy()
        for i, (orth, pos, morph, lemma) in enumerate(rows.tolist()):
            if lemma:
                continue
            key = (orth, pos, morph)
            found = known.get(key)
            if found is None:
                if len(known) >= CAPACITY:
                    known.clear()
                found = known[key] = strings.add(lemmatizer.lemmatize(doc[i])[0])
            lemmas[i] = found
        return doc.from_array(["LEMMA"], lemmas)

    del name
    return remember
