from pathlib import Path

import pytest
import yaml

from recoupe.errors import UnsupportedLanguage
from recoupe.extraction.context import classify_text

CASES = yaml.safe_load((Path(__file__).parent / "context_cases.yaml").read_text(encoding="utf8"))
LISTED = [(lang, kind, s) for lang, kinds in CASES.items() for kind, sentences in kinds.items() for s in sentences]


@pytest.mark.parametrize(("lang", "kind", "sentence"), LISTED)
def test_sentence_is_the_kind_of_context_that_the_case_says(lang: str, kind: str | None, sentence: str) -> None:
    found = classify_text(sentence, lang)
    assert (found.kind if found else None) == kind, found


@pytest.mark.parametrize(("lang", "kind", "sentence"), [c for c in LISTED if c[1]])
def test_reason_names_a_rule_and_quotes_the_words_it_rests_on(lang: str, kind: str, sentence: str) -> None:
    found = classify_text(sentence, lang)
    assert found is not None
    assert found.reason.rule.startswith("context: ")
    assert found.reason.text.split("“")[1].split("”")[0] in sentence


@pytest.mark.parametrize("sentence", [s for lang, k, s in LISTED if lang == "fr" and k == "caution"])
def test_capitals_and_curly_apostrophes_do_not_hide_a_caution(sentence: str) -> None:
    for written in (sentence.upper(), sentence.replace("'", "’")):
        found = classify_text(written, "fr")
        assert found is not None, written
        assert found.kind == "caution"


def test_there_are_enough_cases_to_mean_something() -> None:
    assert len(LISTED) >= 60
    assert sum(kind is None for _, kind, _ in LISTED) >= 20


def test_a_language_without_a_folder_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage):
        classify_text("Nada.", "xx")
