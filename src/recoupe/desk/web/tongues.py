"""The names of languages."""

from __future__ import annotations

from babel import Locale

from recoupe.i18n import current


def language(code: str | None) -> str:
    """Return what a language is called in the reader's: `fr` is French, français; a code nobody knows as it is."""
    return str(Locale.parse(current()).languages.get(code or "", code or ""))
