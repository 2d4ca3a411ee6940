"""The conditional of unverified news and the true one, on sentences written for the purpose."""

from pathlib import Path

import pytest
import yaml

from recoupe.extraction.conditional import is_conditional, is_journalistic
from recoupe.extraction.conditional_forms import has_conditional_form
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


@pytest.mark.parametrize(
    "word",
    [
        *("aurait", "seraient", "ferait", "irait", "viendrait", "proviendraient", "devrait", "recevrait", "saurait"),
        *("mourrait", "courraient", "verrait", "enverrait", "tirerait", "montrerait", "effondrerait", "conduirait"),
        *(
            "mettrait",
            "naîtrait",
            "connaitrait",
            "conclurait",
            "croirait",
            "vaudrait",
            "perdraient",
            "Transporteraient",
        ),
    ],
)
def test_a_future_with_an_imperfects_ending_is_a_conditional(word):
    assert has_conditional_form(word)


@pytest.mark.parametrize(
    "word",
    [
        *("tirait", "retiraient", "désirait", "montrait", "entraient", "espérait", "gérait", "mourait", "courait"),
        *("ouvrait", "souffraient", "effondrait", "assurait", "durait", "enterrait", "errait", "éclairait", "livrait"),
        *("retrait", "portrait", "extrait", "vrais", "frais", "était", "avait", "tué", ""),
    ],
)
def test_imperfects_and_nouns_are_no_conditionals(word):
    assert not has_conditional_form(word)


def test_a_name_that_ends_like_a_conditional_is_none():
    doc = parse("Le porte-parole, Yohannes Sirait, a parlé.", "fr")
    assert not [t for t in doc if is_conditional(t)]
