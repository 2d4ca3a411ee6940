"""Interface strings through gettext: English in the code, catalogues in `locale/<lang>/*.po`.

Reasons, "what would settle it" and the pages are written in the reader's language: `with use("fr"): ...`.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INTERFACE_LANGUAGES = ("en", "fr")

_current: ContextVar[str] = ContextVar("recoupe_interface_language", default="en")
_listener: ContextVar[Callable[[str, str, str, dict[str, object]], None] | None] = ContextVar("listener", default=None)


@cache
def _catalogue(lang: str) -> dict[str, str | tuple[str, ...]]:
    """Return {msgid: msgstr or plural forms} of every catalogue of a language."""
    out: dict[str, str | tuple[str, ...]] = {}
    folder = files("recoupe") / "locale" / lang
    if not folder.is_dir():
        return out
    for entry in sorted(folder.iterdir(), key=lambda p: p.name):
        if entry.name.endswith(".po"):
            for message in read_po(BytesIO(entry.read_bytes())):
                if message.id and message.string:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    text = message.string
                    out[key] = text if isinstance(text, str) else tuple(text)
    return out


def fitting(lang: str) -> str:
    """Return the interface language that fits a language: itself where there is one, else English."""
    return lang if lang in INTERFACE_LANGUAGES else "en"


def current() -> str:
    """Return the interface language in use: `en` or `fr`."""
    return _current.get()


@contextmanager
def use(lang: str) -> Iterator[None]:
    """Use an interface language within the block. Raises ValueError if there is none such."""
    if lang not in INTERFACE_LANGUAGES:
        raise ValueError(f"no interface language {lang!r}; there are {', '.join(INTERFACE_LANGUAGES)}")
    token = _current.set(lang)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def heard_by(listener: Callable[[str, str, str, dict[str, object]], None]) -> Iterator[None]:
    """Have all that is said within the block heard: `listener(said, message, plural or "", values)`, `n` in `values`.

    So that words which are kept can be said again in the language of who reads them (`recoupe.desk.retold`).
    """
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def gettext(message: str, **values: object) -> str:
    """Return `message` in the language in use, its `{names}` filled in."""
    found = _catalogue(current()).get(message, message)
    text = found if isinstance(found, str) else found[0]
    said = text.format(**values) if values else text
    if listener := _listener.get():
        listener(said, message, "", values)
    return said


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """Return the form that fits `n` in the language in use (French: 0 and 1 are singular), `{n}` filled in."""
    one = n <= 1 if current() == "fr" else n == 1
    found = _catalogue(current()).get(singular, (singular, plural))
    forms = (found, found) if isinstance(found, str) else found
    said = forms[0 if one else -1].format(n=n, **values)
    if listener := _listener.get():
        listener(said, singular, plural, {**values, "n": n})
    return said
