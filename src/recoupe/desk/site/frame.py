"""What every public page shows around its content: where else it can be read, and the ways into the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from recoupe.desk.site.pages import ArchivePage, TextPage

if TYPE_CHECKING:
    from wagtail.models import Page


@dataclass(frozen=True)
class Edition:
    """A page in one language."""

    lang: str
    name: str
    url: str


def absolute(path: str) -> str:
    """Return an address of the site as readers see it."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def frame(page: Page) -> dict[str, Any]:
    """Return the canonical address, the page's editions in every language, and the menu of its language."""
    names = dict(settings.LANGUAGES)
    editions = [
        Edition(p.locale.language_code, names.get(p.locale.language_code, p.locale.language_code), p.get_url())
        for p in page.get_translations(inclusive=True).live().select_related("locale").order_by("locale__language_code")
    ]
    lang = page.locale.language_code
    return {
        "page_lang": lang,
        "canonical": absolute(page.get_url() or ""),
        "editions": [e for e in editions if e.url],
        "absolute": absolute,
        **ways(lang),
    }


def ways(lang: str) -> dict[str, Any]:
    """Return the menu of a language: its front, archive, search, feed, and the texts with a role."""
    pages = [*ArchivePage.objects.live().filter(locale__language_code=lang).select_related("locale")]
    texts = [*TextPage.objects.live().filter(locale__language_code=lang).exclude(role="").select_related("locale")]
    return {
        "menu_pages": [(p.title, p.get_url()) for p in pages],
        "menu_texts": [(p.title, p.get_url()) for p in texts],
        "front_url": f"/{lang}/",
        "search_url": in_language("pages:search", lang),
        "feed_url": in_language("pages:feed", lang),
    }


def in_language(view: str, lang: str) -> str:
    """Return the address of one of our views in a language."""
    from django.utils.translation import override

    with override(lang):
        return reverse(view)
