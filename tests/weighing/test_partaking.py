from __future__ import annotations

from datetime import UTC, datetime

import claims_factory as f

from recoupe.drawing.page.edition import Edition
from recoupe.drawing.page.masthead import imprint
from recoupe.i18n import use
from recoupe.model import ClaimRef, Judgement
from recoupe.weighing import assemble
from recoupe.weighing.partaking import taking_part

READING = f.reading(
    "r",
    f.claim("sure", "Red News", confidence=0.9),
    f.claim("unsure", "Blue Voice", confidence=0.4),
    f.claim("less", "Grey Monitor", confidence=0.45),
    f.claim("told by people", "Grey Monitor"),
)


def judged(decision: str, claim: str, hour: int) -> Judgement:
    return Judgement.model_validate(
        {
            "id": f"j{hour}",
            "decision": decision,
            "claims": [{"report": "r", "claim": claim}],
            "decided_by": "an analyst",
            "decided_at": datetime(2026, 1, 1, hour, tzinfo=UTC).isoformat(),
        }
    )


def test_claims_below_the_threshold_take_no_part_and_are_named() -> None:
    (kept,), unsure = taking_part([READING], (), 0.5)
    assert [c.id for c in kept.claims] == ["sure", "told by people"]
    assert unsure == (ClaimRef(report="r", claim="unsure"), ClaimRef(report="r", claim="less"))


def test_without_a_threshold_every_claim_takes_part() -> None:
    (kept,), unsure = taking_part([READING], ())
    assert kept is READING
    assert unsure == ()


def test_what_people_decided_counts_for_more_than_confidence_and_the_latest_word_counts() -> None:
    said = (judged("reject", "unsure", 1), judged("accept", "unsure", 2), judged("reject", "sure", 3))
    (kept,), unsure = taking_part([READING], said, 0.5)
    assert [c.id for c in kept.claims] == ["unsure", "told by people"]
    assert [ref.claim for ref in unsure] == ["less"]


def test_the_brief_keeps_the_report_whole_and_says_how_many_claims_it_left_out() -> None:
    brief = assemble([READING], f.THEATRE, min_confidence=0.5)
    assert [c.id for c in brief.reports[0].claims] == ["sure", "unsure", "less", "told by people"]
    assert {ref.claim for i in brief.incidents for ref in i.claims} == {"sure", "told by people"}
    with use("en"):
        assert imprint(Edition(brief, f.THEATRE)).endswith("; 2 claims told less surely than 0.5 left out")
    with use("fr"):
        assert imprint(Edition(brief, f.THEATRE)).endswith(
            "\u202f; 2 affirmations de confiance inférieure à 0,5 laissées de côté"
        )
