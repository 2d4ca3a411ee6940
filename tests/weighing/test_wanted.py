from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.i18n import use
from recoupe.weighing import assemble


def wanted(*claims: Any, lang: str = "en") -> tuple[str, ...]:
    with use(lang):
        readings = [f.reading(f"r{c.id}", c, outlet=f"Outlet {c.id}", lang=lang) for c in claims]
        incidents = assemble(readings, f.THEATRE).incidents
    assert len(incidents) == 1
    assert incidents[0].assessment is not None
    return incidents[0].assessment.wanted


def offensive() -> tuple[Any, ...]:
    figures = (f.figure("killed", 60, None, "soldiers"), f.figure("seized", 8, None, "checkpoints"))
    overrun = f.claim("a", "Blue Voice", event="armed clash", by="Blue Front", against="Red Army", figures=figures)
    repelled = f.claim("b", "Red News", event="attack repelled", by="Red Army", against="Blue Front")
    return overrun, repelled


def test_an_offensive_asks_for_imagery_of_what_is_claimed_and_for_a_casualty_list() -> None:
    found = wanted(*offensive())
    assert "Imagery of Palmyra after 8 December 2016 that shows who holds the ground" in found
    assert "Imagery of the eight checkpoints near Palmyra after 8 December 2016" in found
    assert "A casualty list from either side for Palmyra, 8 December 2016" in found


def test_the_same_in_french() -> None:
    found = wanted(*offensive(), lang="fr")
    assert "Des images des huit postes de contrôle près de Palmyra, après le 8 décembre 2016" in found


def test_what_no_report_gives_is_asked_for() -> None:
    found = wanted(f.claim("a", "Grey Monitor", places=(), when=None))
    assert "The place where it happened: no report names it" in found
    assert any("no report gives it" in x for x in found)
    assert "A second source, independent of Grey Monitor" in found


def test_a_thing_without_a_name_of_ours_is_quoted() -> None:
    overrun = f.claim("a", "Blue Voice", event="armed clash", figures=(f.figure("seized", 3, 3, "samovars"),))
    assert any("“samovars”" in x for x in wanted(overrun))
