"""From what a file says to a Report: text, identity, language."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.errors import BadRecord, UnreadableInput, UnsupportedLanguage
from recoupe.i18n import gettext as _
from recoupe.languages import SUPPORTED
from recoupe.model import Credit, Report
from recoupe.reading.credits import find_credits
from recoupe.reading.decoding import check_field, check_text
from recoupe.reading.language import SURE, UNSURE, detect

if TYPE_CHECKING:
    from datetime import date

MAX_TEXT = 300_000
"""Characters in one report's text: some 50,000 words. Beyond, the parser's memory is the user's machine's."""

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Draft:
    """What one document says of itself. Hints are weaker than what the user says: `lang_hint` a page's `lang`
    attribute, `outlet_hint` the host that it came from, `published_hint` the day that a feed or a file gives.
    """

    where: str
    text: str
    id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    lang: str | None = None
    lang_hint: str | None = None
    outlet_hint: str | None = None
    published_hint: date | None = None
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True)
class Defaults:
    """What the user says where documents are silent: `--outlet`, `--published`, `--lang`."""

    outlet: str | None = None
    published: date | None = None
    lang: str | None = None


def with_title(title: str | None, text: str) -> str:
    """Return `text` beginning with its title: put in front, two newlines between, unless it is there already."""
    if not title or not title.strip():
        return text
    head = _SPACE.sub(" ", text[: 2 * len(title) + 40]).strip().casefold()
    if head.startswith(_SPACE.sub(" ", title).strip().casefold()):
        return text
    return f"{title.strip()}\n\n{text}"


def content_id(draft: Draft, text: str) -> str:
    """Return 12 hex digits of the SHA-256 of what the document says: the same content has the same id anywhere."""
    fields = [draft.url, draft.title, draft.outlet, draft.published.isoformat() if draft.published else None, text]
    canonical = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:12]


def _unsupported(lang: str) -> UnsupportedLanguage:
    return UnsupportedLanguage(
        _("its language is {lang}, which Recoupe does not read yet", lang=lang),
        todo=_("Supported: {supported}", supported=", ".join(SUPPORTED)),
    )


def language_of(draft: Draft, text: str, fallback: str | None) -> str:
    """Return the report's language: as stated, else as detected, with the page's and the user's word for the unsure.

    Raises UnsupportedLanguage for a language without a folder, BadRecord where the statement is plainly wrong.
    """
    hint = draft.lang_hint if draft.lang_hint in SUPPORTED else fallback
    if draft.lang and draft.lang not in SUPPORTED:
        raise _unsupported(draft.lang)
    found, probability = detect(text, draft.lang or hint)
    if draft.lang:
        if found != draft.lang and probability >= SURE and len(text) >= 200:
            raise BadRecord(
                _("it says that its language is {stated}, but its text is in {found}", stated=draft.lang, found=found),
                todo=_("Correct lang, or leave it out"),
            )
        return draft.lang
    if found in SUPPORTED:
        return found
    if probability < UNSURE or found == "zxx":
        raise UnsupportedLanguage(
            _("its language cannot be told from its text"), todo=_("Say it in the field lang, or with --lang")
        )
    raise _unsupported(found)


def to_report(draft: Draft, defaults: Defaults) -> Report:
    """Return the report of a draft, its credits found in its text.

    Raises UnreadableInput (no text, too long, unreadable), UnsupportedLanguage, BadRecord.
    """
    if not draft.text.strip():
        raise UnreadableInput(_("it has no text"), todo=_("Give the report's text in the field text"))
    for field in ("id", "url", "title", "outlet"):
        check_field(field, getattr(draft, field))
    check_field("outlet", draft.outlet_hint)
    check_field("outlet", defaults.outlet)
    text = with_title(draft.title, draft.text)
    if len(text) > MAX_TEXT:
        raise UnreadableInput(
            _("its text has {n} characters; at most {limit} are read", n=len(text), limit=MAX_TEXT),
            todo=_("Split it into the reports that it holds"),
        )
    check_text(text)
    lang = language_of(draft, text, defaults.lang)
    found = find_credits(text, lang)
    seen = {c.name.casefold() for c in found}
    return Report(
        id=draft.id or content_id(draft, text),
        url=draft.url,
        title=draft.title,
        outlet=draft.outlet or defaults.outlet or draft.outlet_hint,
        published=draft.published or defaults.published or draft.published_hint,
        lang=lang,
        text=text,
        credits=(*found, *(c for c in draft.credits if c.name.casefold() not in seen)),
    )
