from __future__ import annotations

from recoupe import theatres
from recoupe.grounding.located import located
from recoupe.model import Undecided


def test_a_named_town_gets_coordinates_and_what_has_them_keeps_them() -> None:
    theatre = theatres.load("syria-iraq")
    named = Undecided(id="a", kind="video", place="Khan Shaykhun, Idlib")
    own = Undecided(id="b", kind="video", place="Khan Shaykhun, Idlib", lat=1.0, lon=2.0)
    wide = Undecided(id="c", kind="video", place="Syria")
    nowhere = Undecided(id="d", kind="video")
    town, kept, country, bare = located([named, own, wide, nowhere], theatre)
    assert town.lat is not None
    assert town.lon is not None
    assert abs(town.lat - 35.44) < 0.05
    assert abs(town.lon - 36.65) < 0.05
    assert (kept, country, bare) == (own, wide, nowhere)
