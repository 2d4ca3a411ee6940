from __future__ import annotations

from math import log2
from typing import Any

import claims_factory as f
import pytest
import yaml

from recoupe.errors import BadRecord
from recoupe.linking.explain import Explanation, claim_named, explain
from recoupe.linking.gathered import Gathered
from recoupe.linking.labels import COMPARISONS, LEVELS, share_text, weight_text
from recoupe.linking.link import link
from recoupe.linking.predict import model
from recoupe.linking.weights import prior, probability, weights
from recoupe.model import Brief, ClaimRef, Judgement, Place, Reading, When
from recoupe.weighing import linking_of

ALEPPO = Place(text="Aleppo", name="Aleppo", lat=36.2, lon=37.16, place_id="geonames:170063", precision="exact")
LATER = When(start=f.date(2017, 1, 20), end=f.date(2017, 1, 20))


def readings() -> list[Reading]:
    raid = f.claim("a", "Grey Monitor", figures=(f.figure("killed", 12, 12),))
    toll = f.claim("b", "White Watch", figures=(f.figure("killed", 14, 14),))
    later = f.claim("c", "Red News", event="armed clash", places=(ALEPPO,), when=LATER)
    return [
        f.reading("one", raid, outlet="A"),
        f.reading("two", toll, outlet="B"),
        f.reading("three", later, outlet="C", published=f.date(2017, 1, 21)),
    ]


def made(*decided: Judgement) -> Gathered:
    return linking_of(readings(), f.THEATRE, decided)


def ref(report: str, claim: str) -> ClaimRef:
    return ClaimRef(report=report, claim=claim)


def judged(decision: str, *refs: ClaimRef) -> Judgement:
    record = {"id": "j", "decision": decision, "claims": refs, "decided_by": "N", "decided_at": "2017-01-02T10:00:00Z"}
    return Judgement.model_validate(record)


def of(made_: Gathered, a: tuple[str, str] = ("one", "a"), b: tuple[str, str] = ("two", "b")) -> Explanation:
    return explain(made_, ref(*a), ref(*b))


def test_the_steps_lead_from_the_prior_to_the_weight_that_splink_gives() -> None:
    linked = made()
    found = of(linked)
    assert [s.comparison for s in found.steps] == [c["output_column_name"] for c in model()["comparisons"]]
    assert found.prior + sum(s.weight for s in found.steps) == pytest.approx(found.weight, abs=1e-9)
    assert found.weight == next(c.weight for c in linked.compared.values())
    assert found.probability == pytest.approx(2**found.weight / (1 + 2**found.weight))


def test_the_prior_is_that_of_the_model() -> None:
    share = model()["probability_two_random_records_match"]
    assert prior() == log2(share / (1 - share))
    assert probability(prior()) == pytest.approx(share)


def test_two_claims_linked_by_their_own_weight() -> None:
    found = of(made())
    assert (found.candidate, found.together, found.decided, len(found.path)) == (True, True, None, 2)
    assert found.counted > found.threshold
    assert any("Linked by their own weight" in r for r in found.reasons)


def test_two_claims_that_blocking_kept_apart() -> None:
    found = of(made(), b=("three", "c"))
    assert (found.candidate, found.together, found.path) == (False, False, ())
    assert found.weight < found.threshold
    assert "more than four apart" in found.reasons[0]
    assert "Their incidents stay apart" in found.reasons[-1]


def test_people_s_judgements_are_told() -> None:
    parted = of(made(judged("not the same", ref("one", "a"), ref("two", "b"))))
    assert (parted.decided, parted.together) == ("not the same", False)
    assert parted.reasons[-1] == "A person judged that they are not the same."
    joined = of(made(judged("same incident", ref("one", "a"), ref("three", "c"))), b=("three", "c"))
    assert (joined.decided, joined.together) == ("same incident", True)
    assert joined.reasons[-1] == "A person judged that they are of one incident."


def test_a_copy_is_the_very_same() -> None:
    claim = f.claim("a", "Grey Monitor")
    twice = [f.reading("one", claim, outlet="A"), f.reading("two", claim.model_copy(update={"id": "b"}), outlet="A")]
    found = explain(linking_of(twice, f.THEATRE), ref("one", "a"), ref("two", "b"))
    assert found.together
    assert found.reasons == ("The two say the very same (a copy or a reprint), and count as one.",)


def test_unknown_claims_are_refused_with_what_to_do() -> None:
    assert claim_named("one/a", readings()) == claim_named("a", readings()) == ref("one", "a")
    with pytest.raises(BadRecord, match=r"nine/a: there is no such claim\. Give REPORT/CLAIM, such as one/a"):
        claim_named("nine/a", readings())
    with pytest.raises(BadRecord, match="no such claim takes part"):
        of(made(), b=("nine", "a"))
    with pytest.raises(BadRecord, match="same claim twice"):
        of(made(), b=("one", "a"))


def test_links_of_an_incident_are_one_fewer_than_its_claims_and_the_heaviest() -> None:
    given: list[Any] = [f.reading(str(n), f.claim(f"c{n}", s), outlet=s) for n, s in enumerate(("A", "B", "C", "D"))]
    linked = linking_of(given, f.THEATRE)
    for incident in link(given, f.THEATRE).incidents:
        assert len(incident.links) == len(incident.claims) - 1
        reached = {incident.claims[0]}
        for _claim in incident.claims:
            reached |= {r for k in incident.links for r in (k.a, k.b) if {k.a, k.b} & reached}
        assert reached == set(incident.claims)
        best = max(c.weight for c in linked.compared.values())
        assert max(k.weight or 0.0 for k in incident.links) == round(best, 2)


def test_claims_joined_by_a_person_have_that_as_their_link() -> None:
    decided = judged("same incident", ref("one", "a"), ref("three", "c"))
    incident = next(i for i in link(readings(), f.THEATRE, judgements=[decided]).incidents if len(i.claims) == 3)
    assert {k.how for k in incident.links} == {"judgement", "weights"}


def test_an_earlier_brief_that_kept_two_together_is_told() -> None:
    earlier = made(judged("same incident", ref("one", "a"), ref("three", "c")))
    whole = link(readings(), f.THEATRE, judgements=[judged("same incident", ref("one", "a"), ref("three", "c"))])
    assert earlier.joined
    previous = Brief(reports=tuple(readings()), incidents=whole.incidents)
    found = explain(linking_of([], f.THEATRE, previous=previous), ref("one", "a"), ref("three", "c"))
    assert found.together
    assert "The earlier brief had them in one incident, which stays whole." in found.reasons


def test_every_level_has_words() -> None:
    from importlib.resources import files

    listed = yaml.safe_load((files("recoupe") / "linking" / "comparisons.yaml").read_text(encoding="utf8"))
    assert {c: list(levels) for c, levels in listed.items()} == {c: list(levels) for c, levels in LEVELS.items()}
    assert list(COMPARISONS) == sorted(COMPARISONS, key=list(listed).index)
    assert {c: list(levels) for c, levels in weights().items()} == {c: list(levels) for c, levels in LEVELS.items()}


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    from recoupe.i18n import use

    assert (weight_text(1.725), weight_text(-0.4), share_text(0.99999)) == ("+1.72", "−0.40", "99.9\u00a0%")
    with use("fr"):
        assert weight_text(-0.4) == "−0,40"
