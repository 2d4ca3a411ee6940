"""What an adaptation lost or changed: the claims read in both texts, compared. Pure functions, no database."""

from __future__ import annotations

from recoupe.desk.site.fidelity.compare import compare
from recoupe.desk.site.fidelity.difference import Difference, Kind

__all__ = ["Difference", "Kind", "compare"]
