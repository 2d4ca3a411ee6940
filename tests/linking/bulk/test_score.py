from __future__ import annotations

import claims_factory as f
import pytest

from recoupe.linking.bulk.score import GRAIN, hangs_on_places, level_sql, prior_bits, score, weight_sql
from recoupe.linking.gather import bounded
from recoupe.linking.link import all_views
from recoupe.linking.predict import compare, connection, level_names, model
from recoupe.linking.record import schema, table
from recoupe.model import Place
from recoupe.provenance import find_voices

ALEPPO = Place(text="Aleppo", name="Aleppo", lat=36.2, lon=37.16, place_id="geonames:170063", precision="exact")


def test_weights_are_those_that_splink_gives() -> None:
    toll = f.figure("killed", 12, 12, cumulative=True)
    claims = [
        f.claim("a", "Grey Monitor", figures=(f.figure("killed", 12, 12),)),
        f.claim("b", "Red News", event="armed clash", by="Blue Front"),
        f.claim("c", "White Watch", places=(ALEPPO,), when=None),
        f.claim("d", "Grey Monitor", places=(), stance="denies", figures=(toll,)),
    ]
    readings = [f.reading(f"r{n}", c, outlet=f"O{n}") for n, c in enumerate(claims)]
    views = all_views(readings, find_voices(readings, f.THEATRE), f.THEATRE)
    wanted = [(i, j) for j in range(4) for i in range(j)]
    by_splink = compare(views, wanted, model())
    con = connection()
    flags = {"vague": [v.vague for v in views], "denies": [v.claim.stance == "denies" for v in views]}
    rows = table(views).append_column("vague", [flags["vague"]]).append_column("denies", [flags["denies"]])
    con.register("given", rows)
    con.execute("CREATE TABLE slab AS SELECT *, hash(places, event.type = 'troop movement') AS place_key FROM given")
    con.execute("CREATE TABLE pairs (i INTEGER, j INTEGER)")
    con.executemany("INSERT INTO pairs VALUES (?, ?)", wanted)
    settings = model()
    columns = [c.name for c in schema() if c.name != "unique_id"]
    both = ", ".join(f"l.{c} AS {c}_l, r.{c} AS {c}_r" for c in columns)
    levels = ", ".join(f"{level_sql(c)} AS level_{c['output_column_name']}" for c in settings["comparisons"])
    inner = f"SELECT i, j, {both} FROM pairs JOIN slab l ON l.unique_id = i JOIN slab r ON r.unique_id = j"  # noqa: S608
    weighed = f"SELECT *, {weight_sql(settings['comparisons'])} AS weight FROM (SELECT i, j, {levels} FROM ({inner}))"  # noqa: S608
    for r in con.sql(weighed).to_arrow_table().to_pylist():
        expected = by_splink[r["i"], r["j"]]
        assert prior_bits(settings) + r["weight"] == pytest.approx(expected.weight, abs=1e-9)
        for name, labels in level_names(settings).items():
            assert labels[len(labels) - 1 - r[f"level_{name}"]] == expected.levels[name]
    found = score(con)
    scored = dict(zip(zip(found["i"].tolist(), found["j"].tolist(), strict=True), found["score"].tolist(), strict=True))
    assert scored
    for (i, j), weight in scored.items():
        assert weight == pytest.approx(bounded(by_splink[i, j].weight, views[i], views[j]), abs=GRAIN)
    # What is left out counts as little as a pair that was never compared, or is of a vague claim.
    assert all(bounded(by_splink[p].weight, views[p[0]], views[p[1]]) <= -2 for p in wanted if p not in scored)


def test_levels_of_places_are_worked_out_once_for_two_lists_of_places() -> None:
    assert [c["output_column_name"] for c in model()["comparisons"] if hangs_on_places(c)] == ["place"]
