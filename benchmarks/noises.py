"""What pages do to a text without changing what it says, one function a kind, each repeatable from a seed.

A kind takes a text, its language and a seed, and returns a `Noised`: the text as such a page has it, and where each
of its characters stood. Rates are those of bad pages, not of usual ones. Used by benchmarks/noise.py and the tests.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]
SEPARATORS = ("", " ", "\u00a0", "\u202f", "\u2009", ",", ".", "'", "’")
SPACES = ("\u00a0", "\u202f", "\u2009", " ")
QUOTES = (("“", "”"), ("«\u00a0", "\u00a0»"), ("« ", " »"), ('"', '"'), ("„", "“"))


@dataclass(frozen=True, slots=True)
class Noised:
    """A text with noise. `origin[i]` is the offset, in the clean text, of character i; one entry more ends it."""

    text: str
    origin: tuple[int, ...]


def edited(text: str, edits: Iterable[Edit]) -> Noised:
    """Return a text with spans replaced; new characters come from where the span that they replace begins."""
    out: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end, new in [*edits, (len(text), len(text), "")]:
        out += (text[at:start], new)
        origin += range(at, start)
        origin += (min(start + i, max(start, end - 1)) for i in range(len(new)))
        at = end
    return Noised("".join(out), (*origin, len(text)))


def _dice(text: str, seed: int) -> random.Random:
    return random.Random(f"{seed}:{len(text)}:{text[:40]}")  # noqa: S311 - noise, no secret


def _each(pattern: str, text: str, new: Callable[[re.Match[str]], str | None]) -> Noised:
    """Replace every match by what `new` returns for it, or leave it where that is None."""
    made = ((m, new(m)) for m in re.finditer(pattern, text))
    return edited(text, [(m.start(), m.end(), n) for m, n in made if n is not None])


def clean(text: str, lang: str, seed: int) -> Noised:
    """Change nothing: what a measure must find unchanged."""
    del lang, seed
    return edited(text, [])


def quotes(text: str, lang: str, seed: int) -> Noised:
    """Quotation marks of another kind, the same over a text; apostrophes straight or curly, at random."""
    del lang
    dice = _dice(text, seed)
    opening, closing = dice.choice(QUOTES)
    double = r'(?P<open>[“«„][\s\u00a0]?|(?<!\w)"(?=\w))|(?P<close>[\s\u00a0]?[”»]|(?<=[\w.,!?…])")|(?P<mark>[\'’])'

    def new(m: re.Match[str]) -> str:
        return opening if m["open"] else closing if m["close"] else dice.choice("'’ʼ")

    return _each(double, text, new)


def spaces(text: str, lang: str, seed: int) -> Noised:
    """No-break and thin spaces for some of the spaces."""
    del lang
    dice = _dice(text, seed)
    return _each(r"(?<=\S)[ \u00a0\u202f](?=\S)", text, lambda _m: dice.choice(SPACES))


def doubled(text: str, lang: str, seed: int) -> Noised:
    """Every fourth space twice or three times."""
    del lang
    dice = _dice(text, seed)
    return _each(r"(?<=\S) (?=\S)", text, lambda _m: " " * dice.choice((2, 3)) if dice.random() < 0.25 else None)


def separators(text: str, lang: str, seed: int) -> Noised:
    """Thousands parted by another separator, the same over a text; years stay as they are."""
    del lang
    separator = _dice(text, seed).choice(SEPARATORS)
    number = r"(?<![\w.,'’/:-])(?:\d{1,3}(?:[ ,.'’\u00a0\u202f\u2009]\d{3})+|\d{4,7})(?![\w/:-]|[.,'’]\d)"

    def new(m: re.Match[str]) -> str | None:
        digits = re.sub(r"\D", "", m[0])
        if len(digits) == len(m[0]) and 1900 <= int(digits) <= 2100:
            return None
        return f"{int(digits):,}".replace(",", separator)

    return _each(number, text, new)


def capitals(text: str, lang: str, seed: int) -> Noised:
    """The title (what stands before the first blank line) in capitals."""
    del lang, seed
    end = text.find("\n\n")
    return edited(text, [(i, i + 1, c.upper()) for i, c in enumerate(text[: max(0, end)]) if len(c.upper()) == 1])


def bare(text: str, lang: str, seed: int) -> Noised:
    """Every accent lost."""
    del lang, seed
    return edited(text, [(i, i + 1, base) for i, c in enumerate(text) if (base := _base(c)) != c])


def some_bare(text: str, lang: str, seed: int) -> Noised:
    """The accents of every fifth word lost."""
    del lang
    dice = _dice(text, seed)
    return _each(r"\w+", text, lambda m: "".join(map(_base, m[0])) if dice.random() < 0.2 else None)


def decomposed(text: str, lang: str, seed: int) -> Noised:
    """Accents as characters of their own, as some systems write them."""
    del lang, seed
    parts = ((i, unicodedata.normalize("NFD", c)) for i, c in enumerate(text))
    return edited(text, [(i, i + 1, d) for i, d in parts if d != text[i]])


def invisible(text: str, lang: str, seed: int) -> Noised:
    """Soft hyphens and zero-width spaces within long words."""
    del lang
    dice = _dice(text, seed)
    long_word = r"(?<=[^\W\d_]{4})(?=[^\W\d_]{4})"
    return _each(long_word, text, lambda _m: dice.choice("\u00ad\u200b") if dice.random() < 0.1 else None)


def capitals_bare(text: str, lang: str, seed: int) -> Noised:
    """The title in capitals without accents."""
    raised = capitals(text, lang, seed).text
    end = max(0, text.find("\n\n"))
    return Noised("".join(map(_base, raised[:end])) + raised[end:], tuple(range(len(text) + 1)))


def _base(c: str) -> str:
    folded = unicodedata.normalize("NFD", c)[0]
    return folded if len(folded) == 1 else c


def commas_in_words(text: str, lang: str, seed: int) -> Noised:
    """A comma within every fortieth word ("on,t lancé")."""
    del lang
    dice = _dice(text, seed)
    inside = r"(?<![^\W\d_])([^\W\d_]+)(?![^\W\d_])"

    def new(m: re.Match[str]) -> str | None:
        word = m[0]
        if len(word) < 3 or dice.random() >= 0.025:
            return None
        at = dice.randrange(1, len(word))
        return f"{word[:at]},{word[at:]}"

    return _each(inside, text, new)


def commas_for_apostrophes(text: str, lang: str, seed: int) -> Noised:
    """A comma for every third apostrophe within a word ("l,armée", "army,s")."""
    del lang
    dice = _dice(text, seed)
    return _each(r"(?<=[^\W\d_])['’](?=[^\W\d_])", text, lambda _m: "," if dice.random() < 0.33 else None)


def glued_sentences(text: str, lang: str, seed: int) -> Noised:
    """No space after every second full stop ("killed.The")."""
    del lang
    dice = _dice(text, seed)
    return _each(r"(?<=[a-zà-öø-ÿ]\.) (?=[A-ZÀ-Þ])", text, lambda _m: "" if dice.random() < 0.5 else None)


def glued_digits(text: str, lang: str, seed: int) -> Noised:
    """No space between a number and its word, in every second place ("12soldiers")."""
    del lang
    dice = _dice(text, seed)
    return _each(r"(?<=\d) (?=[^\W\d_]{3})", text, lambda _m: "" if dice.random() < 0.5 else None)


def commas_lost(text: str, lang: str, seed: int) -> Noised:
    """Every comma lost, save those in numbers."""
    del lang, seed
    return _each(r",(?!\d)", text, lambda _m: "")


def stops_lost(text: str, lang: str, seed: int) -> Noised:
    """Every full stop between two sentences of a paragraph lost."""
    del lang, seed
    return _each(r"(?<=[\wà-ÿ])\.(?= [A-ZÀ-Þ«“])(?<!\b\w\.)", text, lambda _m: "")


Kind = Callable[[str, str, int], Noised]
KINDS: dict[str, Kind] = {
    k.__name__: k
    for k in (
        clean, quotes, spaces, doubled, separators, invisible, decomposed, capitals, capitals_bare, bare, some_bare,
        commas_in_words, commas_for_apostrophes, glued_sentences, glued_digits, commas_lost, stops_lost,
    )
}  # fmt: skip
