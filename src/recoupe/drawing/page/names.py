"""Names in running text: the articles that French and English put before them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from recoupe.i18n import current


@cache
def _articles(lang: str) -> dict[str, str]:
    """Return {word: article} of a language (articles.yaml)."""
    text = (files("recoupe.drawing.page") / "articles.yaml").read_text(encoding="utf8")
    table: dict[str, list[str]] = yaml.safe_load(text).get(lang, {})
    return {word: article for article, words in table.items() for word in words}


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
    words = name.lower().split()
    if words and words[-1] in {"tv", "sources", "media", "television", "agency"} and words[-1] not in table:
        return name
    return next((table[w] + name for w in words if w in table), name)


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
    vowel = full[:1].lower() in "aeiouyéèêàâîôû" and full == name
    return ("d’" if vowel else "de ") + full
