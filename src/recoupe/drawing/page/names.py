"""Names in running text: the articles that French and English put before them, and which begin in lower case."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from recoupe.grounding.names import words
from recoupe.grounding.registry import roles
from recoupe.i18n import current
from recoupe.languages import SUPPORTED, lexicon


@cache
def _articles(lang: str) -> dict[str, str]:
    """Return {word: article} of a language (articles.yaml)."""
    text = (files("recoupe.drawing.page") / "articles.yaml").read_text(encoding="utf8")
    table: dict[str, list[str]] = yaml.safe_load(text).get(lang, {})
    return {word: article for article, listed in table.items() for word in listed}


def with_article(name: str) -> str:
    """Return a name as it stands in a sentence: `the Syrian army`, `l’armée syrienne`, `Amaq`."""
    lang = current()
    table = _articles(lang)
    if lang == "fr":
        first = name.split(" ", 1)[0].split("’")[0].split("'")[0]
        # A common noun (in lower case) that ends like a plural is one; "corps" and its like are in the table.
        plural = first.islower() and first.endswith(("s", "x"))
        return table.get(first, "les " if plural else "") + name
    if name.lower().startswith(("the ", "a ", "an ")) or name.isupper() or _owned(name):
        return name
    # A plural or singular common noun that names a body takes "the"; "state TV" and "local sources" take none.
    parts = name.lower().split()
    if parts and _articles("one").get(name.partition(" (")[0].split()[-1]) == lang:
        return ("an " if parts[0][0] in "aeiou" else "a ") + name
    if parts and parts[-1] in {"tv", "sources", "media", "television", "agency"} and parts[-1] not in table:
        return name
    return next((table[w] + name for w in parts if w in table), name)


def _owned(name: str) -> bool:
    """Whether a name begins with the one whom it belongs to: "Russia's defence ministry", not "People's Protection"."""
    owner, mark, _rest = name.replace("’", "'").partition("'s ")
    return bool(mark) and owner[:1].isupper() and " " not in owner and owner.lower() not in _articles("owners")


def of(name: str) -> str:
    """Return the French `de` with a name that has its article: `du ministère`, `des rebelles`, `d’Amaq`."""
    full = with_article(name)
    for article, contracted in (("le ", "du "), ("les ", "des ")):
        if full.startswith(article) and full != name:
            return contracted + full[len(article) :]
    vowel = full[:1].lower() in "aeiouyéèêàâîôû" and (full == name or full.startswith(("un ", "une ")))
    return ("d’" if vowel else "de ") + full


_ELIDED = re.compile(r"[LlDd]['’](?=\w)")


@cache
def _common(lang: str) -> frozenset[str]:
    """Return the common nouns that a language lists for those who speak, and what stands before nouns."""
    listed = lexicon(lang, "speakers")
    return frozenset(w for part in ("people", "organisations", "determiners") for w in listed[part] if w.islower())


def within(name: str, lang: str, text: str) -> str:
    """Return a speaker as a report wrote it, for the middle of a sentence: "residents of the town", "the army".

    A capital may be there only because the name opened its sentence. It goes where the first word is an article, a
    listed common noun, or a word that the report's `text` has in lower case too. A word before another capital
    ("General Haddad", "Civil Defence") keeps its own, as does one that is not listed and stands alone ("Orient"), and
    a name that has its capital in the middle of a sentence of the text.
    """
    first, _space, rest = name.partition(" ")
    if lang not in SUPPORTED or not first[:1].isupper() or (len(first) > 1 and first.isupper()):
        return name
    if re.search(rf"(?<=[a-zà-ÿ,] ){re.escape(name)}(?!\w)", text):
        return name
    small = first[:1].lower() + first[1:]
    article = small in lexicon(lang, "speakers")["determiners"] or (lang == "fr" and _ELIDED.match(first))
    body = lang == "fr" and small in lexicon(lang, "speakers")["organisations"]  # one capital makes a name of it
    kind = any(hit.start == 0 for hit in roles(lang).find(words(name)))
    known = (
        kind
        or small in _common(lang)
        or (bool(rest) and re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text) is not None)
    )
    if article or (known and not body and not rest[:1].isupper()):
        return f"{small} {rest}".rstrip()
    return name
