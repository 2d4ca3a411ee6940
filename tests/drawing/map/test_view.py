from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.drawing.map.axes import Axis, End
from recoupe.drawing.map.story import Mark, Story
from recoupe.drawing.map.view import LEAST_KM, Frame, box_of, fit

FRAME = Frame(0, 0, 960, 560)


def mark(lon: float, lat: float, radius: float = 0.0) -> Mark:
    return Mark("i", "armed clash", None, None, lon, lat, radius, None, "somewhere")


def end(lon: float, lat: float) -> End:
    return End("end", lon, lat, 0.0, None)


def axis(start: End, stop: End) -> Axis:
    return Axis("advance", None, None, start, stop, (), (), False, ())


@given(st.lists(st.tuples(st.floats(30, 60), st.floats(-40, 60), st.floats(0, 100)), min_size=1, max_size=8))
@settings(deadline=None)
def test_everything_located_is_in_view(spots: list[tuple[float, float, float]]) -> None:
    projection, outside = fit(Story(tuple(mark(*s) for s in spots), (), (), ()), FRAME)
    assert outside == ()
    for lon, lat, _radius in spots:
        assert FRAME.holds(*projection.point(lon, lat), margin=20)


def test_a_lone_spot_is_shown_with_its_surroundings() -> None:
    projection, _outside = fit(Story((mark(38.27, 34.56),), (), (), ()), FRAME)
    assert FRAME.h / projection.scale >= LEAST_KM * 0.999
    assert projection.point(38.27, 34.56) == pytest.approx((480, 280))


def test_spots_on_both_sides_of_the_date_line_are_near() -> None:
    projection, _outside = fit(Story((mark(179.5, -17), mark(-179.5, -17)), (), (), ()), FRAME)
    assert abs(abs(projection.lon) - 180) < 0.01
    west, _south, east, _north = box_of(projection, FRAME)
    assert east - west < 10


def test_what_would_make_the_axes_too_small_is_left_outside() -> None:
    near, far = mark(38.0, 34.7), mark(44.4, 33.3)
    story = Story((near, far), (axis(end(37.9, 34.6), end(37.6, 34.6)),), (), ())
    projection, outside = fit(story, FRAME)
    assert outside == (far,)
    a, b = projection.point(37.9, 34.6), projection.point(37.6, 34.6)
    assert abs(a[0] - b[0]) > 0.14 * FRAME.w


def test_the_main_incident_is_in_view_and_what_is_far_is_pointed_to() -> None:
    main = Mark("main", "armed clash", None, None, 38.9, 34.6, 0.0, None, "main")
    other = Mark("other", "armed clash", None, None, 44.4, 33.3, 0.0, None, "other")
    way = axis(end(37.9, 34.6), end(37.8, 34.6))
    without, _beyond = fit(Story((main, other), (way,), (), ()), FRAME)
    assert not FRAME.holds(*without.point(38.9, 34.6))
    projection, outside = fit(Story((main, other), (way,), (), (), ("main",)), FRAME)
    assert outside == (other,)
    assert FRAME.holds(*projection.point(38.9, 34.6), margin=20)
