"""The pages that a new site begins with: a front, an archive, a charter and a privacy notice in each language."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml
from django.conf import settings
from wagtail.models import Locale, Page, Site

from recoupe.desk.site.models import ArchivePage, FrontPage, TextPage

if TYPE_CHECKING:
    from collections.abc import Iterator

WELCOME = "Welcome to your new Wagtail site!"
"""The title of the page that Wagtail begins with."""


def ensure_pages() -> None:
    """Make the trees of all languages, in the place of Wagtail's welcome page. Does nothing where there are some."""
    if FrontPage.objects.exists():
        return
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locales[settings.LANGUAGE_CODE])
    )
    for page in root.get_children().filter(title=WELCOME):
        page.delete()
    root.refresh_from_db()
    fronts = _fronts(root, locales)
    site, _made = Site.objects.get_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": fronts[settings.LANGUAGE_CODE]},
    )
    site.root_page = fronts[settings.LANGUAGE_CODE]
    site.save()


def _fronts(root: Page, locales: dict[str, Locale]) -> dict[str, FrontPage]:
    """Make the trees: pages of one role are translations of each other."""
    texts = texts_of_the_house()
    fronts: dict[str, FrontPage] = {}
    keys: dict[str, Any] = {}
    for lang, locale in locales.items():
        for role, page in _pages(texts[lang]):
            page.locale = locale
            if role in keys:
                page.translation_key = keys[role]
            if isinstance(page, FrontPage):
                fronts[lang] = root.add_child(instance=page)
            else:
                fronts[lang].add_child(instance=page)
            keys[role] = page.translation_key
            page.save_revision().publish()
        fronts[lang].refresh_from_db()
    return fronts


def texts_of_the_house() -> dict[str, dict[str, dict[str, str]]]:
    """Return the texts of `data/texts.yaml`, by language and role."""
    text = (files("recoupe.desk.site") / "data" / "texts.yaml").read_text(encoding="utf8")
    found: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(text)
    return found


def _pages(texts: dict[str, dict[str, str]]) -> Iterator[tuple[str, Page]]:
    yield "front", FrontPage(**texts["front"])
    yield "archive", ArchivePage(**texts["archive"], show_in_menus=True)
    for role in TextPage.Role.values:
        yield role, TextPage(**texts[role], role=role)
