import pytest

from recoupe.extraction.hedging import hedge_in
from recoupe.languages import parse

HEDGED = [
    ("en", "Rebels reportedly shelled the town.", "reportedly"),
    ("en", "Ten villagers are believed to have died.", "are believed to"),
    ("en", "The suspected gas attack hit a school.", "suspected"),
    ("en", "Russia was accused of bombing the market.", "accused of"),
    ("fr", "Le chauffeur présumé a été arrêté.", "présumé"),
    ("fr", "Des miliciens sont accusés d'avoir pillé le village.", "accusés d'"),
    ("fr", "Cinq soldats auraient été capturés.", "auraient"),
]
PLAIN = [
    ("en", "Rebels shelled the town, the army said."),
    ("en", "According to the army, two men died."),
    ("fr", "Selon l'armée, deux hommes sont morts."),
    ("fr", "L'agence prétend que l'assaut a échoué."),
    ("fr", "Si la trêve tenait, les convois pourraient passer."),
]


@pytest.mark.parametrize(("lang", "text", "words"), HEDGED)
def test_hedging_words_are_named(lang, text, words):
    doc = parse(text, lang)
    assert hedge_in(doc, (0, len(doc)), lang) == words


@pytest.mark.parametrize(("lang", "text"), PLAIN)
def test_attribution_alone_is_no_hedge(lang, text):
    doc = parse(text, lang)
    assert hedge_in(doc, (0, len(doc)), lang) is None
