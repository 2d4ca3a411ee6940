"""Figures: every counted thing of the conflict in a text, with its kind, bounds and reason."""

from recoupe.extraction.figures.find import FoundFigure, find_figures
from recoupe.extraction.figures.restated import restated

__all__ = ["FoundFigure", "find_figures", "restated"]
