from __future__ import annotations

from io import BytesIO
from types import ModuleType

from PIL import Image

from recoupe.drawing.map import map_png


def test_the_png_is_the_same_bytes_each_time_and_bears_no_date(factory: ModuleType) -> None:
    one, two = (map_png(factory.near(), factory.theatre(), "en") for _ in range(2))
    assert one == two
    image = Image.open(BytesIO(one))
    assert image.width == 1920 and image.height > 1100
    assert set(image.text) == {"Title", "Description"}  # type: ignore[attr-defined]


def test_the_png_shows_the_axes_in_their_side_s_colour(factory: ModuleType) -> None:
    image = Image.open(BytesIO(map_png(factory.near(), factory.theatre(), "en"))).convert("RGB")
    colours = image.getcolors(maxcolors=1 << 20)
    assert colours is not None
    blue = sum(n for n, (r, g, b) in colours if r < 30 and 95 < g < 135 and 155 < b < 200)  # type: ignore[misc]
    assert blue > 500
