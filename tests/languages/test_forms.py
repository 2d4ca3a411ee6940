import re

from hypothesis import given
from hypothesis import strategies as st

from recoupe.languages.forms import any_of


@given(st.lists(st.sampled_from(["they", "fled", "from", "pushed", "out", "of", "a", "town"]), max_size=8))
def test_one_pattern_for_many_matches_where_any_of_them_does(said: list[str]) -> None:
    patterns = [re.compile(p) for p in (r"\bfled\b", r"\bpush(?:ed)?\b(?: out(?! of))", r"^\W*from\b|\ba town$")]
    text = " ".join(said)
    assert bool(any_of(patterns).search(text)) == any(p.search(text) for p in patterns)
