from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coref_mentions
import coref_scores
from coref_mentions import Mention, Part, Sentence

# Seven mentions; gold {a b c} {d e} {f} {g}, found {a b} {c d e} {f g}: worked out by hand below.
GOLD = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3, "g": 4}
FOUND = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "y", "f": "z", "g": "z"}


def test_muc_counts_links() -> None:
    # Found links 1 + 2 + 1, of which {c d e} and {f g} are cut once each: 2. Gold links 2 + 1, {a b c} cut once: 2.
    assert coref_scores.muc(GOLD, FOUND) == (pytest.approx(2 / 4), pytest.approx(2 / 3))


def test_b_cubed_is_a_mean_over_mentions() -> None:
    precision = (1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1 / 2 + 1 / 2) / 7
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1 + 1) / 7
    assert coref_scores.b_cubed(GOLD, FOUND) == (pytest.approx(precision), pytest.approx(recall))


def test_ceaf_pairs_chains_one_to_one() -> None:
    # {a b c}-{a b} 4/5, {d e}-{c d e} 4/5, {f} or {g}-{f g} 2/3; three chains found, four gold.
    total = 4 / 5 + 4 / 5 + 2 / 3
    assert coref_scores.ceaf_e(GOLD, FOUND) == (pytest.approx(total / 3), pytest.approx(total / 4))


def test_conll_is_the_mean_of_the_three() -> None:
    scores = coref_scores.conll(GOLD, FOUND)
    assert scores["MUC"] == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))
    assert scores["CoNLL"] == pytest.approx((scores["MUC"] + scores["B3"] + scores["CEAFe"]) / 3)


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12))
def test_a_partition_agrees_with_itself_whatever_its_chains_are_called(chains: list[int]) -> None:
    gold = dict(enumerate(chains))
    renamed = {m: f"chain {chain}" for m, chain in gold.items()}
    assert coref_scores.b_cubed(gold, renamed) == pytest.approx((1, 1))
    assert coref_scores.ceaf_e(gold, renamed) == pytest.approx((1, 1))
    linked = len(set(chains)) < len(chains)
    assert coref_scores.muc(gold, renamed) == ((1, 1) if linked else (0, 0))


def test_a_mention_is_a_claim_with_what_stands_beside_it() -> None:
    sentence = Sentence(
        ["Police", "arrested", "Ann", "Grey", "in", "Oslo", ",", "Norway", "on", "3", "May", "2001", "."]
    )
    sentence.beside |= {"HUM": [(0,), (2, 3)], "LOC": [(4, 5, 6, 7)], "TIM": [(8, 9, 10, 11)]}
    coref_mentions.parse([sentence])
    mention = Mention("7_1ecb", 0, (1,), "ACT1")
    part = Part({("7_1ecb", 0): sentence}, [mention])
    (reading,), owner = coref_mentions.readings(part)
    (claim,) = reading.claims
    assert (claim.by, claim.against, claim.places[0].text) == ("Police", "Ann Grey", "Oslo")
    assert (str(claim.when and claim.when.start), reading.text[claim.start : claim.end]) == ("2001-05-03", "arrested")
    assert list(owner.values()) == [mention]
    ((view,), _voices, _owner) = coref_mentions.generic(part)
    assert "arrest" in view.sites
    assert mention.topic == "7"


def test_the_corpus_is_read_with_its_topics(tmp_path: Path) -> None:
    lines = ["1_1ecb\t0\t0\tShots\t-", "1_1ecb\t0\t1\tfell\tACT1", "1_1ecb\t1\t0\tSilence\t-"]
    (tmp_path / "ECB_Dev_corpus.txt").write_text("\n".join(lines), encoding="utf8")
    (tmp_path / "ECB_Dev_Entity_gold_mentions.json").write_text("[]", encoding="utf8")
    mention = '[{"doc_id": "1_1ecb", "sent_id": 0, "tokens_number": [1], "coref_chain": "ACT1"}]'
    (tmp_path / "ECB_Dev_Event_gold_mentions.json").write_text(mention, encoding="utf8")
    part = coref_mentions.load(tmp_path, "Dev")
    assert [coref_mentions.lemma(part, m) for m in part.mentions] == ["fall"]
    assert part.sentences["1_1ecb", 1].words == ["Silence"]
