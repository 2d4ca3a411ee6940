"""Every language has the same files with the same keys, and what its patterns match is well formed."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from recoupe.errors import UnsupportedLanguage
from recoupe.languages import SUPPORTED, lexicon


def names(lang):
    return sorted(p.name for p in (files("recoupe.languages") / lang).iterdir() if p.name.endswith(".yaml"))


def test_french_and_english_are_there():
    assert SUPPORTED == ("en", "fr")


def test_every_language_has_the_same_files():
    assert names("fr") == names("en")


@pytest.mark.parametrize("name", ["furniture", "credits", "language"])
def test_files_have_the_same_keys(name):
    first, second = (lexicon(lang, name) for lang in SUPPORTED)
    assert set(first) == set(second)


def test_an_unknown_language_says_what_there_is():
    with pytest.raises(UnsupportedLanguage, match=r"no lexicon for language 'xx'\. Supported: en, fr"):
        lexicon("xx", "language")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("key", ["lines", "labels", "comments", "inline"])
def test_furniture_patterns_compile_and_never_match_nothing(lang, key):
    for pattern in lexicon(lang, "furniture")[key]:
        assert not re.fullmatch(pattern, "", re.I), pattern


def test_loose_openers_are_openers():
    for lang in SUPPORTED:
        data = lexicon(lang, "credits")
        assert set(data["loose"]) <= {cue for cues in data["openers"].values() for cue in cues}
