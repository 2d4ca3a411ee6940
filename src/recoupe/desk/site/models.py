"""Pages, what they showed, and what was said of their adaptations."""

from __future__ import annotations

from recoupe.desk.site.adaptation import Adaptation, Compared, Overrule
from recoupe.desk.site.pages import ArchivePage, FrontPage, TextPage, text_page
from recoupe.desk.site.situation import PageCredit, PageIncident, SituationPage
from recoupe.desk.site.snapshot import Drawing, Overview, Snapshot

__all__ = [
    "Adaptation",
    "ArchivePage",
    "Compared",
    "Drawing",
    "FrontPage",
    "Overrule",
    "Overview",
    "PageCredit",
    "PageIncident",
    "SituationPage",
    "Snapshot",
    "TextPage",
    "text_page",
]
