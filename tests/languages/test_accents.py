"""Lost accents come back, letter for letter; a text that has its own is left alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.languages.accents import restore
from recoupe.languages.pipeline import flatten, readable
from recoupe.languages.vocabulary import accented, bare, known, ranks

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "claims.json"
FRENCH = [flatten(a["text"]) for a in json.loads(GOLD.read_text(encoding="utf8")) if a["lang"] == "fr"]

CASES = [
    "Les rebelles ont tué douze soldats à Alep, a déclaré lundi le général.",
    "Un raid tue trois civils près de l'hôpital, où il a été frappé après minuit.",
    "L'armée dément : elle n'a perdu que cinq hommes, évalue la présidence.",
    "Que s'est-il produit, a-t-elle demandé hier soir à la télévision d'État.",
    "Quatorze blessés ont été évacués vers l'étranger au début de l'été.",
]


@pytest.mark.parametrize("text", CASES)
def test_a_sentence_without_accents_gets_them_back(text):
    assert restore(bare(text), "fr") == text


@pytest.mark.parametrize("text", FRENCH, ids=range(len(FRENCH)))
def test_nearly_every_word_of_a_report_gets_its_accents_back(text):
    words, found = text.split(), restore(bare(text), "fr").split()
    assert sum(a == b for a, b in zip(words, found, strict=True)) / len(words) >= 0.96


@pytest.mark.parametrize("text", FRENCH, ids=range(len(FRENCH)))
def test_a_report_with_its_accents_is_left_alone(text):
    assert readable(text, "fr") == text


def test_a_word_here_and_there_is_mended_only_where_it_can_be_nothing_else():
    text = "L'armée a été frappée apres la presidence. Un raid tue deux civils à Homs."
    assert restore(text, "fr") == "L'armée a été frappée après la présidence. Un raid tue deux civils à Homs."


def test_names_and_english_stay_as_they_are():
    assert restore("Homs Alep Hama Deir Raqqa Mossoul Idlib Palmyre Tadmor", "fr").startswith("Homs Alep Hama")
    assert (
        readable("The general said that his resume was touche", "en") == "The general said that his resume was touche"
    )


@given(st.text(alphabet="aàeéèouôùçœ st'’AÉ.,\n1" + "ete apres tue", max_size=80), st.sampled_from(["fr", "en"]))
def test_no_offset_moves_and_only_accents_change(text, lang):
    found = restore(text, lang)
    assert len(found) == len(text)
    assert bare(found) == bare(text)


def test_the_vocabulary_knows_words_not_torn_ones():
    assert all(known(w, "fr") for w in ("armée", "soldats", "ont", "Ils"))
    assert all(known(w, "en") for w in ("army", "soldiers", "stopped", "wounded", "They"))
    assert not any(known(w, "fr") for w in ("larmée", "létat", "soldatx"))
    assert not any(known(w, "en") for w in ("didnt", "soldierx", "iers"))
    assert ranks("fr")["de"] < ranks("fr")["armée"] < ranks("fr")["tués"]
    assert ranks("en") == accented("en") == {}
    assert accented("fr")["tue"][:2] == ("tué", "tue")
