from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from recoupe.model import Claim, Context, Figure, Movement, Place
from recoupe.reading import read, read_claims

GOLD = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "claims" / "claims-dev.json"

TEXT = (
    "Army takes hill\n\nThe army said on Monday that it had taken the hill near Suran and killed at least 12 fighters "
    "and 3 officers. “We lost two men,” a rebel spokesman said. The army advanced from Suran towards Khattab."
)
QUOTE = "The army said on Monday that it had taken the hill near Suran and killed at least 12 fighters and 3 officers."


def line(**more):
    return {"text": TEXT, "title": "Army takes hill", "lang": "en", "published": "2017-03-21", **more}


def batch_of(tmp_path, *rows):
    path = tmp_path / "c.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf8")
    return read_claims(path)


def test_a_bare_claim_is_filled_in(tmp_path):
    claim = {
        "quote": QUOTE,
        "source": "The army",
        "event": "territory taken",
        "place": ["Suran"],
        "date": "2017-03-20",
        "figures": [{"kind": "killed", "who": "fighters", "low": 12, "qualifier": "at least", "text": "at least 12"}],
        "note": "unknown fields are left aside",
    }
    batch = batch_of(
        tmp_path, line(claims=[claim], movements=[{"quote": "from Suran towards Khattab", "to": ["Khattab"]}])
    )
    assert batch.rejected == ()
    (reading,) = batch.readings
    (made,) = reading.claims
    assert made.id == "c1"
    assert TEXT[made.start : made.end] == QUOTE
    assert made.spans["source"] == (TEXT.find("The army"), TEXT.find("The army") + 8)
    assert made.when.start == made.when.end == date(2017, 3, 20)
    assert TEXT[made.places[0].start : made.places[0].end] == "Suran"
    assert TEXT[made.figures[0].start : made.figures[0].end] == "at least 12"
    assert (made.stance, made.hedged, made.by) == ("asserts", False, None)
    (movement,) = reading.movements
    assert (movement.id, movement.to[0].text, movement.kind) == ("m1", "Khattab", "advance")


def test_a_source_outside_the_quote_is_the_nearest_before_it(tmp_path):
    batch = batch_of(tmp_path, line(claims=[{"quote": "The army advanced", "source": "a rebel spokesman"}]))
    start, end = batch.readings[0].claims[0].spans["source"]
    assert TEXT[start:end] == "a rebel spokesman"


def test_quotes_may_differ_in_blanks_and_apostrophes(tmp_path):
    batch = batch_of(tmp_path, line(claims=[{"quote": "The  army said on\nMonday"}]))
    assert batch.readings[0].claims[0].quote == "The army said on Monday"


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ({"quote": "Words that are not there"}, "does not occur"),
        ({"event": "other"}, "has no quote"),
        ({"quote": QUOTE, "event": "airstrike"}, "event: Input should be 'armed clash'"),
        ({"quote": QUOTE, "stance": "maybe"}, "stance"),
        ({"quote": QUOTE, "when": "2017-03-22/2017-03-20"}, "when.end lies before"),
        ({"quote": QUOTE, "figures": [{"kind": "killed", "low": -3}]}, "low"),
        ({"quote": QUOTE, "figures": [{"kind": "killed", "low": 3, "part_of": 4}]}, "part of figure 4"),
        ({"quote": QUOTE, "places": [{"text": "Suran", "lat": 35.3}]}, "lat and lon"),
        ("a string", "must be a JSON object"),
        ({"quote": QUOTE, "id": "ok"}, "used twice"),
    ],
)
def test_a_bad_claim_is_rejected_alone(tmp_path, claim, why):
    batch = batch_of(tmp_path, line(claims=[{"quote": QUOTE, "id": "ok"}, claim]))
    assert [c.id for c in batch.readings[0].claims] == ["ok"]
    (rejected,) = batch.rejected
    assert rejected.input.endswith("c.jsonl, line 1, claims 2")
    assert why in rejected.why


def test_credits_are_kept_as_given_and_found_where_absent(tmp_path):
    with_credit = f"{TEXT}\n\n(With AFP)"
    batch = batch_of(
        tmp_path,
        line(credits=["Reuters", {"name": "Ada Low", "role": "author"}, {"name": "X", "role": "boss"}, 5]),
        line(text=with_credit),
    )
    assert [[(c.name, c.role) for c in r.credits] for r in batch.readings] == [
        [("Reuters", None), ("Ada Low", "author"), ("X", None)],
        [("AFP", "agency")],
    ]


def test_offsets_move_with_a_title_put_in_front(tmp_path):
    body = TEXT.split("\n\n", 1)[1]
    start = body.rfind("Suran")
    claim = {"quote": "Suran", "start": start, "end": start + 5}
    (made,) = batch_of(tmp_path, line(text=body, claims=[claim])).readings[0].claims
    assert made.start == TEXT.rfind("Suran")


