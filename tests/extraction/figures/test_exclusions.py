from __future__ import annotations

import pytest

NOTHING = [
    ("en", "Resolution 2254 was passed on 12 May 2016 at 3:30 p.m. and killed the 5th Corps plan."),
    ("en", "T-72 tanks and F-16 jets of Brigade 104 attacked along the M5 highway."),
    ("en", "Rebels killed the plan: it cost $300 million, 40 percent of the budget, 12 miles of road and 3 hours."),
    ("en", "No one was killed. One by one, the fighters came home."),
    ("en", "He died aged 12 in a town of 20,000 people."),
    ("fr", "La 36e brigade a été tuée dans l'œuf le 4 mai 2016 à 18 h 30."),
    ("fr", "Il est mort à l'âge de 73 ans, après 12 jours de combats, à 40 kilomètres d'Alep."),
    ("fr", "La résolution 2254, votée à 15 voix, a coûté 3 millions d'euros et 40 % du budget détruit."),
]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_dates_ages_money_measures_and_units_are_no_figures(bounds, lang: str, text: str) -> None:
    assert bounds(text, lang) == []


def test_what_is_excluded_does_not_hide_the_figure_beside_it(bounds) -> None:
    assert bounds("Le 4 mai 2016 à 18 h 30, 12 personnes âgées de 20 à 30 ans ont été tuées.", "fr") == [
        ("killed", 12, 12)
    ]
    assert bounds("On October 2, 17 people aged 12 to 80 were killed within 3 hours.", "en") == [("killed", 17, 17)]
