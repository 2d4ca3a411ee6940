from __future__ import annotations

from math import hypot

from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from recoupe.drawing.map.arrows import arrow

COORDINATE = st.floats(0, 900)


@given(COORDINATE, COORDINATE, COORDINATE, COORDINATE, st.sampled_from([1.0, -1.0, 0.0]))
def test_an_arrow_has_a_head_and_keeps_clear_of_its_ends(
    x0: float, y0: float, x1: float, y1: float, bend: float
) -> None:
    length = hypot(x1 - x0, y1 - y0)
    if length < 8:
        return
    shape = arrow((x0, y0), (x1, y1), gaps=(12, 12), thick=15, bend=bend)
    outline = Polygon(shape.outline)
    assert outline.area > 0
    gap = min(12.0, 0.45 * length / 2) * 0.8
    assert not outline.intersects(Point(x0, y0).buffer(min(gap, length / 8) * 0.5))
    tip = Point(shape.spine[-1])
    assert tip.distance(Point(x1, y1)) < tip.distance(Point(x0, y0))
    # The head is the widest part: its wings lie farther from the middle line than the neck.
    spine = [Point(p) for p in shape.spine]
    far = max(range(len(shape.outline)), key=lambda i: min(Point(shape.outline[i]).distance(p) for p in spine))
    assert Point(shape.outline[far]).distance(tip) < length


def test_arrows_bend_to_the_side_asked_for() -> None:
    left = arrow((0, 100), (200, 100), gaps=(0, 0), thick=10, bend=1.0).spine[12]
    right = arrow((0, 100), (200, 100), gaps=(0, 0), thick=10, bend=-1.0).spine[12]
    assert left[1] < 100 < right[1]
