import re
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from recoupe.languages import parse
from recoupe.languages.forms import any_of, has_feature


@given(st.lists(st.sampled_from(["they", "fled", "from", "pushed", "out", "of", "a", "town"]), max_size=8))
def test_one_pattern_for_many_matches_where_any_of_them_does(said: list[str]) -> None:
    patterns = [re.compile(p) for p in (r"\bfled\b", r"\bpush(?:ed)?\b(?: out(?! of))", r"^\W*from\b|\ba town$")]
    text = " ".join(said)
    assert bool(any_of(patterns).search(text)) == any(p.search(text) for p in patterns)


def test_a_feature_is_what_the_morphology_says() -> None:
    values = {"VerbForm": ("Fin", "Inf", "Part"), "Tense": ("Past", "Fut"), "Person": ("1", "3"), "Number": ("Plur",)}
    for text, lang in (("They fled, we have to follow him.", "en"), ("Il est mort ; nous fuirons les tirs.", "fr")):
        for token, (feature, listed) in product(parse(text, lang), values.items()):
            held = [v for v in listed if has_feature(token, feature, v)]
            assert held == [v for v in token.morph.get(feature, []) if v in listed]
