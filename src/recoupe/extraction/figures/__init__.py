"""Figures: every counted thing of the conflict in a text, with its kind, bounds and reason."""

from recoupe.extraction.figures.find import find_figures
from recoupe.extraction.figures.found import FoundFigure
from recoupe.extraction.figures.restated import restated

__all__ = ["FoundFigure", "find_figures", "restated"]
