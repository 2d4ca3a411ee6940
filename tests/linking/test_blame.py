from __future__ import annotations

import pytest

from recoupe.linking.blame import blamed


@pytest.mark.parametrize(
    ("quote", "owner"),
    [
        ("It said that the aircraft were Russian.", "russian"),
        ("Les avions étaient syriens, selon elle.", "syriens"),
        ("Selon elle, les appareils étaient syriens.", "syriens"),
        ("Il s’agissait d’avions russes.", "russes"),
        ("L'agence impute au contraire la coupure à trois roquettes ukrainiennes.", "ukrainiennes"),
        ("L'Observatoire avance 34 morts et désigne un autre coupable : des appareils russes", "russes"),
        ("Residents blamed three Russian rockets.", "russian"),
        ("Residents did not blame Russian rockets.", None),
        ("Il n'accuse pas les avions russes.", None),
        ("The council blamed the shells for the fire.", None),
        ("The planes were low.", None),
        ("The shells were fired by Russian gunners.", None),
    ],
)
def test_a_predicate_tells_whose_the_weapon_was(quote: str, owner: str | None) -> None:
    assert blamed(quote) == owner
