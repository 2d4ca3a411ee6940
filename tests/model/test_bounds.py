from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from recoupe.model import Claim, ClaimRef, Evidence, Figure, Place, Report, When


@pytest.mark.parametrize("day", [date(1, 1, 1), date(999, 12, 31), date(3000, 1, 1), date(9999, 12, 31)])
def test_days_beyond_the_calendar_are_refused(day: date) -> None:
    with pytest.raises(ValidationError, match="1000 to 2999"):
        When(start=day, end=day)
    with pytest.raises(ValidationError, match="1000 to 2999"):
        Report(id="r", lang="en", text="t", published=day)


@pytest.mark.parametrize(("lat", "lon"), [(float("nan"), 0), (0, float("inf")), (999, 0), (0, -181), (90.1, 0)])
def test_coordinates_off_the_globe_are_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValidationError):
        Place(text="Suran", lat=lat, lon=lon)
    with pytest.raises(ValidationError):
        Evidence(
            id="e",
            kind="photo",
            lat=lat,
            lon=lon,
            claim=ClaimRef(report="r", claim="c"),
            verdict="supports",
            decided_by="A",
            decided_at=datetime(2024, 1, 1, tzinfo=UTC),
        )


@pytest.mark.parametrize("bounds", [{"low": 10**12 + 1}, {"high": 10**30}, {"low": 5, "high": 4}, {"low": -1}])
def test_impossible_figures_are_refused(bounds: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Figure(kind="killed", text="many", **bounds)


def claim(parts: list[int | None]) -> Claim:
    return Claim(id="c", quote="q", figures=tuple(Figure(kind="killed", text="x", part_of=p) for p in parts))


@pytest.mark.parametrize("parts", [[0], [1, 0], [1, 2, 0], [None, 2], [None, -1]])
def test_figures_that_are_part_of_themselves_or_of_nothing_are_refused(parts: list[int | None]) -> None:
    with pytest.raises(ValidationError, match="part of"):
        claim(parts)


@given(st.lists(st.none() | st.integers(0, 4), max_size=5))
def test_every_figure_of_a_claim_leads_to_a_whole(parts: list[int | None]) -> None:
    try:
        made = claim(parts)
    except ValidationError:
        return
    for figure in made.figures:
        steps, whole = 0, figure.part_of
        while whole is not None:
            steps, whole = steps + 1, made.figures[whole].part_of
            assert steps < len(parts)
