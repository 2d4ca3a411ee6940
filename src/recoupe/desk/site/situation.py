"""The situation page: headline, lead, text with its claims, incidents, credits, the editors' assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.html import strip_tags
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from recoupe.desk.site.blocks import BodyBlock, NotesBlock
from recoupe.desk.site.since import SincePanel
from recoupe.desk.site.text import paragraphs
from recoupe.desk.web.alike import indexed
from recoupe.desk.web.lazy import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Revision


class SituationPage(Page):
    """A published situation in one language.

    Versions, ranges and map are not fields: they are frozen in a `Snapshot` when the page is published, and stay as
    they are until an editor refreshes them. Pages of one `translation_key` share their snapshots.
    """

    template = "desk/site_situation.html.j2"
    subpage_types = ()
    parent_page_types = ("site.FrontPage",)

    lead = models.TextField(_("Lead"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True)
    assessment = RichTextField(
        _("The editors’ assessment"),
        features=["bold", "italic", "ol", "ul", "link"],
        blank=True,
        help_text=_("What the editors make of it. It is shown apart from the claims, as theirs."),
    )
    notes = StreamField(NotesBlock(), verbose_name=_("What changed"), blank=True)
    theatre = models.CharField(_("Theatre"), max_length=100, blank=True, db_index=True)
    start = models.DateField(_("First day"), null=True, blank=True, db_index=True)
    end = models.DateField(_("Last day"), null=True, blank=True)

    content_panels = (
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        SincePanel(),
        FieldPanel("assessment"),
        FieldPanel("notes"),
        InlinePanel("credits", label=_("Credits")),
        MultiFieldPanel(
            [
                InlinePanel("incidents", label=_("Incidents"), min_num=1),
                FieldPanel("theatre"),
                FieldPanel("start"),
                FieldPanel("end"),
            ],
            heading=_("What it is about"),
        ),
    )
    search_fields = (
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("assessment"),
        index.AutocompleteField("words_to_find"),
        index.FilterField("theatre"),
        index.FilterField("start"),
    )
    translatable_fields = (
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("lead"),
        TranslatableField("body"),
        TranslatableField("assessment"),
        TranslatableField("notes"),
        SynchronizedField("theatre", overridable=False),
        SynchronizedField("start", overridable=False),
        SynchronizedField("end", overridable=False),
        SynchronizedField("incidents", overridable=False),
        SynchronizedField("credits", overridable=False),
    )

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Check the page; an adaptation that is public, or becomes so, must say what its original says.

        wagtail-localize writes the live row past the hooks of publishing, so this is where the gate stands. A draft
        is not held back: `save_revision` stores words that nobody reads yet, and a form's check (which excludes
        fields) may be one of a draft. Publishing saves the page without either.
        """
        super().full_clean(*args, **kwargs)
        in_form = bool(args or kwargs)
        if self.live and not in_form and not getattr(self, "_only_draft", False):
            from recoupe.desk.site.gate import check

            check(self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Store a revision: a draft, whatever the row that readers see holds."""
        self._only_draft = True
        try:
            return super().save_revision(*args, **kwargs)
        finally:
            self._only_draft = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what its template shows."""
        from recoupe.desk.site.shown import context

        return {**super().get_context(request, *args, **kwargs), **context(self, request)}

    def words_to_find(self) -> str:
        """Return what readers find the page by: its own words only, since a place may be withheld."""
        return indexed(" ".join([*paragraphs(self), strip_tags(self.assessment)]))

    @property
    def keys(self) -> list[str]:
        """The keys of its incidents, in order."""
        return [row.key for row in self.incidents.all()]


class PageIncident(Orderable):
    """An incident of a situation page, by its key: the page outlives it."""

    page = ParentalKey(SituationPage, on_delete=models.CASCADE, related_name="incidents")
    key = models.CharField(_("Incident"), max_length=60)

    class Meta(Orderable.Meta):
        """In the editors' order, each once."""

        constraints = (models.UniqueConstraint(fields=["page", "key"], name="one_incident_a_page"),)

    def __str__(self) -> str:
        """Return its key."""
        return str(self.key)


class PageCredit(Orderable):
    """Somebody to credit: whose text or picture it is, who wrote, who adapted."""

    class Role(models.TextChoices):
        """The core's roles."""

        SOURCE = "source", _("taken from")
        AGENCY = "agency", _("agency")
        AUTHOR = "author", _("author")
        ADAPTER = "adapter", _("adapted by")
        TRANSLATOR = "translator", _("translated by")
        VIA = "via", _("via")

    page = ParentalKey(SituationPage, on_delete=models.CASCADE, related_name="credits")
    name = models.CharField(_("Name"), max_length=200)
    role = models.CharField(_("Role"), max_length=20, choices=Role.choices, blank=True)
    url = models.URLField(_("Address"), max_length=2000, blank=True)

    class Meta(Orderable.Meta):
        """In the editors' order."""

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)
