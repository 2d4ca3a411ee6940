"""The measure of attributions: contents paired one to one at 80 % overlap, sources, cues, tokens."""

from attribution_score import differences, f1, overlap, pairs, score, tokens

TEXT = "Ann said the dam broke. Bo denies it."


def spans(*pieces: str) -> list[list[int]]:
    return [[TEXT.index(p), TEXT.index(p) + len(p)] for p in pieces]


def attribution(source: str, cue: str, *content: str) -> dict[str, list[list[int]]]:
    return {"source": spans(source), "cue": spans(cue), "content": spans(*content)}


GOLD = {"a": [attribution("Ann", "said", "the dam broke"), attribution("Bo", "denies", "it")]}


def test_the_annotation_itself_scores_one() -> None:
    for hits, annotated, found in score({"a": TEXT}, GOLD, GOLD).values():
        assert f1(hits, annotated, found) == 1.0


def test_a_content_too_short_counts_as_a_miss_and_a_false_alarm_but_its_words_count() -> None:
    found = {"a": [attribution("Ann", "said", "the dam"), attribution("Bo", "denies", "it")]}
    measured = score({"a": TEXT}, GOLD, found)
    assert measured["content"] == (1, 2, 2)
    assert measured["content tokens"] == (3, 4, 3)
    listed = list(differences({"a": TEXT}, GOLD, found))
    assert listed == ["## a", "- Ann | said | the dam broke", "+ Ann | said | the dam"]


def test_a_wrong_source_costs_the_source_alone() -> None:
    found = {"a": [attribution("Bo", "said", "the dam broke"), attribution("Bo", "denies", "it")]}
    measured = score({"a": TEXT}, GOLD, found)
    assert measured["content"] == (2, 2, 2)
    assert measured["source"] == (1, 2, 2)


def test_pairs_are_one_to_one_and_a_shared_content_goes_to_the_cue_that_agrees() -> None:
    twice = [attribution("Bo", "denies", "the dam broke"), attribution("Ann", "said", "the dam broke")]
    assert pairs(TEXT, [twice[1]], twice) == [(0, 1)]


def test_texts_without_attributions_found_are_missed_whole() -> None:
    assert score({"a": TEXT}, GOLD, {})["content"] == (0, 2, 0)
    assert overlap(frozenset(), frozenset()) == 1.0
    assert tokens(TEXT, []) == set()
