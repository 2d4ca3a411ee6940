"""Interface strings that are looked up when they are shown: for labels of forms, made once for all."""

from __future__ import annotations

from django.utils.functional import lazy

from recoupe.i18n import gettext


def _text(message: str) -> str:
    return gettext(message)


gettext_lazy = lazy(_text, str)
"""`gettext`, at the time of showing."""
