import pytest

from recoupe.moderation.lexicon import LANGUAGES, expand, lexicon, listing, squeeze
from recoupe.moderation.patterns import compile_pattern


def test_forms_of_an_entry() -> None:
    assert list(expand("idiot(e|s|es)")) == ["idiot", "idiote", "idiots", "idiotes"]
    assert list(expand("[he|she] lies")) == ["he lies", "she lies"]
    assert listing(" a b, c ,") == ["a b", "c"]
    assert squeeze("niiice") == "nice"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_label_of_every_pattern_is_a_list(lang: str) -> None:
    words = lexicon(lang)
    known = {e.label for listed in words.entries.values() for e in listed} | {"object", "object_hate", "object_kill"}
    for pattern in words.patterns:
        for element in pattern.elements:
            unknown = [w for w in element.what if w not in known and w not in {"~", "^", ".", ",", ";"}]
            assert not unknown, (pattern.written, unknown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_misspelling_is_a_word_of_its_own(lang: str) -> None:
    words = lexicon(lang)
    assert not set(words.misspelt) & (words.vocabulary | words.sure)


def test_a_pattern_must_begin_with_something_to_look_for() -> None:
    with pytest.raises(ValueError, match="begin"):
        compile_pattern("~*2 word", "insult", 0.5)
