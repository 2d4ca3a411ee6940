from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.extraction.figures import find_figures
from recoupe.languages import parse

CASES = [
    ("en", "Airstrikes kill 22 near the river", [("killed", 22, 22)]),
    ("en", "Car bomb: 12 dead, 30 wounded", [("killed", 12, 12), ("wounded", 30, 30)]),
    ("en", "The death toll from a bomb on a crowded convoy has reached at least 126.", [("killed", 126, None)]),
    ("en", "Five civilians were killed in Sabqa and one in Harasta.", [("killed", 5, 5), ("killed", 1, 1)]),
    ("en", "Raids killed 16 civilians and wounded 22.", [("killed", 16, 16), ("wounded", 22, 22)]),
    ("en", "He reported the killing of 96 soldiers and the seizure of eight checkpoints, three tanks and a depot.",
     [("killed", 96, 96), ("seized", 8, 8), ("seized", 3, 3), ("seized", 1, 1)]),
    ("en", "The group admitted losing seven fighters.", [("killed", 7, 7)]),
    ("en", "He said 40 people had been killed or injured.", [("casualties", 40, 40)]),
    ("en", "Rebels fired dozens of rockets, killing six.", [("fired", 24, None), ("killed", 6, 6)]),
    ("en", "About 20 hostages are held; 3,000 residents fled.", [("captured", 20, 20), ("displaced", 3000, 3000)]),
    ("en", "They captured 12 soldiers and two villages.", [("captured", 12, 12), ("seized", 2, 2)]),
    ("en", "The army counted four dead; Amaq claimed 35.", [("killed", 4, 4), ("killed", 35, 35)]),
    ("en", "A nurse was killed.", [("killed", 1, 1)]),
    ("en", "Three gunmen killed two guards.", [("other", 3, 3), ("killed", 2, 2)]),
    ("fr", "Les raids ont coûté la vie à seize civils et fait 22 blessés.", [("killed", 16, 16), ("wounded", 22, 22)]),
    ("fr", "Six postes et deux dépôts seraient tombés aux mains des rebelles.", [("seized", 6, 6), ("seized", 2, 2)]),
    ("fr", "Il n'admet que la mort de douze combattants.", [("killed", 12, 12)]),
    ("fr", "Deux soldats y sont morts et sept autres ont été blessés.", [("killed", 2, 2), ("wounded", 7, 7)]),
    ("fr", "Quatorze soldats auraient été faits prisonniers, 82 autres sont portés disparus.",
     [("captured", 14, 14), ("missing", 82, 82)]),
    ("fr", "Plus de 8 000 habitants auraient quitté la ville.", [("displaced", 8000, None)]),
    ("fr", "Onze chars ont été détruits.", [("destroyed", 11, 11)]),
    ("fr", "L'armée concède une vingtaine de morts ; l'hôpital évoque 29 personnes tuées au minimum.",
     [("killed", 20, 20), ("killed", 29, None)]),
    ("fr", "Personne n'a été tué.", []),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_kind_and_bounds(bounds, lang: str, text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    found = bounds(text, lang)
    assert [f for f in found if f[0] != "other"] == [f for f in expected if f[0] != "other"]


def test_a_figure_knows_its_span_its_noun_and_its_predicate(found) -> None:
    text = "Monday. At least 31 people were killed."
    (figure,) = found(text, "en")
    doc = parse(text, "en")
    assert text[figure.start : figure.end] == figure.figure.text == "At least 31 people"
    assert doc[figure.head].text == "people"
    assert doc[figure.governor].text == "killed"
    assert figure.figure.who == "people"
    assert figure.reason.rule == "figure.subject"
    assert "killed" in figure.reason.text


def test_a_part_inherits_kind_and_names_its_whole(found) -> None:
    whole, part = found("At least 31 people including four children died.", "en")
    assert (part.figure.kind, part.parent) == ("killed", 0)
    assert whole.parent is None
    _dead, _hurt, child = found("L'attaque a fait 8 morts et 3 blessés, dont 2 enfants.", "fr")
    assert (child.figure.kind, child.parent) == ("wounded", 1)


def test_a_bare_number_borrows_the_noun(found) -> None:
    first, second = found("Five civilians were killed in Sabqa and one in Harasta.", "en")
    assert first.figure.who == second.figure.who == "civilians"


def test_tolls_of_the_whole_war_are_cumulative(found) -> None:
    assert found("More than 330,000 people have been killed since the conflict began in March 2011.", "en")[
        0
    ].figure.cumulative
    assert found("Le conflit a fait plus de 200 000 morts depuis mars 2011.", "fr")[0].figure.cumulative
    assert not found("Five people were killed since Tuesday.", "en")[0].figure.cumulative


def test_a_speaker_and_a_doer_are_not_victims(bounds) -> None:
    assert ("killed", 2, 2) not in bounds("Shells hit a school killing four civilians two residents said.", "en")
    assert ("killed", 3, 3) not in bounds("Quatre rebelles ont été tués par trois soldats.", "fr")


TEXTS = {
    "en": (
        "At least {n} civilians were killed and {m} others wounded on Monday, the monitor said. "
        "The group said it killed {k} soldiers and seized three tanks. More than {n} people fled."
    ),
    "fr": (
        "Au moins {n} civils ont été tués et {m} autres blessés lundi, selon l'observatoire. "
        "Le groupe affirme avoir tué {k} soldats et saisi trois chars. Plus de {n} personnes ont fui."
    ),
}
NUMBERS = st.integers(min_value=2, max_value=1800) | st.integers(min_value=2200, max_value=900_000)


def _bounds(text: str, lang: str) -> list[tuple[str, int | None, int | None]]:
    return [(f.figure.kind, f.figure.low, f.figure.high) for f in find_figures(parse(text, lang), lang)]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["en", "fr"]),
    st.tuples(NUMBERS, NUMBERS, NUMBERS),
    st.sampled_from(["", " ", "\u00a0", "\u202f", ",", "."]),
    st.sampled_from(["'", "’"]),
    st.booleans(),
)
def test_separators_spaces_apostrophes_and_lost_commas_change_no_figure(
    lang: str, values: tuple[int, int, int], separator: str, apostrophe: str, commas: bool
) -> None:
    n, m, k = (f"{v:,}".replace(",", separator) for v in values)
    text = TEXTS[lang] if commas else TEXTS[lang].replace(",", "")
    text = text.replace("'", apostrophe).format(n=n, m=m, k=k)
    assert _bounds(text, lang) == [
        ("killed", values[0], None),
        ("wounded", values[1], values[1]),
        ("killed", values[2], values[2]),
        ("seized", 3, 3),
        ("displaced", values[0], None),
    ]


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(["“{}”", '"{}"', "« {} »", "«\u00a0{}\u00a0»", "{}", "‘{}’"]),
    st.integers(min_value=2, max_value=1800),
)
def test_quotes_around_a_number_change_no_figure(quotes: str, n: int) -> None:
    english = f"The group said {quotes.format(f'nearly {n}')} rebels were killed."
    french = f"Le groupe affirme que {quotes.format(f'près de {n}')} rebelles ont été tués."
    assert _bounds(english, "en") == [("killed", n, n)]
    assert _bounds(french, "fr") == [("killed", n, n)]


