"""What an incident's claims say, put together for exports."""

from typing import Any

import pytest

from recoupe import theatres
from recoupe.exchange.told import Told, told
from recoupe.i18n import use
from recoupe.model import Brief, Claim, Figure, Incident, Place, Reading

SYRIA = theatres.load("syria-iraq")


def incident(claims: list[dict[str, Any]], figures: list[dict[str, Any]] = [], **rest: Any) -> Told:  # noqa: B006
    made = [Claim.model_validate({"id": f"c{n}", "quote": "q", **c}) for n, c in enumerate(claims)]
    report = Reading(id="r", lang="en", text="q", outlet="The Wire", claims=tuple(made))
    assessment = {"status": "contested", "independent_sources": 1, "reports": 1, "figures": figures}
    given = {"id": "i", "event": "armed clash", "assessment": assessment, **rest}
    given["claims"] = [{"report": "r", "claim": c.id} for c in made]
    return next(told(Brief(reports=(report,), incidents=(Incident.model_validate(given),)), SYRIA))


def killed(low: int | None, best: int | None, high: int | None, who: str = "people") -> dict[str, Any]:
    return {"kind": "killed", "who": who, "low": low, "best": best, "high": high}


def test_groups_of_victims_are_not_added_and_have_no_best() -> None:
    count = incident([{}], [killed(18, 18, 18, "soldiers"), killed(35, None, 40, "fighters")]).count("killed")
    assert (count.low, count.best, count.high) == (18, None, 40)


def test_one_group_keeps_its_range() -> None:
    count = incident([{}], [killed(20, 38, 60)]).count("killed")
    assert (count.low, count.best, count.high) == (20, 38, 60)


def test_a_part_of_the_dead_lowers_no_range() -> None:
    figures = (
        Figure(kind="killed", who="people", low=31, high=31, text="31 people"),
        Figure(kind="killed", who="children", low=4, high=4, text="4 children", part_of=0),
    )
    ranges = [killed(31, 31, 31, "people"), killed(4, 4, 4, "children")]
    count = incident([{"figures": figures}], ranges).count("killed")
    assert (count.low, count.best, count.high) == (31, 31, 31)
    assert len(count.all) == 2


def test_nobody_counts_is_not_none_killed() -> None:
    count = incident([{}]).count("killed")
    assert (count.low, count.best, count.high) == (None, None, None)
    zero = incident([{}], [killed(0, 0, 0)]).count("killed")
    assert (zero.low, zero.high) == (0, 0)


def test_who_acts_goes_by_the_registry_each_once_and_not_by_denials() -> None:
    one = incident([
        {"by": "army", "by_id": "syrian-army"},
        {"by": "troupes", "by_id": "syrian-army"},
        {"by": "some men"},
        {"by": "Russian", "by_id": "russia", "stance": "denies"},
    ])  # fmt: skip
    assert [w.name for w in one.who("by")] == ["Syrian army", "some men"]
    assert one.kinds("by") == {"state force"}
    with use("fr"):
        assert next(w.name for w in one.who("by")) == "armée syrienne"


@pytest.mark.parametrize(
    ("id_", "kind", "known"),
    [
        ("syrian-army", "state force", True), ("russia", "foreign force", True), ("islamic-state", "armed group", True),
        ("nameless.civilians", "civilians", False), ("nameless.troops", "unnamed force", False),
        ("no-such", None, False), (None, None, False),
    ],
)  # fmt: skip
def test_what_they_are(id_: str | None, kind: str | None, known: bool) -> None:
    (who,) = incident([{"by": "somebody", "by_id": id_}]).who("by")
    assert (who.kind, who.known) == (kind, known)


def test_the_outlet_speaks_where_nobody_else_does() -> None:
    assert incident([{}, {"source": "Amaq", "source_id": "amaq"}]).sources == ("The Wire", "Amaq")


def test_country_and_region_come_from_the_gazetteer_or_the_theatre() -> None:
    palmyra = Place(text="Palmyra", name="Tadmur", lat=34.56, lon=38.28, place_id="geonames:163808", precision="exact")
    local = Place(text="Latamneh", lat=35.3, lon=36.6, place_id="syria-iraq:latamneh", precision="exact")
    hama = Place(text="Hama", lat=35.1, lon=36.8, place_id="geonames:170017", precision="exact")
    assert incident([{}], place=palmyra).country == "SY"
    assert incident([{}], place=local).region == incident([{}], place=hama).region != ""
    nowhere = incident([{}], place=Place(text="Nowhere"))
    assert (nowhere.country, nowhere.region, nowhere.radius_km) == ("", "", None)


def test_totals_over_time_are_known_as_such() -> None:
    total = {"kind": "killed", "low": 500, "text": "500", "cumulative": True}
    assert incident([{"figures": [total]}]).cumulative
    assert not incident([{"figures": [total]}, {"figures": [total | {"cumulative": False}]}]).cumulative
    assert not incident([{}]).cumulative
