"""The words at which cues are looked for leave no cue out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.extraction.attribution import cues
from recoupe.extraction.quotations import token_quotations
from recoupe.languages import parse

GOLD = Path(__file__).resolve().parents[3] / "benchmarks" / "gold" / "claims.json"


class Everything:
    def __contains__(self, word):
        return True


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_cue_begins_at_another_word(lang, monkeypatch):
    found, without = [], []
    for record in json.loads(GOLD.read_text(encoding="utf8")):
        if record["lang"] == lang:
            doc = parse(record["text"], lang)
            quotes = token_quotations(doc)
            sentences = [(s.start, s.end) for s in doc.sents]
            found += [cues.find_cues(doc, s, lang, quotes) for s in sentences]
            with monkeypatch.context() as m:
                m.setattr(cues, "cue_openers", lambda _lang: Everything())
                without += [cues.find_cues(doc, s, lang, quotes) for s in sentences]
    assert any(found)
    assert found == without
