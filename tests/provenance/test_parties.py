import pytest

from recoupe.provenance.parties import initials, party, same_party, state


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("aviation russe", "RU"),
        ("Russia's defence ministry", "RU"),
        ("Moscow", "RU"),
        ("armée syrienne", "SY"),
        ("Syrian rebels", None),
        ("US-led coalition", None),
        ("Syrian Observatory for Human Rights", None),
        ("gunmen", None),
    ],
)
def test_a_state_is_told_from_those_who_only_bear_its_name(name: str, code: str | None) -> None:
    assert state(name) == code


def test_nobody_in_particular_is_compared_with_nobody() -> None:
    assert not party("suicide bombers").known
    assert same_party(party("terroristes"), party("Russia")) == "unknown"


def test_an_acronym_is_its_long_name_in_either_language() -> None:
    assert initials("RSF") == initials("Forces de soutien rapide") == initials("Rapid Support Forces")
    assert same_party(party("RSF"), party("Forces de soutien rapide")) == "same"


def test_a_monitor_with_a_countrys_name_is_not_its_army() -> None:
    monitor = party("Syrian Observatory for Human Rights", "sohr", None)
    assert same_party(monitor, party("Syrian troops")) in ("different", "unknown")


def test_two_of_one_side_are_allied() -> None:
    assert same_party(party("Russia", "russia", "government"), party("SANA", "sana", "government")) == "allied"
