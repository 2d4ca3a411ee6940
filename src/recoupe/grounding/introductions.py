"""Persons by how a report introduces them: "the governor of Homs, X", "X, a spokesman for Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe.grounding.actors import match_source
from recoupe.grounding.nameless import head_role
from recoupe.grounding.names import words
from recoupe.grounding.registry import role_words

if TYPE_CHECKING:
    from recoupe.grounding.actors import Match
    from recoupe.theatres.schema import Theatre

_AFTER = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?,\s*((?:[^,.;:!?()«»“”\"\n]|«[^«»\n]{1,40}»){4,90})")
_BEFORE = re.compile(r"([^,.;:!?()«»“”\"\n]{3,90}),?\s*$")
_CLAUSE = re.compile(
    r"\s(?:qui|que|dont|who|whose|which|that|has|had|was|is|said|told|a|est|avait)\s(?=\w+)", re.IGNORECASE
)
_ONE_NAME = re.compile(r"[^\W\d_][\w'’-]+")
_LEADING = re.compile(r"^(?:l['’]|le |la |un |une |son |sa |the |a |an |its |their )", re.IGNORECASE)
_ENGLISH_TITLE = 5
"""Words at most that stand as a title right before a name ("Syrian Observatory director X")."""
_BREAKS = frozenset(
    ["the", "a", "an", "by", "to", "and", "said", "that", "from", "according", "told", "as", "with", "when", "while",
     "but", "of", "quoted", "citing"]
)  # fmt: skip


def introduced(name: str, text: str, lang: str, theatre: Theatre | None) -> tuple[Match, str] | None:
    """Return whom a person speaks for, and the words of the report that say so; None if it does not.

    The person is a proper name. Only a phrase that stands right beside it and has a role in it counts.
    """
    if not name[:1].isupper():
        return None
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        for phrase in (_apposition(text[found.end() : found.end() + 150]), _title(text[: found.start()], lang)):
            match = _as_role(phrase, lang, theatre) if phrase else None
            if match and phrase:
                return match, phrase
    return None


def full_name(name: str, text: str) -> str | None:
    """Return the full name under which a report knows a person whom it later calls by one ("Barazi"), or None."""
    if not _ONE_NAME.fullmatch(name):
        return None
    found = re.search(rf"(?<!\w)((?:[^\W\d_a-zà-ÿ][\w'’-]+ ){{1,3}}(?:al-|el-|Al-|El-)?){re.escape(name)}(?!\w)", text)
    return found[0] if found else None


def represents(phrase: str) -> bool:
    """Whether the role in a phrase speaks for the body that it names: a spokesman does, a doctor does not."""
    return any(w.form in role_words("represents") for w in words(phrase))


def _apposition(after: str) -> str | None:
    found = _AFTER.match(after)
    return _CLAUSE.split(found[1])[0].strip() if found else None


def _title(before: str, lang: str) -> str | None:
    found = _BEFORE.search(before[-120:])
    if not found:
        return None
    segment = found[1].strip()
    comma = before.rstrip().endswith(",")
    if lang == "en" and not comma:
        run: list[str] = []
        for word in reversed(segment.split()):
            if word.lower() in _BREAKS or len(run) >= _ENGLISH_TITLE:
                break
            run.insert(0, word)
        return " ".join(run) or None
    # The noun phrase that ends the segment begins at its last role: "a admis le gouverneur de Homs".
    roles = [w for w in words(segment) if _role_word(w.form, lang)]
    speaking = [w for w in roles if w.form in role_words("represents")]
    return segment[(speaking or roles)[-1].start :] if roles else None


def _role_word(form: str, lang: str) -> bool:
    if form in role_words("represents"):
        return True
    head = head_role(form, words(form), lang)
    return head is not None and head.role.kind not in ("news outlet", "state media", "unnamed")


def _as_role(phrase: str, lang: str, theatre: Theatre | None) -> Match | None:
    phrase = _LEADING.sub("", phrase)
    found = words(phrase)
    # In French a role comes first ("ministre turc"); in English it may follow its adjectives ("Anbar councillor").
    heart = (*found[:4], *found[-1:]) if lang == "en" else found[:1]
    if not any(_role_word(w.form, lang) for w in heart):
        return None
    return match_source(phrase, lang, theatre)
