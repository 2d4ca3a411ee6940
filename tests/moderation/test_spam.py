import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.moderation.spam import learn, new_state, score, unlearn

SOLD = "Check out my channel and subscribe http://win.example.com earn money $$$ 500"


def test_advertising_is_spam_with_its_reasons_and_words() -> None:
    found = score({"text": SOLD})
    assert found.spam
    assert "a link" in found.reasons
    assert all(w.text == SOLD[w.start : w.end] for w in found.words)


def test_comments_on_the_news_are_no_spam() -> None:
    for text in (
        "The village is mostly Alawite, with two streets near the mill.",
        "Mon cousin était dans cet immeuble.",
        "كان الجنود ثلث الفوج والنصب لا يذكرهم.",
    ):
        assert not score({"text": text}).spam, text


def test_it_learns_from_moderators_and_forgets_what_is_undone() -> None:
    text = "Nous rachetons vos fauteuils anciens, passage sous huitaine"
    before = score({"text": text}).probability
    state = new_state()
    for _ in range(4):
        state = learn(state, text, True)
        state = learn(state, "Le quartier a été bombardé hier soir", False)
    assert score({"text": text}, state).probability > max(0.5, before)
    for _ in range(4):
        state = unlearn(state, text, True)
        state = unlearn(state, "Le quartier a été bombardé hier soir", False)
    assert state == new_state()


@given(st.lists(st.tuples(st.text(max_size=40), st.booleans()), max_size=6))
def test_decisions_in_any_order_give_the_same_state_and_undo_exactly(decisions: list[tuple[str, bool]]) -> None:
    forward, backward = new_state(), new_state()
    for text, is_spam in decisions:
        forward = learn(forward, text, is_spam)
    for text, is_spam in reversed(decisions):
        backward = learn(backward, text, is_spam)
    assert json.dumps(forward) == json.dumps(backward)
    for text, is_spam in decisions:
        forward = unlearn(forward, text, is_spam)
    assert forward == new_state()


def test_what_was_not_learnt_cannot_be_unlearnt() -> None:
    with pytest.raises(ValueError, match="not learnt"):
        unlearn(new_state(), "hello", True)


def test_learning_leaves_the_given_state_alone() -> None:
    state = new_state()
    learn(state, "hello there", True)
    assert state == new_state()


@given(st.text(max_size=200))
def test_it_never_raises(text: str) -> None:
    assert 0 <= score({"text": text, "name": text, "url": text}).probability <= 1
