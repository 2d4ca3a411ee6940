from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.reading import credit_spans, find_credits

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "claims" / "claims-dev.json"

BODY = {
    "fr": "Titre de la dépêche\n\nL’armée a dit lundi avoir pris deux villages près du fleuve, avec des blindés.",
    "en": "Title of the report\n\nThe army said on Monday that it had taken two villages near the river, with tanks.",
}

LINES = [
    ("fr", "(avec AFP)", [("AFP", "agency")]),
    ("fr", "Avec Reuters et l’agence Anadolu", [("Reuters", "agency"), ("Anadolu", "agency")]),
    ("fr", "Source\u00a0: AFP, RIA Novosti", [("AFP", "agency"), ("RIA Novosti", "agency")]),
    ("fr", "AFP – Tass", [("AFP", "agency"), ("Tass", "agency")]),
    ("fr", "Adaptation : Jeanne d’Ormesson", [("Jeanne d’Ormesson", "adapter")]),
    ("fr", "Traduction : Samir El-Khoury", [("Samir El-Khoury", "translator")]),
    ("fr", "Traduit de l’anglais par Samir Haddad", [("Samir Haddad", "translator")]),
    ("fr", "Adapté de Harbour Post", [("Harbour Post", "source")]),
    ("fr", "levant-desk.example", [("levant-desk.example", "source")]),
    ("fr", "https://www.levant-desk.example/", [("levant-desk.example", "source")]),
    ("fr", "Le Fil du Nord (avec agences)", [("Le Fil du Nord", "author"), ("agences", "agency")]),
    ("fr", "L’Agence France-Presse a contribué à cet article.", [("Agence France-Presse", "agency")]),
    ("fr", "Par Lina Marchetti, à Beyrouth", [("Lina Marchetti", "author")]),
    ("en", "(With reports from AP and Rappler)", [("AP", "agency"), ("Rappler", "source")]),
    ("en", "Source: Harbour Post and agencies", [("Harbour Post", "source"), ("agencies", "agency")]),
    ("en", "AP contributed to this report.", [("AP", "agency")]),
    ("en", "Reporting by Reuters and local stringers", [("Reuters", "agency")]),
    ("en", "Reporting by Ada Low; Editing by Tom Quill", [("Ada Low", "author"), ("Tom Quill", "author")]),
    ("en", "(Additional material from Reuters)", [("Reuters", "agency")]),
    ("en", "Originally published by Harbour Post", [("Harbour Post", "source")]),
    ("en", "Translated by Nora Vance", [("Nora Vance", "translator")]),
    ("en", "— Reuters", [("Reuters", "agency")]),
    ("en", "By Ada Low in Beirut", [("Ada Low", "author")]),
]


@pytest.mark.parametrize(("lang", "line", "expected"), LINES, ids=[x[1] for x in LINES])
def test_credit_line_at_the_foot(lang, line, expected):
    text = f"{BODY[lang]}\n\n{line}"
    assert [(c.name, c.role) for c in find_credits(text, lang)] == expected
    (span,) = credit_spans(text, lang)
    assert text[slice(*span)].strip("—") == line.strip("—")


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Title of it\n\nMOSCOW (Sputnik) The army said on Monday that it had taken two villages.", "Sputnik"),
        ("en", "Title of it\n\nBeirut, April 3 (Reuters) - The army said that it had taken two villages.", "Reuters"),
        ("fr", "Titre\n\nBeyrouth (AFP) – L’armée a dit avoir pris deux villages.", "AFP"),
        ("en", "Title of it\n\nThe army said that it had taken two villages near the river. --Reuters", "Reuters"),
        ("en", "Title of it\n\nThe army took two villages. (Source: Reuters)", "Reuters"),
        ("fr", "Titre\n\nL’armée a pris deux villages, a rapporté l’agence Sputnik.", "Sputnik"),
    ],
)
def test_datelines_and_closing_words(lang, text, name):
    assert [(c.name, c.role) for c in find_credits(text, lang)] == [(name, "agency")]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Avec l’appui de l’aviation, les soldats ont avancé."),
        ("fr", "Selon l’AFP, dix soldats sont morts."),
        ("fr", "Source militaire : dix morts"),
        ("fr", "Par la route du nord, les civils fuient."),
        ("en", "With Aleppo besieged, families fled."),
        ("en", "Sources said ten men had died."),
        ("en", "By Monday, the town had fallen."),
        ("en", "A photographer for AFP saw ten bodies."),
        ("en", "Reuters could not verify the figures."),
        ("en", "The town (SANA) is mentioned."),
    ],
)
def test_sentences_are_no_credits(lang, line):
    text = f"{BODY[lang]}\n\n{line}\n\n{BODY[lang][-60:]}"
    assert find_credits(text, lang) == ()
    assert credit_spans(text, lang) == []


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="AFPReuters aveć\n()-:.,Source", max_size=200), st.sampled_from(["fr", "en"]))
def test_names_are_substrings_and_spans_are_in_order(text, lang):
    assert all(c.name in text for c in find_credits(text, lang) if c.name != "Reuters")
    spans = credit_spans(text, lang)
    assert spans == sorted(spans)
    assert all(0 <= s <= e <= len(text) for s, e in spans)


@pytest.mark.skipif(not GOLD.is_file(), reason="the development data lies beside the repository and is not there")
def test_credits_of_the_development_articles():
    found = right = wanted = 0
    for article in json.loads(GOLD.read_text(encoding="utf8")):
        names = {
            c.name.casefold()
            for c in find_credits(article["text"], article["lang"])
            if c.role not in {"author", "adapter", "translator"}
        }
        gold = {c.casefold().removeprefix("agence ") for c in article["credits"]}
        found, right, wanted = found + len(names), right + len(names & gold), wanted + len(gold)
    assert right / found >= 0.9
    assert right / wanted >= 0.85
