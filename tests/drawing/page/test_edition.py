from __future__ import annotations

from recoupe.drawing.page.edition import Edition
from recoupe.i18n import use
from recoupe.model import Brief, ClaimRef, MovementRef
from recoupe.theatres.schema import Theatre


def test_references_to_nothing_give_none(brief: Brief, theatre: Theatre) -> None:
    edition = Edition(brief, theatre)
    assert edition.said(ClaimRef(report="x", claim="y")) is None
    assert edition.moved(MovementRef(report="x", movement="y")) is None
    assert edition.all_said((ClaimRef(report="x", claim="y"),)) == ()


def test_names_are_neutral_and_in_the_readers_language(brief: Brief, theatre: Theatre) -> None:
    edition = Edition(brief, theatre)
    assert edition.actor_name("army") == "northern army"
    assert edition.source_name("beacon", "the army’s news service") == "Beacon"
    assert edition.side_name("north") == "North"
    with use("fr"):
        assert Edition(brief, theatre).actor_name("army") == "armée du Nord"
        assert Edition(brief, theatre).source_name("beacon") == "Balise"


def test_the_articles_own_voice_is_its_outlets(brief: Brief, theatre: Theatre) -> None:
    edition, reading = Edition(brief, theatre), brief.reports[0]
    assert edition.speaker(edition.claim(reading, reading.claims[0])) == "Northern Wire"
    bald = reading.model_copy(update={"outlet": None})
    assert edition.speaker(edition.claim(bald, reading.claims[0])) == "outlet not given"


def test_who_is_unknown_stays_as_written(brief: Brief) -> None:
    edition = Edition(brief, None)
    assert edition.source_name(None, "a shepherd") == "a shepherd"
    assert edition.actor_name("nobody-knows") is None
    assert edition.actor_side("nobody-knows") is None
    assert edition.side_name("a-side") == "a-side"
