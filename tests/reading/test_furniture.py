from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.reading import furniture

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "claims" / "claims-dev.json"

FRENCH = "L’armée a dit lundi avoir pris deux villages près du fleuve et tué dix combattants du groupe."
ENGLISH = "The army said on Monday that it had taken two villages near the river from the group."


def cut(text, lang):
    out, at = [], 0
    for start, end in furniture(text, lang):
        out.append(text[at:start])
        at = end
    return "".join([*out, text[at:]])


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Cliquez pour voir la carte en détail"),
        ("fr", "Click to see the full-size map"),
        ("fr", "Partager sur Facebook"),
        ("fr", "S’abonner"),
        ("fr", "Notification pour"),
        ("fr", "Photo : un char détruit près de la ville, où 12 soldats sont morts"),
        ("fr", "Ce site utilise Akismet pour réduire les indésirables."),
        ("fr", "À lire aussi : Alep, 8 morts dans un bombardement"),
        ("fr", "Publié le 9 décembre 2016 à 08:12"),
        ("fr", "Tout commentaire raciste ou injurieux sera supprimé par la rédaction."),
        ("fr", "Temps de lecture : 3 min"),
        ("fr", "Mentions légales | Contact"),
        ("en", "Share this story | Subscribe to our newsletter"),
        ("en", "Read more: Ten killed in Aleppo"),
        ("en", "FILE PHOTO: A tank burns near the town where 12 soldiers died."),
        ("en", "Smoke over the town (Photo: A. Low)"),
        ("en", "Last updated: 3 April 2017 10:22"),
        ("en", "We use cookies to improve your experience on this site."),
        ("en", "© 2017 Harbour Post"),
        ("en", "Comments that are abusive will be removed by our moderators."),
    ],
)
def test_lines_of_furniture(lang, line):
    body = FRENCH if lang == "fr" else ENGLISH
    text = f"A title\n\n{body}\n\n{line}\n\n{body}"
    ((start, end),) = furniture(text, lang)
    assert text[start:end] == line


def test_a_box_of_headlines_goes_and_the_report_goes_on():
    text = f"Titre\n\n{FRENCH}\n\nÀ lire aussi\n- Alep : 8 morts\n- Mossoul : 40 combattants tués\n\n{FRENCH}"
    assert cut(text, "fr") == f"Titre\n\n{FRENCH}\n\n\n\n{FRENCH}"


def test_everything_after_the_heading_of_the_comments_goes():
    text = f"Title\n\n{ENGLISH}\n\n3 comments\n\nJohn: they killed 500 people there, I saw it.\n\nAnn: liar."
    assert cut(text, "en") == f"Title\n\n{ENGLISH}\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Reading the list of the dead, he wept.",
        "Comments by the minister angered Damascus, which said that ten men had died.",
        "Related to the clashes, ten arrests were made.",
        "Photographs show ten bodies in the street.",
        "Subscribers to the truce withdrew their men from the hill on Monday, leaving two tanks behind.",
        "Share of the town held by rebels: a third, the army said.",
        "Trending downwards, the toll fell to ten on Monday.",
    ],
)
def test_sentences_are_not_furniture(line):
    assert furniture(f"Title\n\n{ENGLISH}\n\n{line}\n\n{ENGLISH}", "en") == []


@pytest.mark.skipif(not GOLD.is_file(), reason="the development data lies beside the repository and is not there")
def test_no_annotated_claim_lies_in_furniture():
    for article in json.loads(GOLD.read_text(encoding="utf8")):
        for start, end in furniture(article["text"], article["lang"]):
            assert [c["quote"] for c in article["claims"] if start < c["end"] and c["start"] < end] == []


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([FRENCH, ENGLISH, "À lire aussi", "Comments", "3 comments", "Share", "\n", ""]), max_size=9
    )
)
def test_spans_are_sorted_apart_and_within(lines):
    text = "\n".join(lines)
    spans = furniture(text, "fr")
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
