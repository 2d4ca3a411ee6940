"""The pages around the situations: the front of each language, the archive, and plain texts such as the charter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from recoupe.desk.web.lazy import gettext_lazy as _
from recoupe.i18n import gettext

if TYPE_CHECKING:
    from django.http import HttpRequest

PLAIN = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "blockquote"]
"""What the editor offers for plain texts."""


class FrontPage(Page):
    """The front of a language: its latest situations and a map of them."""

    template = "desk/site_front.html.j2"
    subpage_types = ("site.SituationPage", "site.ArchivePage", "site.TextPage")
    parent_page_types = ("wagtailcore.Page",)

    intro = models.TextField(_("Introduction"), blank=True)

    content_panels = (*Page.content_panels, FieldPanel("intro"))
    translatable_fields = (TranslatableField("title"), TranslatableField("intro"), TranslatableField("slug"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what its template shows."""
        from recoupe.desk.site.front import context

        return {**super().get_context(request, *args, **kwargs), **context(self)}


class ArchivePage(Page):
    """All situations of a language, by theatre and month."""

    template = "desk/site_archive.html.j2"
    subpage_types = ()
    parent_page_types = ("site.FrontPage",)
    max_count_per_parent = 1

    translatable_fields = (TranslatableField("title"), TranslatableField("slug"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what its template shows: the chosen theatre, month and sheet come with the address."""
        from recoupe.desk.site.archive import context

        return {**super().get_context(request, *args, **kwargs), **context(self, request.GET)}


class TextPage(Page):
    """A plain text. Its role, if it has one, is what other rooms find it by."""

    class Role(models.TextChoices):
        """Texts that the site links to by itself."""

        CHARTER = "charter", _("Charter of the discussion")
        PRIVACY = "privacy", _("Privacy notice")

    template = "desk/site_text.html.j2"
    subpage_types = ()
    parent_page_types = ("site.FrontPage",)

    body = RichTextField(_("Text"), features=PLAIN, blank=True)
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices, blank=True)

    content_panels = (*Page.content_panels, FieldPanel("body"), FieldPanel("role"))
    search_fields = (*Page.search_fields, index.SearchField("body"))
    translatable_fields = (
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("body"),
        SynchronizedField("role", overridable=False),
    )

    def clean(self) -> None:
        """Let each role be taken once in a language."""
        super().clean()
        if self.role and TextPage.objects.filter(role=self.role, locale=self.locale).exclude(pk=self.pk).exists():
            raise ValidationError({"role": gettext("Another page of this language has this role.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what its template shows."""
        from recoupe.desk.site.frame import frame

        return {**super().get_context(request, *args, **kwargs), **frame(self)}


def text_page(role: str, lang: str) -> TextPage | None:
    """Return the public text of a role (`charter`, `privacy`) in a language, or None where nobody wrote one."""
    return TextPage.objects.live().filter(role=role, locale__language_code=lang).first()
