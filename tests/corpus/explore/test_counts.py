from collections import Counter

from recoupe.corpus.explore import counts
from recoupe.corpus.explore.asked import Asked
from recoupe.corpus.explore.shelf import Shelf


def test_counts_are_those_of_the_tables(shelf: Shelf) -> None:
    rows = shelf.found(Asked(), "i.*")
    totals = counts.totals(shelf, Asked())
    assert totals.incidents == totals.all_incidents == len(rows)
    assert totals.claims == sum(r["claims"] for r in rows)
    assert totals.unplaced == sum(r["lat"] is None for r in rows)
    assert totals.undated == sum(r["when_start"] is None for r in rows)
    for column in ("event", "status", "theatre"):
        found = counts.by_column(shelf, Asked(), column)
        assert {c.value: c.incidents for c in found} == Counter(r[column] for r in rows)
        assert [c.incidents for c in found] == sorted((c.incidents for c in found), reverse=True)


def test_a_voice_counts_once_an_incident(shelf: Shelf) -> None:
    claims = shelf.rows("SELECT voice_name, incident FROM claims WHERE incident IS NOT NULL AND voice_name IS NOT NULL")
    pairs = {(c["voice_name"], c["incident"]) for c in claims}
    expected = Counter(name for name, _incident in pairs)
    assert all(c.incidents == expected[c.value or ""] for c in counts.by_source(shelf, Asked()))
    assert counts.by_source(shelf, Asked(event="no such type")) == []
