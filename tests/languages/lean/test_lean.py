"""The lean parts annotate what spaCy's own parts annotate, to the last bit."""

from __future__ import annotations

import importlib
import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.languages import lexicon
from recoupe.languages.lean import embedding, lighten
from recoupe.languages.lean.lemmas import lean_lemmatizer
from recoupe.languages.lean.network import lean_network
from recoupe.languages.lean.ruler import lean_ruler
from recoupe.languages.pipeline import flatten

GOLD = Path(__file__).resolve().parents[3] / "benchmarks" / "gold" / "claims.json"
NOISE = {
    "en": ["gonna", "ain't", "There is", "let's", "y'all", "nothin'", "That", "I", "did", "\n\n", "  ", "…", "e\u0301"],
    "fr": ["l'armée", "aujourd'hui", "d'", "qu'elle", "ont pris", "\n\n", " ", "  ", "2 000", "Ça", "😀", "…"],
}  # fmt: skip


def loaded(lang):
    module = importlib.import_module(lexicon(lang, "language")["spacy"]["module"])
    return spacy.load(module.model_path()) if hasattr(module, "model_path") else module.load()


@cache
def both(lang):
    lean = loaded(lang)
    lighten(lean)
    return loaded(lang), lean


def texts(lang):
    return [flatten(r["text"]) for r in json.loads(GOLD.read_text(encoding="utf8")) if r["lang"] == lang]


def annotations(doc):
    return [
        (t.text, t.tag, t.pos, str(t.morph), t.lemma_, t.dep, t.head.i, t.ent_iob, t.ent_type, t.sent_start, t.norm)
        for t in doc
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_lean_pipeline_annotates_what_the_stock_one_does(lang):
    stock, lean = both(lang)
    assert texts(lang)
    for text in texts(lang):
        expected, found = stock(text), lean(text)
        assert annotations(found) == annotations(expected)
        assert np.array_equal(found.tensor, expected.tensor)


@pytest.mark.parametrize("lang", ["en", "fr"])
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_it_does_so_on_any_text(lang, data):
    stock, lean = both(lang)
    text = data.draw(st.lists(st.sampled_from(NOISE[lang]) | st.text(max_size=6), max_size=12).map(" ".join))
    assert annotations(lean(text)) == annotations(stock(text))


def test_both_networks_of_a_pipeline_are_replaced():
    nlp = loaded("en")
    assert [name for name, component in nlp.pipeline if lean_network(component)] == ["tok2vec", "ner"]


def test_a_word_goes_through_the_layers_once(monkeypatch):
    learned = []
    rows = embedding.Embedding._rows

    def counted(self, features, doc):
        learned.append(len(features))
        return rows(self, features, doc)

    monkeypatch.setattr(embedding.Embedding, "_rows", counted)
    nlp = loaded("en")
    lean_network(nlp.get_pipe("tok2vec"))
    model = nlp.get_pipe("tok2vec").model
    model.predict([nlp.make_doc("The army took the army.")])
    assert learned == [6]  # six words; "army" is two, before a space and before a full stop
    model.predict([nlp.make_doc("The army took the army.")])
    model.predict([nlp.make_doc("The army fled.")])
    assert learned == [6, 1]


def test_a_full_table_begins_anew_with_the_same_rows(monkeypatch):
    monkeypatch.setattr(embedding, "CAPACITY", 12)
    stock, lean = loaded("en"), loaded("en")
    lean_network(lean.get_pipe("tok2vec"))
    for text in [
        *texts("en")[:2],
        "The army fled.",
        "Nine people died in Homs on Monday morning, he said.",
        "The army fled.",
    ]:
        expected = stock.get_pipe("tok2vec").model.predict([stock.make_doc(text)])[0]
        assert np.array_equal(lean.get_pipe("tok2vec").model.predict([lean.make_doc(text)])[0], expected)


def test_a_lean_network_can_still_be_trained():
    nlp = loaded("en")
    lean_network(nlp.get_pipe("tok2vec"))
    model = nlp.get_pipe("tok2vec").model
    [rows], backprop = model.begin_update([nlp.make_doc("The army fled.")])
    backprop([np.ones_like(rows)])
    with pytest.raises(RuntimeError, match="no gradient"):
        model([nlp.make_doc("The army fled.")], is_train=False)[1](None)


def test_rules_of_a_kind_that_a_table_cannot_hold_leave_the_ruler_as_it_is():
    nlp = loaded("fr")
    nlp.get_pipe("attribute_ruler").add([[{"LENGTH": 3}]], {"POS": "X"})
    assert not lean_ruler(nlp)
    repeated = loaded("fr")
    repeated.get_pipe("attribute_ruler").add([[{"POS": "ADJ", "OP": "+"}]], {"POS": "X"})
    assert not lean_ruler(repeated)


def test_a_rule_over_several_words_is_found_wherever_it_stands():
    stock, lean = loaded("fr"), loaded("fr")
    for nlp in (stock, lean):
        ruler = nlp.get_pipe("attribute_ruler")
        ruler.add([[{"LOWER": "la"}, {"LOWER": {"REGEX": "^vil"}}, {}]], {"LEMMA": "!"}, index=1)
        ruler.add([[{"LOWER": "la"}, {"LOWER": "ville"}]], {"LEMMA": "?"}, index=-1)
        ruler.add([[{"LOWER": "homs"}]], {"POS": "X"}, index=-1)
    assert lean_ruler(lean)
    for text in ("La ville de Homs et la ville", "la villa la ville la", "la"):
        assert annotations(lean(text)) == annotations(stock(text))
    assert [t.lemma_ for t in lean("la ville, la villa.")][1::3] == ["?", "!"]


def test_a_combination_of_tags_is_matched_once():
    nlp = loaded("en")
    lean_ruler(nlp)
    ruler = nlp.get_pipe("attribute_ruler")
    table, asked = ruler.match.__self__, []
    single = table.single

    class Counting:
        def __len__(self):
            return len(single)

        def __call__(self, token, **options):
            asked.append(token.text)
            return single(token, **options)

    table.single = Counting()
    nlp("The army took the town.")
    assert asked
    asked.clear()
    nlp("The army held the town.")
    assert not asked


def test_a_lemmatizer_of_another_kind_is_left_as_it_is():
    nlp = spacy.blank("en")
    assert not lean_lemmatizer(nlp)
    assert not lean_ruler(nlp)
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert not lean_lemmatizer(nlp)
    assert nlp.pipe_names == ["lemmatizer"]
