import pytest

from recoupe import theatres
from recoupe.extraction.denial import denial_in
from recoupe.extraction.events import find_triggers
from recoupe.extraction.extract import extract
from recoupe.languages import parse
from recoupe.model import Report

DENIED = [
    ("en", "No hospital was hit in the raid."),
    ("en", "Our planes have not bombed the town."),
    ("en", "The hill was never captured."),
    ("en", "That is pure invention."),
    ("fr", "Aucun village n'a été bombardé."),
    ("fr", "Nos avions n'ont pas frappé la ville."),
    ("fr", "Pas une seule maison n'a été incendiée."),
    ("fr", "La colline n'a jamais été prise."),
]
SAID = [
    ("en", "Shelling of the camp has not stopped since dawn."),
    ("fr", "Les bombardements du camp n'ont pas cessé depuis l'aube."),
    ("en", "Planes bombed the town."),
    ("en", "No fewer than ten people were killed."),
    ("en", "Ten people were killed, none of them armed."),
    ("fr", "L'armée ne reconnaît que la mort de deux soldats."),
    ("fr", "Les rebelles ne tiennent plus la colline, prise lundi."),
    ("fr", "Dix civils ont été tués, sans compter les blessés."),
]


def _denial(lang, text):
    doc = parse(text, lang)
    verbs = frozenset(i for t in find_triggers(doc, lang) for i in range(t.start, t.end))
    return denial_in(doc, (0, len(doc)), lang, verbs)


@pytest.mark.parametrize(("lang", "text"), DENIED)
def test_denials(lang, text):
    assert _denial(lang, text) is not None


@pytest.mark.parametrize(("lang", "text"), SAID)
def test_negation_of_something_else_is_no_denial(lang, text):
    assert _denial(lang, text) is None


def test_a_bare_refusal_denies_what_was_told_before():
    text = (
        "Strike\n\nA drone strike killed seven civilians in Qamishli on Tuesday, the local police said.\n\n"
        "The Turkish defence ministry denied the accusation. “Slander,” an aide told Reuters."
    )
    report = Report(id="x", lang="en", title="Strike", text=text, published="2023-01-13")
    claims = extract(report, theatres.load("syria-iraq")).claims
    denials = [c for c in claims if c.stance == "denies"]
    assert [(c.source, c.event) for c in denials] == [
        ("Turkish defence ministry", "air/drone strike"),
        ("aide", "air/drone strike"),
    ]


def test_a_refusal_with_nothing_before_it_is_no_claim():
    text = "Politics\n\nThe minister denied the accusation, three years after the attacks."
    report = Report(id="x", lang="en", title="Politics", text=text, published="2023-01-13")
    assert [c for c in extract(report).claims if c.stance == "denies"] == []
