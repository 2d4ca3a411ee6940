"""The fields of FA-KES, on invented articles: places and outlets are real names, what is told is not."""

import json

import pytest

from choice import best, best_class, fit, fit_classes
from fakes import WEIGHTS, answer, case_of, shares, train
from fakes_classes import region_options
from fakes_deaths import death_options
from fakes_read import read_article, vocabulary

TOLL = {
    "row": "1",
    "article_title": "Air strikes kill 14 in Idlib Monitor",
    "article_content": (
        "Sunday 5 Jun 2016 Air strikes kill 14 in Idlib Monitor. Syrian government warplanes bombed a market in Idlib "
        "killing 14 people including three children the Syrian Observatory for Human Rights said. Dozens were wounded. "
        "More than 280000 people have been killed since the war began in 2011 with protests in Daraa."
    ),
    "source": "invented",
    "date": "6/5/16",
}
BLAST = {
    "row": "2",
    "article_title": "Three civilians killed 12 others injured by car bomb in Homs",
    "article_content": (
        "A car bomb exploded in the Zahraa neighbourhood of Homs on Monday. Three civilians were killed and 12 others "
        "were injured a police source said. There was no immediate claim of responsibility for the explosion."
    ),
    "source": "invented",
    "date": "not a date",
}


@pytest.fixture(scope="module")
def weights() -> dict:
    return json.loads(WEIGHTS.read_text(encoding="utf8"))


@pytest.mark.parametrize(
    ("row", "deaths", "location", "cause"), [(TOLL, 14, "idlib", "shelling"), (BLAST, 3, "homs", "explosion")]
)
def test_fields_of_the_incident(row: dict, deaths: int, location: str, cause: str, weights: dict) -> None:
    found = answer(case_of(row), weights)
    assert (found["deaths"], found["location"], found["cause"]) == (deaths, location, cause)
    assert set(found) == {"row", "deaths", "location", "actor", "cause"}
    assert found["row"] == int(row["row"])


def test_annotations_are_not_looked_at(weights: dict) -> None:
    labelled = TOLL | {"location": "tartous", "actor": "unknown", "cause_of_death": "shooting", "nb_civilians": "99"}
    assert answer(case_of(labelled), weights) == answer(case_of(TOLL), weights)


def test_options_hold_parts_totals_and_none() -> None:
    options = death_options(read_article(TOLL), "idlib")
    assert {0, 3, 14} <= set(options)
    assert options[14]["number of the title"] == 1
    assert "part of the people" in options[3]


def test_what_is_said_of_the_injured_is_no_death() -> None:
    options = death_options(read_article(BLAST), "homs")
    assert 3 in options
    assert "number of the title" in options[3]
    assert "number of the title" not in options.get(12, {})
    assert options.get(12, {"hurt": 1})["hurt"] == 1


def test_every_region_is_an_option_of_its_own() -> None:
    options = region_options(read_article(TOLL))
    names = vocabulary()["classes"]["location"]
    assert len(options) == len(names)
    assert options[names.index("idlib")]["first in the title"] == 1
    assert options[names.index("tartous")] == {"never": 1}


def test_answers_are_of_the_vocabulary(weights: dict) -> None:
    classes = vocabulary()["classes"]
    assert set(weights["actor"]) == set(classes["actor"])
    assert set(weights["cause"]) == set(classes["cause"])
    assert set(vocabulary()["governorates"].values()) == set(classes["location"])


def test_a_choice_is_learnt_from_its_traits() -> None:
    choices = [[{"good": 1.0}, {"bad": 1.0}], [{"bad": 1.0}, {"good": 1.0}]] * 5
    weights = fit(choices, [0, 1] * 5, 0.1)
    assert weights["good"] > 0 > weights["bad"]
    assert [best(c, weights) for c in choices[:2]] == [0, 1]
    assert best([{}, {}], weights) == 0


def test_classes_are_learnt_and_rare_traits_left_out() -> None:
    articles = [{"rain": 1.0}, {"sun": 1.0}] * 5 + [{"snow": 1.0}]
    weights = fit_classes(articles, ["wet", "dry"] * 5 + ["wet"], 0.1)
    assert best_class({"rain": 1.0}, weights) == "wet"
    assert best_class({"sun": 1.0}, weights) == "dry"
    assert "snow" not in weights["wet"]


def test_shares_count_exact_agreement() -> None:
    right = [{"deaths": 1, "location": "homs", "actor": "unknown", "cause": "shelling"}] * 2
    wrong = right[0] | {"deaths": 2}
    assert shares([right[0], wrong], right) == {"deaths": 0.5, "location": 1, "actor": 1, "cause": 1}


def test_training_gives_what_answering_needs() -> None:
    cases = [case_of(TOLL), case_of(BLAST)] * 9
    right = [
        {"deaths": 14, "location": "idlib", "actor": "unknown", "cause": "shelling"},
        {"deaths": 3, "location": "homs", "actor": "unknown", "cause": "explosion"},
    ] * 9
    made = train(cases, right)
    assert shares([answer(c, made) for c in cases], right) == dict.fromkeys(("deaths", "location", "actor", "cause"), 1)
