import pytest

from recoupe.corpus.explore.asked import Asked, BadFilter, asked
from recoupe.corpus.explore.shelf import Shelf


def test_filters_are_read_from_an_address_and_written_to_one() -> None:
    found = asked({"since": "2016-12-08", "event": "shooting", "place": " ", "page": "3", "colour": "red"})
    assert found == Asked(since="2016-12-08", event="shooting")
    assert found.query == "?since=2016-12-08&event=shooting"
    assert Asked().query == ""


@pytest.mark.parametrize("query", [{"since": "8 December"}, {"until": "2016-13-01"}, {"place": "x" * 201}])
def test_what_cannot_be_read_is_refused_with_what_to_do(query: dict[str, str]) -> None:
    with pytest.raises(BadFilter) as error:
        asked(query)
    assert error.value.todo


def test_each_filter_keeps_what_it_asks_for(shelf: Shelf) -> None:
    everything = {r["id"]: r for r in shelf.found(Asked(), "i.*")}
    for column in ("event", "status", "theatre"):
        for value in {r[column] for r in everything.values()} - {None}:
            kept = {r["id"] for r in shelf.found(Asked(**{column: value}), "i.id")}
            assert kept == {k for k, r in everything.items() if r[column] == value}
    day = min(r["when_end"] for r in everything.values() if r["when_end"]).isoformat()
    kept = {r["id"] for r in shelf.found(Asked(since=day, until=day), "i.id")}
    assert kept == {
        k for k, r in everything.items() if r["when_start"] and str(r["when_start"]) <= day <= str(r["when_end"])
    }


def test_names_are_found_by_a_part_whatever_their_case_and_accents(shelf: Shelf) -> None:
    place = next(r["place"] for r in shelf.found(Asked(), "i.place", "AND i.place IS NOT NULL ORDER BY i.id"))
    part = place[1:4].upper()
    assert place in {r["place"] for r in shelf.found(Asked(place=part), "i.place")}
    voice = shelf.rows("SELECT voice_name, incident FROM claims WHERE incident IS NOT NULL ORDER BY report, claim")[0]
    kept = {r["id"] for r in shelf.found(Asked(source=voice["voice_name"].upper()), "i.id")}
    assert voice["incident"] in kept


def test_what_is_asked_never_becomes_sql(shelf: Shelf) -> None:
    for text in ("' OR true --", "%", "_", "\\"):
        assert shelf.found(Asked(event=text, place=text, source=text), "i.id") == []
