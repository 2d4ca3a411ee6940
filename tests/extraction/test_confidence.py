"""Confidence: what it is made of, and that it keeps within its bounds."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.extraction.confidence import confidence, rate, traits
from recoupe.extraction.extract import extract
from recoupe.model import Claim, Figure, Reading, Reason, Report

TABLE = json.loads((files("recoupe.extraction") / "confidence.json").read_text(encoding="utf8"))
TEXT = "Mortars fell on the town. The mayor said that three people were killed, and Amaq spoke of nine."


def claim(quote: str, **fields: object) -> Claim:
    start = TEXT.index(quote)
    return Claim.model_validate({"id": quote, "quote": quote, "start": start, "end": start + len(quote), **fields})


MAYOR = claim(
    "The mayor said that three people were killed",
    source="The mayor",
    spans={"source": (26, 35), "cue": (36, 40)},
    figures=(Figure(kind="killed", low=3, high=3, text="three people"),),
    reasons=(Reason(rule="source: verb", text="x"), Reason(rule="hedge", text="x")),
)
AMAQ = claim("Amaq spoke of nine", source="Amaq", source_id="amaq", spans={"source": (74, 78), "cue": None})
MORTARS = claim("Mortars fell on the town")
READING = Reading(id="r", lang="en", text=TEXT, claims=(MORTARS, MAYOR, AMAQ))


def test_traits_tell_how_a_claim_was_found() -> None:
    found = traits(MAYOR, READING)
    assert {"source unknown", "source: verb", "figures: 1", "shares a sentence", "no by", "no date"} <= found
    assert not {"hedge", "no cue", "cue far", "source outside", "in the title"} & found
    assert {"source known", "no cue", "short", "figures: 0"} <= traits(AMAQ, READING)


def test_own_voice_has_no_traits_of_attribution() -> None:
    found = traits(MORTARS, READING)
    assert not any(t.startswith(("source", "cue", "no cue", "via")) for t in found)
    assert "shares a sentence" not in found


def test_rating_changes_nothing_else() -> None:
    rated = rate(READING)
    assert all(c.confidence is not None for c in rated.claims)
    blank = tuple(c.model_copy(update={"confidence": None}) for c in rated.claims)
    assert rated.model_copy(update={"claims": blank}) == READING


@given(st.sets(st.sampled_from(sorted(TABLE["traits"]))))
def test_it_is_a_probability_that_a_good_trait_never_lowers(found: set[str]) -> None:
    best = max(TABLE["traits"], key=TABLE["traits"].__getitem__)
    assert 0 < confidence(frozenset(found)) < 1
    assert confidence(frozenset(found | {best})) >= confidence(frozenset(found))


def test_unknown_traits_count_nothing() -> None:
    assert confidence(frozenset({"a rule of tomorrow"})) == confidence(frozenset())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The Syrian Observatory for Human Rights said on Monday that an air strike killed 12 civilians in Idlib.",
        ),
        (
            "fr",
            "Une frappe aérienne a tué douze civils lundi à Idleb, selon l'Observatoire syrien des droits de l'homme.",
        ),
    ],
)
def test_a_plainly_attributed_toll_is_trusted(lang: str, text: str) -> None:
    claims = extract(Report(id="r", lang=lang, text=text)).claims
    assert len(claims) == 1
    assert claims[0].confidence is not None
    assert claims[0].confidence > 0.8