@pytest.mark.parametrize(
    ("lang", "clean", "noisy"),
    [
        ("en", "At least 12 killed in air strike, 30 wounded", "AT LEAST 12 KILLED IN AIR STRIKE, 30 WOUNDED"),
        ("fr", "Plus de 300 morts dans un raid, 20 blessés", "PLUS DE 300 MORTS DANS UN RAID, 20 BLESSES"),
        ("fr", "Les raids ont tué 40 civils et blessé 12 élus.", "Les raids ont tue 40 civils et blesse 12 elus."),
        ("fr", "Cinq civils ont été tués, dont un enfant.", "Cinq civils ont ete tues, dont un enfant."),
        ("en", "Rebels killed 40 men, it said. Five others died.", "Rebels killed 40 men it said. Five others died."),
    ],
)  # fmt: skip
def test_capitals_lost_accents_and_lost_commas_change_no_figure(bounds, lang: str, clean: str, noisy: str) -> None:
    assert bounds(clean, lang) == bounds(noisy, lang) != []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["en", "fr"]))
def test_no_text_breaks_it_and_every_span_is_exact(text: str, lang: str) -> None:
    doc = parse(text, lang)
    for figure in find_figures(doc, lang):
        assert doc.text[figure.start : figure.end] == figure.figure.text
        assert figure.figure.low is not None or figure.figure.high is not None
