"""The charter that stands at the form: the editors' own page of it in the language, or a default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml.html import fragment_fromstring

from recoupe.desk.site.pages import text_page
from recoupe.i18n import gettext as _


@dataclass(frozen=True)
class Charter:
    """What is said at the form, and where the whole stands."""

    text: str
    url: str | None = None


def charter_of(page: Any) -> Charter:
    """Return the charter in the language of a page."""
    found = text_page("charter", page.locale.language_code)
    first = _first_words(found.body) if found else ""
    default = _("Comments that are antisemitic, racist, defamatory or abusive are removed.")
    return Charter(first or default, found.url if found else None)


def _first_words(body: str) -> str:
    """Return the first paragraph of a rich text as plain text: what stands at the form."""
    found = fragment_fromstring(body or "", create_parent="div").find(".//p")
    return " ".join(found.text_content().split()) if found is not None else ""
