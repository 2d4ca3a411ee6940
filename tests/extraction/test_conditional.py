"""The conditional of unverified news and the true one, on sentences written for the purpose."""

from pathlib import Path

import pytest
import yaml

from recoupe.extraction.conditional import is_conditional, is_journalistic
from recoupe.languages import parse

CASES = yaml.safe_load((Path(__file__).parent / "conditional_cases.yaml").read_text(encoding="utf8"))


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_conditionals_are_told_apart(case):
    doc = parse(case["text"], "fr")
    forms = [t for t in doc if is_conditional(t)]
    assert forms, "no conditional found at all"
    assert any(is_journalistic(t) for t in forms) is case["j"]


def test_an_imperfect_is_no_conditional():
    doc = parse("Le camion transportait des civils et l'armée avançait.", "fr")
    assert not [t for t in doc if is_conditional(t)]
