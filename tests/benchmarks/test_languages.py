"""Pairing claims across languages, and counting what they agree on."""

from __future__ import annotations

from typing import Any

import languages
from languages import by_sentence
from languages_pairs import MEASURES, Matched, agreement, counts, likeness, nearness, paired, same_source, together


def claim(**fields: Any) -> dict[str, Any]:
    return {"stance": "asserts", "hedged": False, "event": "shooting", "source": None, "figures": [], **fields}


def killed(low: int, high: int | None = None) -> dict[str, Any]:
    return {"kind": "killed", "low": low, "high": high}


def test_sources_agree_by_id_by_name_or_both_missing_and_else_cannot_be_compared() -> None:
    assert same_source(claim(), claim()) is True
    assert same_source(claim(source="SOHR", source_id="a"), claim(source="OSDH", source_id="a")) is True
    assert same_source(claim(source="army", source_id="a"), claim(source="armée", source_id="b")) is False
    assert same_source(claim(source="Rami Abdel Rahman"), claim(source="directeur, Rami Abdel Rahman")) is True
    assert same_source(claim(source="residents"), claim()) is False
    assert same_source(claim(source="residents"), claim(source="habitants")) is None


def test_a_pair_agrees_on_all_only_if_figures_stance_hedge_and_type_do() -> None:
    same = agreement(claim(figures=[killed(3, 3)]), claim(figures=[killed(3, 3)]))
    assert same == {"figures": True, "stance": True, "event": True, "source": True, "all": True}
    hedged = agreement(claim(), claim(hedged=True))
    assert (hedged["stance"], hedged["all"]) == (False, False)
    more = agreement(claim(figures=[killed(3, 3)]), claim(figures=[killed(3)]))
    assert (more["figures"], more["all"]) == (False, False)


def test_claims_that_share_no_figure_place_or_source_tell_nothing_the_same() -> None:
    assert likeness(claim(), claim()) == 0
    assert likeness(claim(places=[{"text": "Homs"}]), claim(places=[{"text": "Homs"}])) >= 1
    alep = [{"text": "Alep", "place_id": "p1"}]
    assert likeness(claim(places=[{"text": "Aleppo", "place_id": "p1"}]), claim(places=alep)) >= 1
    assert nearness(claim(), claim(event="other")) >= 1


def test_the_likest_are_paired_first_and_each_claim_once() -> None:
    english = [claim(figures=[killed(3, 3)]), claim(figures=[killed(5, 5)])]
    french = [claim(figures=[killed(5, 5)]), claim(figures=[killed(3, 3)]), claim(figures=[killed(9, 9)])]
    matched = paired(english, french, likeness)
    assert [(a["figures"], b["figures"]) for a, b in matched.pairs] == [
        ([killed(3, 3)], [killed(3, 3)]),
        ([killed(5, 5)], [killed(5, 5)]),
    ]
    assert matched.english == []
    assert matched.french == [french[2]]


def test_a_claim_without_a_pair_counts_against_the_strict_share_only() -> None:
    matched = together([Matched([(claim(), claim())], [claim()], []), Matched([], [], [claim()])])
    found = counts(matched)
    assert set(found) == set(MEASURES) == set(languages.MEASURES)
    assert found["all"] == (1, 1, 1)
    assert found["strict"] == (2, 4, 4)


def test_claims_belong_to_the_sentence_that_they_begin_in() -> None:
    sentences = ["One.", "Two two."]
    assert by_sentence(sentences, [{"start": 0}, {"start": 3}, {"start": 6}, {"start": 13}]) == {
        0: [{"start": 0}, {"start": 3}],
        1: [{"start": 6}, {"start": 13}],
    }
