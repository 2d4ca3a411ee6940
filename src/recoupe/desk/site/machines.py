"""What machines read: the Atom feed of a language, the sitemap, robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from wagtail.models import Page, Site

from recoupe.desk.site.frame import absolute, in_language
from recoupe.desk.site.models import FrontPage, SituationPage
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest

IN_FEED = 30


class Atom(Atom1Feed):
    """Atom with the language of the feed on its root."""

    def root_attributes(self) -> dict[str, str]:
        """Return the attributes of the feed's root element."""
        return {**super().root_attributes(), "xml:lang": self.feed["language"] or "en"}


class SituationsFeed(Feed):
    """The latest situations of a language, newest first. Addresses in it are those that readers see."""

    feed_type = Atom

    def get_object(self, _request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
        """Return the language."""
        return (get_language() or "en").split("-")[0]

    def title(self, _lang: str) -> str:
        """Return the site's name with what it is a feed of."""
        site = Site.objects.filter(is_default_site=True).first()
        return _("{site}: situations", site=(site and site.site_name) or "Recoupe")

    def link(self, lang: str) -> str:
        """Return the front of the language."""
        return absolute(f"/{lang}/")

    def feed_url(self, lang: str) -> str:
        """Return the feed's own address."""
        return absolute(in_language("pages:feed", lang))

    def feed_guid(self, lang: str) -> str:
        """Return what names the feed for ever."""
        return self.feed_url(lang)

    def subtitle(self, lang: str) -> str:
        """Return the front's introduction."""
        front = FrontPage.objects.filter(locale__language_code=lang).first()
        return front.intro if front else ""

    def items(self, lang: str) -> QuerySet[SituationPage]:
        """Return the latest situations."""
        pages = SituationPage.objects.live().filter(locale__language_code=lang)
        return pages.order_by("-first_published_at", "-pk").select_related("locale")[:IN_FEED]

    def item_title(self, item: SituationPage) -> str:
        """Return the headline."""
        return str(item.title)

    def item_description(self, item: SituationPage) -> str:
        """Return the lead."""
        return str(item.lead)

    def item_link(self, item: SituationPage) -> str:
        """Return the page's address."""
        return absolute(item.get_url() or "")

    def item_guid(self, item: SituationPage) -> str:
        """Return what names the page for ever, wherever it moves."""
        return f"urn:uuid:{item.translation_key}:{item.locale.language_code}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: SituationPage) -> datetime | None:
        """Return when it was first published."""
        return item.first_published_at

    def item_updateddate(self, item: SituationPage) -> datetime | None:
        """Return when it was last published."""
        return item.last_published_at


class PagesSitemap(Sitemap):
    """Every public page, with its editions in the other languages."""

    limit = 5000

    def items(self) -> QuerySet[Page]:
        """Return the public pages."""
        return Page.objects.live().public().filter(depth__gt=1).order_by("path").select_related("locale")

    def location(self, item: Page) -> str:
        """Return a page's path."""
        return item.get_url() or "/"

    def lastmod(self, item: Page) -> datetime | None:
        """Return when it was last published."""
        return item.last_published_at

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:  # noqa: ARG002 - Django's signature
        """Return the entries of one sheet, absolute, each with its alternates."""
        listed = list(self.paginator.page(page).object_list)
        editions: dict[Any, list[dict[str, str]]] = {}
        others = Page.objects.live().public().filter(translation_key__in=[p.translation_key for p in listed])
        others = others.exclude(pk__in=[p.pk for p in listed]).select_related("locale")
        together = sorted([*listed, *others], key=lambda p: p.locale.language_code)
        at = {p.pk: absolute(self.location(p)) for p in together}
        for each in together:
            where = {"location": at[each.pk], "lang_code": each.locale.language_code}
            editions.setdefault(each.translation_key, []).append(where)
        return [
            {
                "item": p,
                "location": at[p.pk],
                "lastmod": self.lastmod(p),
                "changefreq": None,
                "priority": "",
                "alternates": editions.get(p.translation_key, [])
                if len(editions.get(p.translation_key, [])) > 1
                else [],
            }
            for p in listed
        ]


def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap."""
    return sitemap_view(request, {"pages": PagesSitemap()})


def robots(_request: HttpRequest) -> HttpResponse:
    """Return robots.txt: the pages are for everybody, the desk is not."""
    closed = "\n".join(f"Disallow: {path}" for path in ("/desk/", "/cms/", "/api/", "/*/search/"))
    text = f"User-agent: *\n{closed}\n\nSitemap: {absolute('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
