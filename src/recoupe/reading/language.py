"""Which language a text is in, asked over all languages, so that what Recoupe cannot read is turned away."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from recoupe.languages import SUPPORTED, lexicon

# Below this probability py3langid's first guess on a short text is often a small neighbour language
# (Nigerian Pidgin for English headlines, Breton or Occitan for French ones).
SURE = 0.9
UNSURE = 0.5
"""Below this, an unsupported language is no finding at all."""
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _common_words(lang: str) -> frozenset[str]:
    """Return spaCy's stop words of a language, accents kept, apostrophes split off."""
    words = import_module(f"spacy.lang.{lang}.stop_words").STOP_WORDS
    return frozenset(w.casefold().strip("'’") for w in words) | frozenset(
        ["l", "d", "qu", "n", "s", "j", "c"] if lang == "fr" else ()
    )


def _common_share(text: str, lang: str) -> float:
    """Return the share of the words of `text` that are common words of `lang`; nought if there is only one of them."""
    words = [w.casefold() for w in _WORD.findall(text)]
    common = sum(w in _common_words(lang) for w in words)
    return common / len(words) if common > 1 else 0.0


def detect(text: str, hint: str | None = None) -> tuple[str, float]:
    """Return (language code, probability) of `text`, over all of py3langid's languages.

    Where the guess is unsure, a supported language wins if its common words fill the text (a quarter of its words
    and well above the others), else `hint` (what the page or the user says) if nothing speaks against it.
    """
    sample = text[:_SAMPLE]
    found, probability = _identifier().classify(sample)
    language, sure = str(found), float(probability)
    if language in SUPPORTED:
        if sure < SURE and hint in SUPPORTED and hint != language:
            shares = {lang: _common_share(sample, lang) for lang in (language, hint)}
            return (hint, sure) if shares[hint] >= shares[language] else (language, sure)
        return language, sure
    near = [lang for lang in SUPPORTED if language in lexicon(lang, "language")["neighbours"]]
    if near and sure < SURE:
        return near[0], sure
    if not near and sure >= SURE:
        return language, sure
    shares = {lang: _common_share(sample, lang) for lang in SUPPORTED}
    best = max(SUPPORTED, key=lambda lang: shares[lang])
    rest = max((shares[lang] for lang in SUPPORTED if lang != best), default=0.0)
    if shares[best] >= 0.25 and shares[best] >= rest + 0.1:
        return best, sure
    if hint in SUPPORTED and len(_WORD.findall(sample)) < 12:
        return hint, sure
    return language, sure
