"""Lost accents given back before a text is parsed, word by word, one letter for one: offsets stay.

Taggers and lexicons know "présidence" and "a été tué", not "presidence" and "a ete tue". Only the parse sees them:
what is cited is cut from the report. The words are the spaCy model's own, with their frequency (`vocabulary`); the
context that decides between homographs (tue, tué; a, à; ou, où) is `languages/<lang>/accents.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from recoupe.languages.lexicon import lexicon
from recoupe.languages.vocabulary import COMMON, accented, bare, ranks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FEWEST = 8
"""Words from which a text without a single accent has lost them: a French word in three has one."""
RATE = 0.02
"""Accented letters a word under which a text has lost them."""
SURE = 10
"""How many times more common the form with accents must be to be put wherever a text shows that some are lost."""

LITTLE = 300
"""Words as common as this are what they look like, save those that `accents.yaml` tells apart."""

_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?!\d)")
_ACCENT = re.compile(r"[à-öø-ÿœÀ-ÖØ-Þ]")


def restore(text: str, lang: str) -> str:
    """Return `text` with the accents that it lost, the same length; a text that lost none comes back as it is."""
    rules = _rules(lang)
    if rules is None:
        return text
    found = len(_ACCENT.findall(text))
    lost = _is_bare(text, found)
    if not lost and not (rules["telltale"].search(text)):
        return text
    spans = [m.span() for m in _WORD.finditer(text)]
    folded = [bare(text[a:b]).lower() for a, b in spans]
    out = list(text)
    for i, (a, b) in enumerate(spans):
        word = text[a:b]
        if word.isascii() and not (word.isupper() and b - a > 1):
            out[a:b] = _restored(word, folded, i, rules, lang, every=lost)
    return "".join(out)


def _is_bare(text: str, found: int) -> bool:
    """Whether a text has no accents, or next to none, where French would have them."""
    most = len(text) * RATE / 4  # there are fewer words than a quarter of the characters
    if found > most:
        return False
    words = len(_WORD.findall(text))
    return words >= FEWEST and found <= words * RATE


def _restored(word: str, folded: Sequence[str], i: int, rules: Mapping[str, Any], lang: str, *, every: bool) -> str:
    low = folded[i]
    forms = [f for f in accented(lang).get(low, ()) if _accents_of(f) <= _FRENCH]
    if not forms or low in rules["kept"]:
        return word
    if word[0].isupper() and len(word) > 1:
        return _name(word, forms, lang)
    if len(forms) == 1 and forms[0] == low:
        return word
    common = ranks(lang)
    best = forms[0]
    if common.get(low, COMMON) < LITTLE and low not in _TOLD_APART and not _after_auxiliary(folded, i, rules):
        return word
    if not every and common.get(low, COMMON) <= SURE * common[best]:
        return word
    chosen = _chosen(low, forms, folded, i, rules, lang)
    return chosen.upper() if word[0].isupper() else chosen


_TOLD_APART = frozenset({"a", "ou"})
_FRENCH = frozenset("àâéèêëîïôûùç")


@cache
def _accents_of(word: str) -> frozenset[str]:
    return frozenset(word) - frozenset(bare(word))


def _name(word: str, forms: Sequence[str], lang: str) -> str:
    """A word with a capital: the commonest form with one, which for most names is the one without accents."""
    common = ranks(lang)
    titled = [f.capitalize() for f in forms if f.capitalize() in common]
    best = min(titled, key=lambda w: common[w], default=word)
    return best if common.get(best, COMMON) < common.get(word, COMMON) else word


def _chosen(low: str, forms: Sequence[str], folded: Sequence[str], i: int, rules: Mapping[str, Any], lang: str) -> str:
    """Choose among homographs by the words around, else the commonest."""
    before = folded[i - 1] if i else ""
    after = folded[i + 1] if i + 1 < len(folded) else ""
    if low == "a":
        return "a" if before in rules["has_before"] or _participle(folded, i + 1, rules, lang) else "à"
    if low == "ou":
        return "où" if before in rules["where_before"] or after in rules["where_after"] else "ou"
    participles = [f for f in forms if f.rstrip("s").endswith(("é", "ée"))]
    others = [f for f in forms if f not in participles]
    if participles and others:
        if _after_auxiliary(folded, i, rules):
            return participles[0]
        if low.endswith("e") and after in rules["objects"]:
            return others[0]
    return forms[0]


def _after_auxiliary(folded: Sequence[str], i: int, rules: Mapping[str, Any]) -> bool:
    k = i - 1
    if len(folded[i]) < 3:
        return False
    while k >= 0 and i - k <= 4 and folded[k] in rules["between"] and folded[k] not in rules["auxiliaries"]:
        k -= 1
    return k >= 0 and folded[k] in rules["auxiliaries"]


def _participle(folded: Sequence[str], i: int, rules: Mapping[str, Any], lang: str) -> bool:
    """Whether a participle follows, with adverbs in between."""
    while i < len(folded) and folded[i] in rules["between"]:
        if folded[i] == "ete":
            return True
        i += 1
    if i >= len(folded):
        return False
    word = folded[i]
    return word in rules["has_after"] or any(f.endswith(("é", "és", "ée", "ées")) for f in accented(lang).get(word, ()))


@cache
def _rules(lang: str) -> dict[str, Any] | None:
    """Return the rules of a language that has telltales of lost accents, else None."""
    data = lexicon(lang, "accents")
    if not data["telltales"]:
        return None
    listed = "|".join(map(re.escape, data["telltales"]))
    return {
        "telltale": re.compile(rf"(?<!\w)(?:{listed})(?!\w)"),
        **{name: frozenset(data[name]) for name in ("auxiliaries", "between", "objects", "kept")},
        **{f"{a}_{b}": frozenset(data[a][b]) for a in ("has", "where") for b in ("before", "after")},
    }
