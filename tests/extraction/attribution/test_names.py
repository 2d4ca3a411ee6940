import pytest

from recoupe.extraction.attribution.names import name_of
from recoupe.languages import parse


@pytest.mark.parametrize(
    ("lang", "phrase", "rest", "name"),
    [
        ("en", "the governor of Homs, Talal Barazi,", "said so.", "Talal Barazi"),
        ("en", "Colonel Imad Saleh", "said so.", "Imad Saleh"),
        ("en", "the Amaq agency", "said so.", "Amaq"),
        ("en", "the Syrian Observatory for Human Rights", "said so.", "Syrian Observatory for Human Rights"),
        ("en", "a doctor in Homs", "said so.", "doctor in Homs"),
        ("en", "Kemal Aydin the governor of Kilis", "said so.", "Kemal Aydin"),
        ("fr", "le gouverneur de Homs, Talal Barazi,", "l'a dit.", "Talal Barazi"),
        ("fr", "l'Observatoire syrien des droits de l'homme", "l'a dit.", "Observatoire syrien des droits de l'homme"),
        ("fr", "des sources locales", "l'ont dit.", "sources locales"),
        ("fr", "M. Karim Bakri, porte-parole de la police,", "l'a dit.", "Karim Bakri"),
    ],
)
def test_name_is_the_shortest_full_one(lang: str, phrase: str, rest: str, name: str) -> None:
    doc = parse(f"{phrase[0].upper()}{phrase[1:]} {rest}", lang)
    end = doc.char_span(0, len(phrase), alignment_mode="expand")
    assert end is not None
    a, b = name_of(doc, (0, end.end), lang)
    assert doc[a:b].text == name
