from __future__ import annotations

from collections import Counter

import claims_factory as f
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.block import candidates
from recoupe.linking.link import all_views
from recoupe.linking.view import View
from recoupe.model import Place, When
from recoupe.provenance import find_voices

FACTORY = Place(text="Ilyich plant")


def views(*readings: object) -> list[View]:
    return all_views(readings, find_voices(readings, f.THEATRE), f.THEATRE)  # type: ignore[arg-type]


@given(st.integers(2, 14), st.integers(1, 6))
def test_no_claim_meets_more_than_the_bound(claims: int, most: int) -> None:
    found = candidates(views(*(f.reading(f"r{n}", f.claim("c"), outlet=f"O{n}") for n in range(claims))), most)
    met = Counter(n for pair in found for n in pair)
    assert max(met.values()) <= most
    assert found == sorted(set(found))
    assert all(i < j for i, j in found)


def test_a_place_that_the_other_report_names_makes_a_candidate() -> None:
    one = f.reading(
        "r", f.claim("a", places=(FACTORY,)), text="Shells hit the plant. It lies outside Palmyra.", outlet="A"
    )
    assert candidates(views(one, f.reading("s", f.claim("b"), outlet="B"))) == [(0, 1)]


def test_weeks_apart_never_meet() -> None:
    later = When(start=f.date(2017, 1, 20), end=f.date(2017, 1, 20))
    other = f.reading("s", f.claim("b", when=later), outlet="B", published=f.date(2017, 1, 21))
    assert not candidates(views(f.reading("r", f.claim("a"), outlet="A"), other))
