"""Colours of the map on paper. A page may override each by its class (see `drawing.css`)."""

from __future__ import annotations

WATER = "#dbe5e8"
LAND = "#ebe6db"
OWN_LAND = "#f7f3ea"
BORDER = "#a2998a"
GRATICULE = "#cfc8ba"
INK = "#1f1d1a"
MUTED = "#625c53"
HALO = "#fbf9f4"
RULE = "#b8b0a2"
PAPER = "#fffdf8"
