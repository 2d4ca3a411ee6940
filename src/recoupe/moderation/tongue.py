"""Which language a comment is read in: French, English, Arabic, several where it is too short to tell, or none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import yaml

from recoupe.moderation.folding import fold

UNKNOWN = "und"
"""The code of "no language that is read here" (ISO 639-2)."""
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_FEW = 4
"""Words: with fewer, no language is ruled out."""
_NOISE = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+")


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    """Return {language: its commonest words}, of those read here and of others that use the same letters."""
    text = (files("recoupe.moderation") / "lexicon" / "languages.yaml").read_text(encoding="utf8")
    return {lang: frozenset(fold(words).text.split()) for lang, words in yaml.safe_load(text).items()}


def scripts(text: str) -> dict[str, int]:
    """Return {`latin`, `arabic` or `other`: how many letters}."""
    out = {"latin": 0, "arabic": 0, "other": 0}
    for character in text[:_SAMPLE]:
        if not character.isalpha():
            continue
        name = unicodedata.name(unicodedata.normalize("NFKC", character)[0], "")
        out["latin" if name.startswith("LATIN") else "arabic" if name.startswith("ARABIC") else "other"] += 1
    return out


def candidates(text: str) -> tuple[str, ...]:
    """Return the languages to read a comment in, the likeliest first; nothing if it is in another one.

    A comment without letters or with too few words to tell is read in every language that its letters allow.
    """
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    count = scripts(sample)
    letters = sum(count.values())
    if not letters:
        return ("fr", "en", "ar")
    if count["other"] > letters / 2:
        return ()
    if count["arabic"] > letters / 2:
        return ("ar",) if _is_arabic(sample) else ()
    words = fold(sample).text
    found = _WORD.findall(words)
    known = _telling_words()
    shares = {lang: sum(w in common for w in found) for lang, common in known.items() if lang not in {"ar", "fa", "ur"}}
    best = max(shares, key=lambda lang: (shares[lang], lang == "en", lang == "fr"))
    ours = max(shares["fr"], shares["en"])
    if len(found) >= _FEW and best not in {"fr", "en"} and shares[best] >= 2 and shares[best] > ours + 1:
        return ()
    if len(found) >= 2 * _FEW and shares[best] == 0 and not _guessed(sample):
        return ()
    order = ("fr", "en") if shares["fr"] > shares["en"] else ("en", "fr")
    sure = abs(shares["fr"] - shares["en"]) >= 2
    latin = order[:1] if sure else order
    return (*latin, "ar") if count["arabic"] else latin


def _is_arabic(sample: str) -> bool:
    """Tell Arabic from Persian, Urdu, Kurdish and Pashto, by letters that it has not and by their common words."""
    foreign = len(re.findall("[پچژگٹڈڑںےۆێڕڵټډړڼۍې]", sample))
    letters = len(_WORD.sub("", sample)) and sum(c.isalpha() for c in sample)
    if letters and foreign > 0.03 * letters:
        return False
    words = fold(sample).text.split()
    known = _telling_words()
    theirs = max(sum(w in known[lang] for w in words) for lang in ("fa", "ur"))
    return theirs <= sum(w in known["ar"] for w in words) + 1


def _guessed(sample: str) -> bool:
    """Tell whether the program's guess over all languages is one that is read here."""
    from recoupe.reading.language import detect  # loads a model that is seldom needed

    return detect(sample)[0] in {"fr", "en"}
