import json
from pathlib import Path

import numpy as np
import yaml

from moderation import predict, recall_at
from moderation_data import CLEAN, GOLD, LANGUAGES, clean
from recoupe.moderation import assess


def test_comments_of_a_table_are_assessed_line_by_line(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.jsonl"
    source.write_text('id,text\n7,"I hate all Kurds"\n8,"Thanks, a good map"\n', encoding="utf8")
    assert predict(source, target) == 2
    first, second = (json.loads(line) for line in target.read_text(encoding="utf8").splitlines())
    assert (first["id"], first["hold"], first["categories"]) == ("7", True, ["racist"])
    assert first["reasons"]
    assert second == {"id": "8", "hold": False, "categories": [], "reasons": []}


def test_recall_where_a_share_of_the_clean_is_held() -> None:
    scores = np.array([0.9, 0.1, *np.linspace(0, 0.5, 100)])
    hateful = np.array([True, True, *[False] * 100])
    assert recall_at(scores, hateful) == (1, 2, 2)


def test_the_clean_comments_are_two_hundred_a_language_and_none_twice() -> None:
    for lang in LANGUAGES:
        texts = [t for name in CLEAN for t in clean(lang, name)]
        assert len(texts) == len(set(texts)) == 200
    assert set(yaml.safe_load((GOLD / CLEAN[0]).read_text(encoding="utf8"))) == set(LANGUAGES)


def test_at_most_five_in_a_hundred_clean_comments_wait() -> None:
    for lang in LANGUAGES:
        held = [t for name in CLEAN for t in clean(lang, name) if assess(t).hold]
        assert len(held) <= 10, held
