from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import annotated
import contradictions
from recoupe.model import ClaimRef


def claim(
    n: int, source: str | None, killed: int | None = None, incident: str | None = "i", **rest: Any
) -> dict[str, Any]:
    figures = [{"kind": "killed", "who": "people", "low": killed, "high": killed, "text": str(killed)}]
    return {
        "n": n, "quote": f"Sentence {n}.", "source": source, "stance": "asserts", "event": "other",
        "incident": incident,
        "place": ["Palmyra"], "date": "2016-12-08/2016-12-09", "figures": figures if killed else [], **rest,
    }  # fmt: skip


def article(id_: str, *claims: Any, **rest: Any) -> dict[str, Any]:
    text = " ".join(c["quote"] for c in claims)
    return {
        "id": id_,
        "outlet": id_.upper(),
        "lang": "en",
        "published": "2016-12-10",
        "text": text,
        "claims": claims,
        **rest,
    }


def test_claims_of_one_source_or_with_the_same_figures_say_the_same() -> None:
    one = article("a", claim(0, "Grey Monitor", 8), claim(1, "Red News", 8), claim(2, "Blue Voice", 9))
    two = article(
        "b", claim(0, "the Blue Voice"), claim(1, "Red News", 8, stance="denies"), claim(2, "Red News", 8, None)
    )
    copy = article("c", claim(0, "Blue Voice"), adapted_from="a")
    head = contradictions.groups([one, two, copy])
    assert head == {
        ("a", 0): ("a", 0), ("a", 1): ("a", 0), ("a", 2): ("a", 2), ("b", 0): ("a", 2), ("b", 1): ("b", 1),
    }  # fmt: skip
    assert contradictions.clash(("a", 1), ("b", 0), "number", head) == (frozenset({("a", 0), ("a", 2)}), "number")
    assert contradictions.clash(("a", 0), ("a", 1), "number", head) is None
    assert contradictions.clash(("a", 0), ("c", 0), "number", head) is None


def test_a_contradiction_with_the_wrong_type_is_found_but_not_typed(tmp_path: Path) -> None:
    head = {("a", n): ("a", n) for n in range(4)}
    gold = tmp_path / "contradictions.json"
    listed = [{"a": ["a", x], "b": ["a", y], "type": "number", "why": "because"} for x, y in ((0, 1), (1, 2), (2, 3))]
    gold.write_text(json.dumps(listed), encoding="utf8")
    told = contradictions.annotated_clashes(gold, head, [("a", 0), ("a", 1), ("a", 2)])
    assert sorted(told.values()) == ["because", "because"]
    found = [(frozenset({("a", 0), ("a", 1)}), "time"), (frozenset({("a", 1), ("a", 2)}), "number")]
    assert contradictions.counts(told, found) == {"found": (2, 2, 2), "typed": (1, 2, 2)}


def test_annotated_articles_are_read_as_claims() -> None:
    articles = [article("a", claim(0, "Grey Monitor", 8))]
    (reading,) = annotated.readings(articles)
    (only,) = reading.claims
    assert (only.source, only.places[0].text, str(only.when and only.when.end)) == (
        "Grey Monitor",
        "Palmyra",
        "2016-12-09",
    )
    assert annotated.keys(articles) == {ClaimRef(report="a", claim="0"): ("a", 0)}
