"""The floor on the development claims, where they lie beside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.extraction.figures import find_figures, restated
from recoupe.languages import parse

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "claims" / "claims-dev.json"
SCORED = {"killed", "wounded", "casualties", "captured", "missing", "displaced", "destroyed", "seized"}
FLOOR = {"en": 0.95, "fr": 0.95}


@pytest.mark.skipif(not DATA.is_file(), reason="the development claims are not beside the project (../shared)")
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_figures_stay_above_their_floor(lang: str) -> None:
    hits = gold_count = found_count = 0
    for article in json.loads(DATA.read_text(encoding="utf8")):
        if article["lang"] != lang:
            continue
        figures = (f for claim in article["claims"] for f in claim["figures"])
        gold = {(f["kind"], f["low"], f["high"]) for f in figures if f["kind"] in SCORED}
        found = find_figures(parse(article["text"], lang), lang)
        again = restated(found, article["text"])
        ours = {(f.figure.kind, f.figure.low, f.figure.high) for i, f in enumerate(found) if i not in again}
        ours = {key for key in ours if key[0] in SCORED}
        hits, gold_count, found_count = hits + len(gold & ours), gold_count + len(gold), found_count + len(ours)
    assert 2 * hits / (gold_count + found_count) >= FLOOR[lang]
