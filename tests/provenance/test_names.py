import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.provenance.names import alike, fold, skeletons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mashlab", "al-Mechlab"),
        ("Romaniya", "al-Roumaniya"),
        ("Alep", "Aleppo"),
        ("Rubizhne", "Roubijné"),
        ("Sheikh Maqsoud", "Cheikh Maqsoud"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Saraqib", "Saraqeb"),
        ("Zinar Darbasiyah", "Zinar Derbassié"),
    ],
)
def test_two_transliterations_of_one_name_are_alike(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Mariupol", "Mosul"), ("Hama", "Homs"), ("Raqqa", "Ramadi"), ("Idlib", "Palmyra")]
)
def test_different_names_are_not(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(max_size=30))
def test_folding_is_stable_and_every_name_is_like_itself(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert not skeletons(name) or alike(name, name)
