"""What is told in English and in French is read alike."""

from pathlib import Path

import pytest
import yaml

from recoupe.extraction.extract import extract
from recoupe.model import Report

CASES = yaml.safe_load((Path(__file__).parent / "both_languages.yaml").read_text(encoding="utf8"))


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("case", CASES, ids=[c["en"][:40] for c in CASES])
def test_the_same_sentence_is_read_alike(case, lang):
    claims = extract(Report(id="x", lang=lang, text=case[lang])).claims
    assert len(claims) == 1
    found = claims[0]
    assert found.event == case["event"]
    assert found.hedged is case.get("hedged", False)
    assert [[f.kind, f.low, f.high] for f in found.figures] == case["figures"]
    if "source" in case:
        assert found.source == case["source"][lang]
