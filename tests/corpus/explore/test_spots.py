from recoupe.corpus.explore import spots
from recoupe.corpus.explore.asked import Asked
from recoupe.corpus.explore.shelf import Shelf
from recoupe.corpus.explore.spots import Spot
from recoupe.drawing.scene import Disc, Link, Words


def spot(name: str, lat: float, lon: float, incidents: int, *, exact: bool = True) -> Spot:
    return Spot(f"place:{name}", name, lat, lon, exact, incidents)


NEAR = [spot("A", 34.0, 37.0, 20), spot("B", 34.4, 37.4, 10, exact=False), spot("C", 33.8, 36.8, 5)]


def test_every_placed_incident_is_in_one_spot(shelf: Shelf) -> None:
    found, more = spots.spots(shelf, Asked())
    placed = shelf.found(Asked(), "i.id", "AND i.lat IS NOT NULL")
    assert more == 0
    assert sum(s.incidents for s in found) == len(placed)


def test_a_place_a_continent_away_is_named_beside_the_map() -> None:
    far = spot("D", 8.0, 124.0, 1)
    inside, outside = spots.together([*NEAR, far])
    assert (inside, outside) == (NEAR, [far])
    assert spots.together(NEAR) == (NEAR, [])
    assert spots.together([]) == ([], [])


def test_a_stretch_of_land_is_no_pin() -> None:
    scene = spots.scene(NEAR, lambda s: f"/?spot={s.id}")
    discs = {p.href: d for p in scene.parts if isinstance(p, Link) for d in p.parts if isinstance(d, Disc)}
    assert discs["/?spot=place:A"].r > discs["/?spot=place:B"].r > discs["/?spot=place:C"].r
    assert discs["/?spot=place:B"].dash and discs["/?spot=place:B"].fill is None
    assert not discs["/?spot=place:A"].dash
    named = [p for p in scene.parts if isinstance(p, Words)]
    assert {w.text for w in named} <= {"A", "B", "C"} and named
