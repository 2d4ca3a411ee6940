"""Words that the worker writes about something, in the languages of all who may read them.

An error is put into words where it is raised, deep in the core, in one language. Whoever keeps these words listens to
what is said meanwhile, and so knows of which messages they are made, with which values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from recoupe import i18n

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class Heard:
    """What was said while somebody listened: `with heard.listening(): …`, then `heard.in_each(words)`."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[str, str, dict[str, object]]] = {}

    def listening(self) -> AbstractContextManager[None]:
        """Listen within a block. Blocks of one `Heard` add up."""
        return i18n.heard_by(self._hear)

    def _hear(self, said: str, message: str, plural: str, values: dict[str, object]) -> None:
        # The parts of an error are joined without the full stops at their ends.
        if key := said.rstrip("."):
            self._said[key] = (message, plural, values)

    def in_each(self, words: str) -> dict[str, str]:
        """Return words that were put together of what was said, in every interface language.

        What nobody was heard to say (a name, an address, what a server answers) stays as it is.
        """
        return {lang: self._in(lang, words) for lang in i18n.INTERFACE_LANGUAGES}

    def _in(self, lang: str, words: str) -> str:
        with i18n.use(lang):
            return self._again(words, set(self._said))

    def _again(self, words: str, known: set[str]) -> str:
        parts = sorted((k for k in known if k in words), key=lambda k: (-len(k), k))
        if not parts:
            return words
        found = "|".join(re.escape(part) for part in parts)
        # A part stands by itself, and never within an address.
        whole = re.compile(rf"(?<![\w/.:=-])(?:{found})(?![\w/=-])")
        return whole.sub(lambda m: self._said_again(m[0], known - {m[0]}), words)

    def _said_again(self, part: str, known: set[str]) -> str:
        message, plural, values = self._said[part]
        told = {k: self._again(v, known) if isinstance(v, str) else v for k, v in values.items()}
        if plural:
            number = told.pop("n")
            said = i18n.ngettext(message, plural, number, **told)  # type: ignore[arg-type]
        else:
            said = i18n.gettext(message, **told)
        return said.rstrip(".")
