"""Noise of real pages changes neither figures nor sources: the texts of benchmarks/gold, and generated sentences.

The kinds here hold on every text and seed. Those that rest on a vocabulary (accents, commas within words) hold on
generated sentences; how far they hold on running text, and what lost commas and full stops cost, is measured by
benchmarks/noise.py, with floors.
"""

import json
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from noise import pairs, with_noise
from noises import KINDS
from recoupe import theatres
from recoupe.extraction.extract import extract
from recoupe.model import Report

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold" / "claims.json"
TEXTS = {
    a["id"]: Report(id=a["id"], lang=a["lang"], title=a["title"], published=a["published"], text=a["text"])
    for a in json.loads(GOLD.read_text(encoding="utf8"))
}
ALWAYS = ["spaces", "doubled", "separators", "invisible", "decomposed", "glued_sentences", "glued_digits"]


@cache
def clean(name):
    return pairs(extract(TEXTS[name], theatres.load("syria-iraq")))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.sampled_from(ALWAYS), st.integers(0, 10_000))
def test_spaces_and_characters_of_every_kind_change_no_figure_and_no_source(name, kind, seed):
    report = TEXTS[name]
    noisy = with_noise(report, KINDS[kind](report.text, report.lang, seed))
    assert pairs(extract(noisy, theatres.load("syria-iraq"))) == clean(name)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.permutations(ALWAYS), st.integers(0, 10_000))
def test_nor_do_all_of_them_together(name, order, seed):
    report = TEXTS[name]
    text = report.text
    for kind in order:
        text = KINDS[kind](text, report.lang, seed).text
    noisy = report.model_copy(update={"text": text})
    assert pairs(extract(noisy, theatres.load("syria-iraq"))) == clean(name)


SENTENCES = {
    "en": [
        "{source} said on Monday that at least {n} {who} were killed in Aleppo.",
        "More than {n} {who} were wounded in shelling near Homs, {source} said.",
        "According to {source}, {n} {who} were killed in an air strike on Raqqa.",
    ],
    "fr": [
        "{source} affirme qu'au moins {n} {who} ont été tués lundi à Alep.",
        "Plus de {n} {who} ont été blessés près de Homs, selon {source}.",
        "Selon {source}, {n} {who} ont été tués dans une frappe aérienne sur Raqqa.",
    ],
}
SOURCES = {
    "en": ["the army", "state television", "a military source", "the Syrian Observatory for Human Rights"],
    "fr": ["l'armée", "la télévision d'État", "une source militaire", "l'Observatoire syrien des droits de l'homme"],
}
WHO = {"en": ["soldiers", "civilians", "rebels", "fighters"], "fr": ["soldats", "civils", "rebelles", "combattants"]}
NUMBERS = st.integers(2, 1800) | st.integers(2200, 90_000)
KINDS_OF_SENTENCES = sorted(set(KINDS) - {"clean", "stops_lost", "commas_lost"})


@st.composite
def sentences(draw):
    lang = draw(st.sampled_from(["en", "fr"]))
    frame = draw(st.sampled_from(SENTENCES[lang]))
    source = draw(st.sampled_from(SOURCES[lang]))
    text = frame.format(source=source, n=f"{draw(NUMBERS):,}", who=draw(st.sampled_from(WHO[lang])))
    return lang, text[0].upper() + text[1:]


@settings(max_examples=120, deadline=None)
@given(sentences(), st.sampled_from(KINDS_OF_SENTENCES), st.integers(0, 10_000))
def test_a_sentence_keeps_its_figure_and_its_source_under_every_kind(sentence, kind, seed):
    lang, text = sentence
    body = f"Monday\n\n{text}" if lang == "en" else f"Lundi\n\n{text}"
    report = Report(id="r", lang=lang, title=body.split("\n")[0], published="2016-12-12", text=body)
    expected = pairs(extract(report))
    assert expected.total() == 1
    assert pairs(extract(with_noise(report, KINDS[kind](body, lang, seed)))) == expected


