from __future__ import annotations

from typing import Any

import claims_factory as f
import pytest

from recoupe.model import ClaimRef
from recoupe.provenance import find_voices
from recoupe.provenance.aliases import acronyms, bare_army, defined


def voices(*readings: Any) -> dict[str, str]:
    found = find_voices(readings, None)
    return {f"{r.id}/{c.id}": found.of(ClaimRef(report=r.id, claim=c.id)).id for r in readings for c in r.claims}


def test_acronyms_given_in_brackets() -> None:
    text = "The army fought the Green Valley Front (GVF). Les Forces du plateau uni (FPU) ont nié (AFP)."
    assert defined(text) == [("GVF", "Green Valley Front"), ("FPU", "Forces du plateau uni")]


def test_an_acronym_and_its_translation_are_one_voice() -> None:
    english = f.reading(
        "en",
        f.claim("a", "Rapid Support Forces"),
        f.claim("b", "RSF"),
        text="The Rapid Support Forces spoke. The RSF spoke.",
    )
    french = f.reading("fr", f.claim("c", "FSR"), lang="fr", text="Les Forces de soutien rapide (FSR) ont parlé.")
    assert len(set(voices(english, french).values())) == 1


def test_two_forces_with_the_same_letters_stay_two() -> None:
    report = f.reading("r", f.claim("a", "FSA"), f.claim("b", "Syrian Air Force"), f.claim("c", "Free Syrian Army"))
    found = voices(report)
    assert found["r/a"] == found["r/c"] != found["r/b"]
    assert acronyms([report]) == [{"FSA", "Free Syrian Army"}]


def test_the_army_is_that_of_the_one_country() -> None:
    one = f.reading("one", f.claim("a", "Sudanese army"), f.claim("b", "army"))
    two = f.reading("two", f.claim("c", "armée soudanaise"), f.claim("d", "armée"), lang="fr")
    assert set(voices(one, two).values()) == {"state:SD:army"}
    both = f.reading("both", f.claim("a", "Sudanese army"), f.claim("b", "army"), f.claim("c", "Ethiopian army"))
    assert voices(both)["both/b"].startswith("in:")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The RSF denied it. Its spokesman, Colonel Yasin Abker, said so.", "Yasin Abker"),
        ("The RSF denied it. The RSF spokesman Yasin Abker said so.", "Yasin Abker"),
        ("The RSF denied it. Yasin Abker, a spokesman for the RSF, said so.", "Yasin Abker"),
        ("Les RSF ont nié. « C’est faux », a dit leur porte-parole.", "porte-parole"),
    ],
)
def test_a_spokesman_is_the_voice_of_those_he_speaks_for(text: str, speaker: str) -> None:
    at = text.index(speaker)
    first = f.claim("a", "RSF", start=0)
    second = f.claim("b", speaker, start=at, spans={"source": (at, at + len(speaker))})
    found = voices(f.reading("r", first, second, text=text, lang="fr" if "nié" in text else "en"))
    assert found["r/a"] == found["r/b"]


def test_a_spokesman_of_nobody_named_stays_a_voice_of_his_own() -> None:
    text = "The RSF denied it. A ministry spokesman said so."
    second = f.claim("b", "spokesman", start=30, spans={"source": (30, 39)})
    found = voices(f.reading("r", f.claim("a", "RSF", start=0), second, text=text))
    assert found["r/a"] != found["r/b"]


def test_only_a_bare_army_is_bare() -> None:
    assert bare_army("the army")
    assert bare_army("armée")
    assert not any(bare_army(n) for n in ("Sudanese army", "military source", "forces", None))
