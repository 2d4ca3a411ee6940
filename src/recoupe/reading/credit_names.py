"""Names in credit lines: which are agencies, which read like a name at all, and where a list of them breaks."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from recoupe.languages import SUPPORTED, lexicon
from recoupe.languages.pipeline import flatten
from recoupe.model import Credit, CreditRole

MOST_WORDS = 7
_ARTICLES = ("l['’]agence ", "l['’]", "la ", "le ", "les ", "des ", "the ")


@cache
def agencies() -> frozenset[str]:
    """Return the agencies of every language's lexicon, casefolded: a French report credits English ones too."""
    names: set[str] = set()
    for lang in SUPPORTED:
        data: dict[str, Any] = lexicon(lang, "credits")
        names.update(flatten(name).casefold() for name in data["agencies"])
    return frozenset(names)


def is_agency(name: str) -> bool:
    """Whether `name` is a known news agency. Short names must be written as one ("AP", not "ap")."""
    plain = flatten(name).strip()
    if len(plain) <= 4 and plain.islower() and plain != "dpa":
        return False
    low = plain.casefold()
    return any(low.removeprefix(article) in agencies() for article in ("", "l'agence ", "agence ", "the "))


def _reads_like_a_name(name: str, lang: str) -> bool:
    """Whether every word is capitalised, a particle, or a domain name, and there are few of them."""
    words = flatten(name).split()
    if not words or len(words) > MOST_WORDS:
        return False
    if is_domain(name):
        return True
    particles = set(lexicon(lang, "credits")["particles"])
    first = words[0].split("'")[-1]
    if not first[:1].isupper() and not first[:1].isdigit():
        return False
    return all(w in particles or w.split("'")[-1][:1].isupper() or w[:1] in "&" or w.isdigit() for w in words)


_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,12})(?:/\S*)?", re.I)


def is_domain(text: str) -> bool:
    """Whether `text` is nothing but a web address or a domain name."""
    return _DOMAIN.fullmatch(text.strip()) is not None


@cache
def _between_names(lang: str) -> re.Pattern[str]:
    joiners = "|".join(re.escape(j) for j in lexicon(lang, "credits")["joiners"])
    return re.compile(rf"\s*[,;/|•·]\s*|\s+(?:{joiners}|&)\s+(?![a-z'’ ]*$)|\s+(?:{joiners}|&)\s+|\s+[-–—]\s+")


def split_names(text: str, lang: str) -> list[str]:
    """Split "AP, Reuters and AFP", "AFP – Tass", "AP Reuters and AFP" (commas lost) into names, as written."""
    parts = _between_names(lang).split(text)
    out: list[str] = []
    for raw in parts:
        part = raw.strip(" .:–—-\u00a0\u202f")
        words = part.split()
        if len(words) > 1 and not is_agency(part) and all(is_agency(w) for w in words):
            out.extend(words)
        elif part:
            out.append(part)
    return out


def credit(name: str, role: CreditRole, lang: str, *, loose: bool = False) -> Credit | None:
    """Return the credit of one name, or None if it does not read like one. Agencies get the role `agency`.

    `loose`: what opened the line also opens ordinary sentences, so only agencies count.
    """
    shorter = [re.sub(rf"^{article}", "", name, flags=re.I) for article in _ARTICLES]
    without = next((s for s in shorter if is_agency(s)), next((s for s in shorter if s != name), name))
    # A lower-case article is the sentence's; a capital one may be part of an outlet's name.
    bare = without if name[:1].islower() or is_agency(without) else name
    if flatten(name).casefold() in lexicon(lang, "credits")["nameless"]:
        return Credit(name=name, role="agency")
    if is_agency(bare):
        return Credit(name=bare, role=role if role in {"adapter", "translator"} else "agency")
    if loose or not _reads_like_a_name(bare, lang) or (role == "author" and " " not in bare.strip()):
        return None
    if is_domain(bare):
        found = _DOMAIN.fullmatch(bare)
        bare = found.group(1) if found and "/" not in bare.split("//")[-1].rstrip("/") else bare
        return Credit(name=bare, role="source" if role == "author" else role)
    return Credit(name=bare, role="source" if role == "agency" else role)
