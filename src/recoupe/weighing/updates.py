"""Updates: a source's later figure supersedes its earlier one; a rising toll is no contradiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.weighing.counted import Counted, comparable

if TYPE_CHECKING:
    from collections.abc import Sequence


def current(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures that their own source has not superseded.

    A figure falls away when the same voice gave a comparable one in a report published on a later day. Within one
    report both stand: the text rarely says which is newer, so a contradiction must then be with all of them.
    """
    return [f for f in figures if not any(_supersedes(other, f) for other in figures)]


def superseded(figures: Sequence[Counted]) -> list[Counted]:
    """Return the figures that their own source has replaced since."""
    return [f for f in figures if any(_supersedes(other, f) for other in figures)]


def _supersedes(new: Counted, old: Counted) -> bool:
    if new.said.voice.id != old.said.voice.id:
        return False
    published, before = new.said.view.report.published, old.said.view.report.published
    return published is not None and before is not None and published > before and comparable(new, old)
