"""Figures: every counted thing of the conflict in a text, with its kind, bounds and reason."""

from recoupe.extraction.figures.find import FoundFigure, find_figures

__all__ = ["FoundFigure", "find_figures"]
