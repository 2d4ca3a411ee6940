"""The gate: what is parsed, and what is set aside by its words alone."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import UnsupportedLanguage
from recoupe.extraction.extract import extract
from recoupe.extraction.gate import may_tell
from recoupe.model import Report

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

RECIPE = """Peel the onions and slice them thinly. Melt the butter in a wide pan over a gentle heat, add the onions and
stir until they are soft and golden, which may be a matter of forty minutes. Sprinkle with a spoonful of flour, pour in
the wine and the broth, and leave the pot to simmer for half an hour. Meanwhile slice the bread, rub it with garlic and
toast it. Ladle the soup into bowls, float the toast on top, cover with grated cheese and brown under the grill until it
bubbles. Serve at once, with a green salad and a glass of the wine that went into the pot. The soup keeps for three
days in the refrigerator, and many cooks say that it is better on the second."""

VENDANGES = """Les vendanges commencent cette année avec deux semaines d'avance, annonce la coopérative. La chaleur du
mois d'août a mûri les grappes plus vite que prévu, et les vignerons cherchent des saisonniers pour la cueillette. Elle
s'annonce moins abondante que la précédente, mais les œnologues de la région la disent prometteuse : les raisins sont
sains, sucrés, et l'acidité reste bonne. Le prix de la bouteille ne devrait guère changer avant le printemps. Une fête
est prévue au village le premier dimanche d'octobre, avec un bal sur la place, une dégustation dans les caves et une
exposition de vieux outils prêtés par les familles de la commune. L'entrée est libre pour tous les habitants."""


@pytest.mark.parametrize(("text", "lang"), [(RECIPE, "en"), (VENDANGES, "fr")])
def test_a_text_without_violence_is_set_aside(text: str, lang: str) -> None:
    assert not may_tell(text, lang)
    reading = extract(Report(id="r", lang=lang, text=text))
    assert (reading.text, reading.claims, reading.movements, reading.context) == (text, (), (), ())


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"{RECIPE}\n\nA mortar hit the restaurant's kitchen on Monday.", "en"),
        (f"{RECIPE}\n\nThe police said that the cook was wounded.", "en"),
        (f"{VENDANGES}\n\nUn obus est tombé lundi sur les caves.", "fr"),
        ("LES REBELLES ONT TUE DEUX HOMMES", "fr"),
        ("They took the town.", "en"),
        ("Elle admet avoir perdu vingt hommes.", "fr"),
    ],
)
def test_a_text_that_may_tell_of_violence_passes(text: str, lang: str) -> None:
    assert may_tell(text, lang)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnsupportedLanguage):
        may_tell("Hyökkäys", "fi")


@given(st.text(max_size=300), st.sampled_from(["en", "fr"]))
def test_more_text_never_closes_the_gate_on_a_sure_word(noise: str, lang: str) -> None:
    sure = {"en": "airstrike", "fr": "bombardement"}[lang]
    assert may_tell(f"{noise} {sure} {noise}", lang)


@given(st.text(alphabet="aeiourstlnéèç' .,", max_size=2_000))
def test_accents_and_case_do_not_matter(text: str) -> None:
    assert may_tell(text, "fr") == may_tell(text.upper(), "fr")


def test_it_is_quick() -> None:
    text = RECIPE * 3
    may_tell(text, "en")
    took = []
    for _ in range(50):
        start = time.perf_counter()
        may_tell(text, "en")
        took.append(time.perf_counter() - start)
    # The bare pipeline needs some 40 ms for a text of this length on one core; a twentieth of that is 2 ms.
    assert min(took) < 0.002


def test_every_annotated_claim_is_kept() -> None:
    path = SHARED / "claims" / "claims-dev.json"
    if not path.exists():
        pytest.skip("the development data is not beside the repository")
    articles = json.loads(path.read_text(encoding="utf8"))
    kept = [may_tell(a["text"], a["lang"]) for a in articles for _ in a["claims"]]
    assert sum(kept) / len(kept) >= 0.995
