"""Claims in schema.org's words, built again as the models that schema-org-py makes of its vocabulary."""

import json
from datetime import date
from typing import Any

import pytest
import schema_org
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from recoupe.exchange.claimreview import claimreview
from recoupe.model import Brief


def built(node: Any) -> Any:
    """Return a node as a model of its type: an unknown property, or a value of a wrong type, is a ValidationError."""
    if isinstance(node, list):
        return [built(n) for n in node]
    if not isinstance(node, dict):
        return node
    values = {k: built(v) for k, v in node.items() if k not in ("@type", "@id")}
    if "datePublished" in values:
        values["datePublished"] = date.fromisoformat(values["datePublished"])
    return getattr(schema_org, node["@type"]).model_validate(values)


def graph(brief: Brief) -> list[dict[str, Any]]:
    data = json.loads(claimreview(brief))
    assert data["@context"] == "https://schema.org"
    for node in data["@graph"]:
        assert built(node).to_jsonld()["@type"] == node["@type"]
    found: list[dict[str, Any]] = data["@graph"]
    return found


def decided(brief: Brief, status: str, *verdicts: tuple[str, str, str], note: str | None = None) -> Brief:
    """Return the brief with its first incident of this status, and evidence: (claim, verdict, who)."""
    data = brief.dump()
    data["incidents"][0]["assessment"]["status"] = status
    data["evidence"] = [
        {"id": f"e{n}", "kind": "video", "claim": {"report": "en-1", "claim": claim}, "verdict": verdict,
         "decided_by": who, "decided_at": f"2017-01-0{n + 1}T10:00:00Z", "note": note}
        for n, (claim, verdict, who) in enumerate(verdicts)
    ]  # fmt: skip
    return Brief.model_validate(data)


def reviews(brief: Brief) -> dict[str, dict[str, Any]]:
    return {n["itemReviewed"]["@id"].rsplit(":", 1)[1]: n for n in graph(brief) if n["@type"] == "ClaimReview"}


def test_the_models_refuse_what_schema_org_has_not() -> None:
    with pytest.raises(ValidationError):
        built({"@type": "Claim", "claimed": "x"})
    with pytest.raises(ValidationError):
        built({"@type": "ClaimReview", "itemReviewed": "x", "author": 3})


def test_contested_claims_are_claims_and_no_review(factory: Any) -> None:
    nodes = graph(factory.offensive())
    assert {n["@type"] for n in nodes} == {"Claim"}
    assert len(nodes) == 7
    first = nodes[0]
    assert (first["author"]["name"], first["appearance"]["url"]) == ("Amaq", "https://example.org/en")
    assert first["@id"] == "urn:recoupe:claim:en-1:c1"


def test_whoever_is_no_known_body_is_only_named(factory: Any) -> None:
    unknown = next(n for n in graph(factory.offensive()) if n["@id"].endswith("en-1:c4"))
    assert "author" not in unknown
    assert unknown["creditText"]


def test_evidence_makes_a_review_of_its_own_claim_only(factory: Any) -> None:
    brief = decided(
        factory.offensive(), "confirmed", ("c1", "supports", "B. Desk"), ("c1", "supports", "A. Desk"), note="seen"
    )
    found = reviews(brief)
    assert list(found) == ["c1"]
    review = found["c1"]
    assert [a["name"] for a in review["author"]] == ["A. Desk", "B. Desk"]
    assert review["reviewRating"]["ratingValue"] == review["reviewRating"]["bestRating"] == 5
    assert review["datePublished"] == "2017-01-02"
    assert review["reviewBody"] == "seen\nseen"
    assert review["claimReviewed"] == review["itemReviewed"]["text"]


def test_refuted_is_the_lowest_rating(factory: Any) -> None:
    review = reviews(decided(factory.offensive(), "refuted", ("c2", "refutes", "A. Desk")))["c2"]
    assert review["reviewRating"]["ratingValue"] == review["reviewRating"]["worstRating"] == 1


@pytest.mark.parametrize("status", ["contested", "corroborated", "one-sided", "single source"])
def test_no_other_status_is_ever_a_review(factory: Any, status: str) -> None:
    assert reviews(decided(factory.offensive(), status, ("c1", "supports", "A. Desk"))) == {}


def test_evidence_both_ways_decides_nothing(factory: Any) -> None:
    brief = decided(factory.offensive(), "confirmed", ("c1", "supports", "A. Desk"), ("c1", "refutes", "B. Desk"))
    assert reviews(brief) == {}


def test_trouble_stays_text(troubled: Brief) -> None:
    assert graph(troubled)[1]["text"] == "<x>&\x00\"'"


@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_brief_has_a_node_for_each_claim_of_an_incident(
    data: st.DataObject, briefs: st.SearchStrategy[Brief]
) -> None:
    brief = data.draw(briefs)
    assert claimreview(brief) == claimreview(brief)
    assert len(graph(brief)) == sum(len(i.claims) for i in brief.incidents)
