import pytest

from recoupe.extraction.attribution.acronyms import acronyms
from recoupe.languages import parse


@pytest.mark.parametrize(
    ("lang", "text", "full"),
    [
        ("en", "Fighters of the Syrian Democratic Forces (SDF) left.", {"SDF": "Syrian Democratic Forces"}),
        ("en", "The Syrian Network for Human Rights [SNHR] counted ten.", {"SNHR": "Syrian Network for Human Rights"}),
        ("fr", "Les Forces de soutien rapide (FSR) avancent.", {"FSR": "Forces de soutien rapide"}),
        ("en", "The village (NW) was shelled.", {}),
        ("en", "No bracket here.", {}),
    ],
)
def test_full_name_before_an_acronym_spells_it(lang: str, text: str, full: dict[str, str]) -> None:
    doc = parse(text, lang)
    assert {k: doc[a:b].text for k, (a, b) in acronyms(doc).items()} == full
