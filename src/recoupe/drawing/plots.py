"""Plots of the brief: ranges by source, and who repeats whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.model import Brief, Incident
    from recoupe.theatres.schema import Theatre


def range_plot(incident: Incident, brief: Brief, theatre: Theatre | None, lang: str, *, prefix: str | None = None) -> str:
    """Return an SVG: a line a source, dot exact, whisker range, arrow open end, our range as a band. "" if no figures."""
    return ""


def repeats_graph(brief: Brief, theatre: Theatre | None, lang: str, *, prefix: str = "repeats") -> str:
    """Return an SVG graph from first speakers to outlets, left to right. "" if nobody repeats anybody."""
    return ""
