"""Both languages are described by the same keys, and a list that one of them leaves empty is a matter of grammar."""

from __future__ import annotations

from importlib.resources import files

import pytest

from recoupe.languages import SUPPORTED, lexicon

# Attribution of statements of any kind (benchmarks/attribution.py) reads English news only and has lists of its own.
MORE_IN_ENGLISH = {"attribution"}
# The conditional of the press, and accents that a text has lost, are French.
FRENCH_ALONE = {"accents", "conditional"}
# Forms that only one of the languages has: the conditional of the press, negations in two words, reflexive verbs,
# elision, numbers like soixante-quinze.
EMPTY = {
    "en": {
        "attribution": {"opening_markers"},
        "denial": {"only", "ended", "completing", "halves"},
        "events": {"participles"},
        "movements": {"low_joiners"},
        "names": {"elided"},
        "numbers": {"tens_with_teens"},
        "speakers": {"articles_of_names"},
        "participants": {
            *("sides_of", "causatives", "auxiliaries", "rigged", "reflexives", "articles", "participles", "qualifying"),
            *("openers", "adjoining"),
        },
    },
    "fr": {
        "credits": {"signatures"},
        "events": {"as_verb"},
        "places": {"region_abbreviations"},
        "speakers": {"within_names"},
    },
}
FILES = sorted(p.name.removesuffix(".yaml") for p in (files("recoupe.languages") / "en").iterdir() if ".yaml" in p.name)


def nested(entry, depth):
    """Paths of the keys of a lexicon down to a depth."""
    if not isinstance(entry, dict) or depth == 0:
        return set()
    below = {(key, *path) for key, value in entry.items() for path in nested(value, depth - 1)}
    return {(key,) for key in entry} | below


@pytest.mark.parametrize("name", FILES)
def test_files_have_the_same_keys_in_every_language(name):
    english, french = (set(lexicon(lang, name)) for lang in SUPPORTED)
    assert french - english == set() or name in FRENCH_ALONE
    assert english - french == set() or name in MORE_IN_ENGLISH


@pytest.mark.parametrize(("name", "path"), [
    ("events", ("types",)), ("attribution", ("verbs",)), ("attribution", ("grammar",)), ("figures", ("by_category",)),
    ("figures", ("nouns",)), ("figures", ("grammar",)), ("figures", ("allowed",)),
])  # fmt: skip
def test_what_is_told_apart_in_one_language_is_in_the_other(name, path):
    sides = []
    for lang in SUPPORTED:
        entry = lexicon(lang, name)
        for key in path:
            entry = entry[key]
        sides.append(nested(entry, 2))
    assert sides[0] == sides[1]


@pytest.mark.parametrize(
    "kind", ["killed", "wounded", "captured", "missing", "displaced", "destroyed", "fired", "taken"]
)
def test_every_kind_of_figure_has_verbs_in_both_languages(kind):
    for lang in SUPPORTED:
        rules = lexicon(lang, "figures")["predicates"][kind]
        assert any(rules.get(how) for how in ("object", "subject", "er", "state", "subject_phrases", "object_phrases"))


@pytest.mark.parametrize("name", [name for name in FILES if name not in FRENCH_ALONE])
def test_a_list_is_empty_in_one_language_only_where_its_grammar_has_no_such_thing(name):
    data = {lang: lexicon(lang, name) for lang in SUPPORTED}
    for lang, other in (("en", "fr"), ("fr", "en")):
        empty = {k for k, v in data[lang].items() if not v and v is not False and data[other].get(k)}
        assert empty == EMPTY[lang].get(name, set())


@pytest.mark.parametrize("name", sorted(FRENCH_ALONE))
def test_what_is_french_alone_is_empty_in_english(name):
    assert not any(lexicon("en", name).values())
    assert all(lexicon("fr", name).values())