FIRST = {
    "en": [
        "{source} said on Monday that {n} {who} were killed in Aleppo.",
        "{n} {who} were wounded near Homs on Monday.",
    ],
    "fr": [
        "{source} affirme que {n} {who} ont été tués lundi à Alep.",
        "Au moins {n} {who} ont été blessés près de Homs.",
    ],
}
SECOND = {
    "en": [
        "At least {n} {who} were killed in Raqqa, {source} said.",
        "According to {source}, {n} {who} were killed in an air strike on Raqqa.",
        "The head of a hospital said that {n} {who} were wounded in Hama.",
        "They said {n} {who} were killed in Hama.",
    ],
    "fr": [
        "Au moins {n} {who} ont été tués à Raqqa, selon {source}.",
        "Selon {source}, {n} {who} ont été tués dans une frappe aérienne sur Raqqa.",
        "Le directeur d'un hôpital a déclaré que {n} {who} ont été blessés à Hama.",
        "Ils affirment que {n} {who} ont été tués à Hama.",
    ],
}


@st.composite
def two_sentences(draw):
    """Two sentences with a figure each; the second opens with a word that opens sentences."""
    lang = draw(st.sampled_from(["en", "fr"]))
    made = []
    first = draw(NUMBERS)
    for frames, n in ((FIRST, first), (SECOND, first + 1)):  # one source that counts the same twice makes one claim
        source, who = draw(st.sampled_from(SOURCES[lang])), draw(st.sampled_from(WHO[lang]))
        text = draw(st.sampled_from(frames[lang])).format(source=source, n=f"{n:,}", who=who)
        made.append(text[0].upper() + text[1:])
    return lang, " ".join(made)


@settings(max_examples=40, deadline=None)
@given(two_sentences())
def test_a_full_stop_lost_before_what_opens_a_sentence_changes_nothing(both):
    lang, text = both
    body = f"Monday\n\n{text}" if lang == "en" else f"Lundi\n\n{text}"
    report = Report(id="r", lang=lang, title=body.split("\n")[0], published="2016-12-12", text=body)
    noised = KINDS["stops_lost"](body, lang, 1)
    assert len(noised.text) == len(body) - 1
    expected = pairs(extract(report))
    assert expected.total() == 2
    assert pairs(extract(with_noise(report, noised))) == expected


CLOSED = [
    "Au moins {n} {who} ont été tués lundi à Alep, a indiqué {source}.",
    "Plus de {n} {who} ont été blessés près de Homs, affirme {source}.",
]


@settings(max_examples=24, deadline=None)
@given(st.sampled_from(CLOSED), st.sampled_from(SOURCES["fr"]), st.sampled_from(WHO["fr"]), NUMBERS)
def test_a_comma_lost_before_who_says_it_changes_nothing(frame, source, who, n):
    body = f"Lundi\n\n{frame.format(n=n, who=who, source=source)}"
    report = Report(id="r", lang="fr", title="Lundi", published="2016-12-12", text=body)
    noised = KINDS["commas_lost"](body, "fr", 1)
    assert len(noised.text) == len(body) - 1
    expected = pairs(extract(report))
    assert [bool(source) for *_figure, source in expected] == [True]
    assert pairs(extract(with_noise(report, noised))) == expected


@settings(max_examples=40, deadline=None)
@given(sentences(), st.sampled_from(["capitals", "capitals_bare"]))
def test_a_title_in_capitals_keeps_its_figure(sentence, kind):
    lang, title = sentence
    report = Report(id="r", lang=lang, title=title, published="2016-12-12", text=f"{title}\n\n…")
    expected = {p[:4] for p in pairs(extract(report))}
    assert len(expected) == 1
    noisy = with_noise(report, KINDS[kind](report.text, lang, 1))
    assert {p[:4] for p in pairs(extract(noisy))} == expected
