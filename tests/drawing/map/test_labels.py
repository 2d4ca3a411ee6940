from __future__ import annotations

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.drawing.map.labels import Request, around, settle
from recoupe.drawing.map.view import Frame

FRAME = Frame(0, 0, 600, 400)
POINT = st.tuples(st.floats(0, 600), st.floats(0, 400))


@given(st.lists(st.tuples(POINT, st.floats(20, 180), st.floats(10, 50)), max_size=14), st.lists(POINT, max_size=4))
@settings(max_examples=60, deadline=None)
def test_labels_stay_inside_and_never_cover_each_other(
    asked: list[tuple[tuple[float, float], float, float]], obstacles: list[tuple[float, float]]
) -> None:
    taken = [shapely.Point(p).buffer(9) for p in obstacles]
    requests = [Request(("site", i), w, h, around(at, w, h, 8), 1) for i, (at, w, h) in enumerate(asked)]
    found = settle(requests, FRAME, list(taken), [])
    boxes = []
    for request in requests:
        spot = found.get(request.key)
        if spot:
            assert spot.x >= 0 and spot.x + request.w <= 600 and spot.y >= 0 and spot.y + request.h <= 400
            boxes.append(shapely.box(spot.x, spot.y, spot.x + request.w, spot.y + request.h))
    for i, box in enumerate(boxes):
        assert not any(box.intersects(t) for t in taken)
        assert not any(box.intersection(other).area > 0 for other in boxes[:i])


def test_the_heavier_label_gets_the_better_spot() -> None:
    spots = around((100, 100), 60, 20, 8)
    requests = [Request(("light", 0), 60, 20, spots, 1), Request(("heavy", 0), 60, 20, spots, 5)]
    found = settle(requests, FRAME, [], [])
    assert found["heavy", 0] == spots[0]
    assert found["light", 0] != spots[0]


def test_an_arrow_is_covered_only_where_nothing_better_is_free() -> None:
    spots = around((100, 100), 60, 20, 8)
    arrow = shapely.box(100, 80, 300, 120)
    found = settle([Request(("site", 0), 60, 20, spots, 1)], FRAME, [], [(arrow, 1.2)])
    spot = found["site", 0]
    assert not shapely.box(spot.x, spot.y, spot.x + 60, spot.y + 20).intersects(arrow)
    everywhere = shapely.box(0, 0, 600, 400)
    assert settle([Request(("site", 0), 60, 20, spots, 1)], FRAME, [], [(everywhere, 1.2)]) == {("site", 0): spots[0]}


def test_a_label_without_room_is_left_out() -> None:
    wall = shapely.box(0, 0, 600, 400)
    assert settle([Request(("site", 0), 50, 20, around((300, 200), 50, 20, 8), 1)], FRAME, [wall], []) == {}
