from __future__ import annotations

from typing import Any

import claims_factory as f

from recoupe.model import Evidence, FigureRange
from recoupe.weighing import assemble


def weighed(*claims: Any) -> FigureRange:
    readings = [f.reading(f"r{c.id}", c, outlet=f"Outlet {c.id}") for c in claims]
    incidents = assemble(readings, f.THEATRE).incidents
    assert len(incidents) == 1
    assert incidents[0].assessment is not None
    figures = incidents[0].assessment.figures
    assert len(figures) == 1
    return figures[0]


def toll(id_: str, source: str, low: int | None, high: int | None, **rest: Any) -> Any:
    given = {"event": "armed clash", "against": "Red Army", "by": "Blue Front", **rest}
    return f.claim(id_, source, figures=(f.figure("killed", low, high, "soldiers"),), **given)


def test_only_one_side_counting_its_enemys_dead_gives_no_best_estimate() -> None:
    only = weighed(toll("a", "Blue Voice", 60, None))
    assert (only.low, only.best, only.high) == (60, None, 60)
    assert [r.rule for r in only.reasons] == ["range low", "range best", "range high"]


def test_an_admission_lifts_the_low_and_third_parties_give_the_best() -> None:
    figures = weighed(toll("a", "Blue Voice", 60, 60), toll("b", "Red News", 4, 4), toll("c", "Grey Monitor", 17, 17))
    assert (figures.low, figures.best, figures.high) == (4, 17, 60)


def test_without_third_parties_the_admission_is_the_best() -> None:
    figures = weighed(toll("a", "Blue Voice", 60, 60), toll("b", "Red News", 4, 4))
    assert (figures.low, figures.best, figures.high) == (4, 4, 60)


def test_two_independent_third_parties_support_a_low() -> None:
    figures = weighed(
        toll("a", "Grey Monitor", 20, 20), toll("b", "White Watch", 15, None), toll("c", "Red News", 3, 3)
    )
    assert (figures.low, figures.best, figures.high) == (15, 15, 20)


def test_an_upper_bound_on_ones_own_losses_is_no_admission() -> None:
    figures = weighed(toll("a", "Red News", None, 5))
    assert (figures.low, figures.best, figures.high) == (None, None, 5)


def test_every_reason_names_the_claims_that_it_rests_on() -> None:
    figures = weighed(toll("a", "Blue Voice", 60, 60), toll("b", "Red News", 4, 4))
    low, best, high = figures.reasons
    assert [c.claim for c in low.claims] == ["b"]
    assert [c.claim for c in best.claims] == ["b"]
    assert [c.claim for c in high.claims] == ["a"]


def test_refuted_claims_support_no_number() -> None:
    figures = (toll("a", "Blue Voice", 60, 60), toll("b", "Red News", 4, 4), toll("c", "Grey Monitor", 17, 17))
    readings = [f.reading(f"r{c.id}", c, outlet=f"Outlet {c.id}") for c in figures]

    def shown(*refuted: str) -> tuple[int | None, int | None, int | None]:
        proofs = [
            Evidence.model_validate(
                {
                    "id": f"e{c}",
                    "kind": "video",
                    "claim": {"report": f"r{c}", "claim": c},
                    "verdict": "refutes",
                    "decided_by": "ed",
                    "decided_at": "2017-01-01T00:00:00Z",
                }
            )
            for c in refuted
        ]
        (incident,) = assemble(readings, f.THEATRE, evidence=proofs).incidents
        assert incident.assessment
        (found,) = incident.assessment.figures
        assert all(r.claims for r in found.reasons)
        return found.low, found.best, found.high

    assert shown() == (4, 17, 60)
    assert shown("a") == (4, 17, 17)
    assert shown("b") == (17, 17, 60)
    assert shown("a", "b", "c") == (None, None, None)