def test_only_json_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    assert "JSON and JSON Lines only" in read_claims(tmp_path / "a.txt").rejected[0].why


def test_claims_are_ignored_by_read(tmp_path):
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps(line(claims="nonsense", credits=[{"name": "AFP"}])))
    (report,) = read(path).reports
    assert report.credits == ()
    assert not hasattr(report, "claims")


@pytest.mark.skipif(not GOLD.is_file(), reason="the development data lies beside the repository and is not there")
def test_annotated_articles_come_whole_and_round_trip(tmp_path):
    articles = json.loads(GOLD.read_text(encoding="utf8"))
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(articles), encoding="utf8")
    batch = read_claims(path)
    assert batch.rejected == ()
    assert [r.text for r in batch.readings] == [a["text"] for a in articles]
    for reading, article in zip(batch.readings, articles, strict=True):
        assert [(c.start, c.end) for c in reading.claims] == [(c["start"], c["end"]) for c in article["claims"]]
    again = tmp_path / "again.jsonl"
    again.write_text("\n".join(json.dumps(r.dump()) for r in batch.readings), encoding="utf8")
    assert read_claims(again) == batch


@pytest.mark.parametrize("wrong", [5, True, "nine", {"low": 9}, [5], [[]], [{"text": 5}], [{"low": [9]}]])
def test_figures_of_a_wrong_type_cost_their_claim_alone(tmp_path, wrong):
    batch = batch_of(tmp_path, line(claims=[{"quote": QUOTE, "figures": wrong}, {"quote": QUOTE}]))
    assert [c.id for c in batch.readings[0].claims] == ["c2"]
    ((where, why),) = [(r.input, r.why) for r in batch.rejected]
    assert where.endswith("claims 1")
    assert why


ODD = (5, -1, 1.5, True, "", "x", "\ud800", [], [5], [None], {}, {"a": 1}, [[1, 2]], float("nan"), 10**30)


@pytest.mark.parametrize("model", [Claim, Movement, Context])
def test_no_field_of_a_wrong_type_stops_the_reading(tmp_path, model):
    room = {Claim: "claims", Movement: "movements", Context: "context"}[model]
    names = {f.alias or name for name, f in model.model_fields.items()} | {"place", "date"}
    records = [{"quote": QUOTE, name: odd} for name in sorted(names) for odd in ODD]
    records += [
        {"quote": QUOTE, "places": [{"text": "Suran", name: odd}]} for name in Place.model_fields for odd in ODD
    ]
    records += [{"quote": QUOTE, "figures": [{"text": "12", n: odd}]} for n in Figure.model_fields for odd in ODD]
    batch = batch_of(tmp_path, *(line(id=f"r{n}", **{room: [r]}) for n, r in enumerate(records)), line(id="last"))
    assert len(batch.readings) == len(records) + 1
    assert all("NaN" not in json.dumps(r.dump()) for r in batch.readings)


@pytest.mark.parametrize("field", ["id", "url", "title", "outlet", "published", "lang", "text", "credits", "claims"])
def test_no_field_of_a_report_of_a_wrong_type_stops_the_reading(tmp_path, field):
    batch = batch_of(tmp_path, *(line(**{field: odd}) for odd in ODD), line(id="last"))
    assert batch.readings[-1].id == "last"


@pytest.mark.parametrize(
    "wrong",
    [
        {"figures": [{"text": "at least 12", "low": 12, "part_of": 1}, {"text": "3 officers", "low": 3, "part_of": 0}]},
        {"figures": [{"text": "at least 12", "part_of": 0}]},
        {"figures": [{"text": "at least 12", "low": 12, "high": 3}]},
        {"figures": [{"text": "at least 12", "low": 10**13}]},
        {"places": [{"text": "Suran", "lat": 999, "lon": 0}]},
        {"places": [{"text": "Suran", "lat": float("nan"), "lon": 0}]},
        {"when": {"start": "0001-01-01", "end": "9999-12-31"}},
    ],
)
def test_an_impossible_claim_is_rejected_alone(tmp_path, wrong):
    batch = batch_of(tmp_path, line(claims=[{"quote": QUOTE, **wrong}, {"quote": QUOTE}]))
    assert [c.id for c in batch.readings[0].claims] == ["c2"]
    (rejected,) = batch.rejected
    assert rejected.input.endswith("claims 1")
    assert "See the JSON schema of claims" in rejected.why


@pytest.mark.parametrize("wrong", [{"id": "c\ud800"}, {"source": "The \udc00army"}, {"reasons": ["\ud800"]}])
def test_a_claim_that_cannot_be_written_is_rejected_alone(tmp_path, wrong):
    batch = batch_of(tmp_path, line(claims=[{"quote": QUOTE, **wrong}, {"quote": QUOTE}]))
    assert [c.id for c in batch.readings[0].claims] == ["c2"]
    assert "holds the character U+D" in batch.rejected[0].why
