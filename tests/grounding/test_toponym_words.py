from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.toponym_words import cut, runs


def _runs(text):
    words = cut(text)
    return [text[words[a].start : words[b - 1].end] for a, b in runs(words)]


def test_runs_hold_particles_articles_and_hyphens():
    assert _runs("ils ont pris Deir ez-Zor et al-Bab, près de Port-au-Prince") == [
        "Deir ez-Zor et al-Bab",
        "Port-au-Prince",
    ]


def test_a_run_stops_at_punctuation_and_lines():
    assert _runs("in Homs, Hama\nIdlib") == ["Homs", "Hama", "Idlib"]


def test_elision_and_possessive_are_cut_off():
    assert [w.raw for w in cut("l'Irak d’Alep Syria's U.S.")] == ["l'", "Irak", "d’", "Alep", "Syria", "U.S."] or [
        w.raw for w in cut("l'Irak d’Alep Syria's U.S.")
    ] == ["l", "Irak", "d", "Alep", "Syria", "U.S."]


@given(st.text(max_size=200))
def test_words_lie_where_they_say(text):
    end = 0
    for word in cut(text):
        assert text[word.start : word.start + len(word.raw)] == word.raw
        assert end <= word.start < word.end <= len(text)
        end = word.end


@given(st.text(max_size=200))
def test_runs_are_apart_and_in_order(text):
    words = cut(text)
    last = 0
    for first, past in runs(words):
        assert last <= first < past <= len(words)
        last = past
