from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.taken import Taken

SPANS = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 90)).map(lambda s: (s[0], s[0] + s[1])), max_size=12)


@given(SPANS, SPANS)
def test_it_says_what_a_look_at_every_span_says(spans, asked):
    taken = Taken(spans)
    for start, end in asked:
        assert taken.meets(start, end) == any(s < end and start < e for s, e in spans)
