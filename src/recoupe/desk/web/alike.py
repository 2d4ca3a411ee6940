"""Words that are looked for and words that stand there, compared as a reader means them.

By how they begin, whatever their case, accents and apostrophes, and however a name was put into Latin letters: "Maarat"
finds Ma‘arrat al-Nu‘man. Arabic articles are not looked for.
"""

from __future__ import annotations

from recoupe.grounding.toponym_keys import exact, sounded, without_articles


def looked_for(text: str) -> list[tuple[str, str]]:
    """Return the words that somebody looks for, each plain and as it sounds."""
    key = exact(text)
    words = without_articles(key).split() or key.split()
    return [(word, sounded(word)) for word in words]


def indexed(text: str) -> str:
    """Return the words of a text, plain and as they sound, each once: what is looked through."""
    words = exact(text).split()
    return " ".join(dict.fromkeys([*words, *map(sounded, words)]))


def found(wanted: str, text: str) -> bool:
    """Return whether each word that is looked for begins a word of a text (one without words is in every text).

    >>> found("Maarat", "Ma‘arrat al-Nu‘man"), found("maar num", "Maarrat al-Numan"), found("arrat", "Maarrat")
    (True, True, False)
    """
    words = indexed(text).split()
    return all(any(w.startswith((plain, sound)) for w in words) for plain, sound in looked_for(wanted))
