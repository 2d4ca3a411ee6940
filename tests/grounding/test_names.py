from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.names import key, words


def test_case_accents_articles_and_endings_do_not_count() -> None:
    assert key("l’Observatoire syrien des droits de l'homme") == key("OBSERVATOIRE SYRIEN DES DROITS DE L’HOMME")
    assert key("the Syrian forces'") == key("Syrian Force")
    assert key("forces syriennes") == key("force syrienne")
    assert key("al-Nusra Front") == key("Nusra Front")
    assert key("Da'esh") == key("Daesh")


def test_short_capitals_are_no_function_words() -> None:
    assert key("UN") == ("un",)
    assert key("un officier") == ("officier",)
    assert key("U.S.") == ("us",)


def test_offsets_are_the_words_own() -> None:
    name = "  l'armée de l'air d’Alep"
    assert [name[w.start : w.end] for w in words(name)] == ["armée", "air", "Alep"]


@given(st.text(max_size=60))
def test_words_are_found_where_they_stand(name: str) -> None:
    for word in words(name):
        assert 0 <= word.start < word.end <= len(name)
        assert word.form


@given(st.text(alphabet="abcdefghéèêôŸ -'", max_size=40))
def test_capitals_and_space_change_nothing(name: str) -> None:
    assert key(f"  {name} ") == key(name)
    assert key(name.upper().lower()) == key(name.lower())
