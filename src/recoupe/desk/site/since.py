"""In the page editor, above the editors’ assessment: what came since the incidents, and the page, were assessed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html, format_html_join
from wagtail.admin.panels import Panel

from recoupe.i18n import current
from recoupe.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection

    from recoupe.desk.site.situation import SituationPage


def told(page: SituationPage) -> list[tuple[str, str]]:
    """Return (address on the desk, what came since) a line: the page's own first, then those of its incidents."""
    from django.urls import reverse

    from recoupe.desk.incidents.overtaken import overtaken
    from recoupe.desk.site.freeze import followed
    from recoupe.drawing.page.words import event_name

    incidents = {i.pk: i for i in followed(page.keys)}
    lines = [(reverse("site:list"), text) for text in filter(None, [_of_page(page, incidents)])]
    for pk, since in overtaken(incidents.values()).items():
        incident = incidents[pk]
        where = incident.place_name(current()) or _("place not given")
        what = _(
            "The editors assessed {event}, {place}, before {what}.",
            event=event_name(incident.event),
            place=where,
            what=since.told(),
        )
        lines.append((reverse("incidents:detail", args=[incident.key]), what))
    return lines


def _of_page(page: SituationPage, incidents: Collection[int]) -> str:
    """Return what came since the figures of a page that was published were frozen; `incidents` are those it has now."""
    from recoupe.desk.incidents.overtaken import SEPARATOR, Since, evidence_since, members
    from recoupe.desk.site.freeze import standing

    snapshot = standing(page.translation_key) if page.pk else None
    if snapshot is None:
        return ""
    then = {SEPARATOR.join((ref.report, ref.claim)) for i in snapshot.brief("en").incidents for ref in i.claims}
    now = {name for names in members(incidents).values() for name in names}
    since = Since(len(now - then), evidence_since(incidents, snapshot.made_at))
    return _("This page was written before {what}.", what=since.told()) if since else ""


class SincePanel(Panel):
    """Shows what came since; nothing where nothing did."""

    class BoundPanel(Panel.BoundPanel):
        """The panel on a page."""

        @cached_property
        def lines(self) -> list[tuple[str, str]]:
            """What there is to show: looked up once, though Wagtail asks more than once whether it is shown."""
            return told(self.instance) if self.instance.pk else []

        def is_shown(self) -> bool:
            """Tell whether there is anything to show."""
            return bool(self.lines)

        def render_html(self, _parent_context: dict[str, Any] | None = None) -> str:
            """Return the lines as HTML: a link each to where it is looked into."""
            lines = format_html_join("", '<li><a href="{}">{}</a></li>', self.lines)
            html: str = format_html('<div class="help-block help-warning" role="note"><ul>{}</ul></div>', lines)
            return html
