"""Plots of the brief: ranges by source, and who repeats whom. A thin public module over their own."""

from __future__ import annotations

from recoupe.drawing.plot_ranges import range_plot
from recoupe.drawing.plot_repeats import repeats_graph

__all__ = ["range_plot", "repeats_graph"]
