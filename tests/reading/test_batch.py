from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe import i18n
from recoupe.errors import BadRecord
from recoupe.reading import read
from recoupe.reading.document import with_title

ENGLISH = "The army said on Monday that it had taken two villages near the river from the rebels, killing ten of them."


def record(n, **more):
    return {"id": f"r{n}", "title": f"Day {n} of the siege", "text": f"Report {n}. {ENGLISH}", "lang": "en", **more}


def write_lines(path, rows):
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows) + "\n", encoding="utf8")
    return path


def test_malformed_line_three_of_ten(tmp_path):
    rows = [record(n) for n in range(10)]
    rows[2] = '{"id": "r2", "text": '
    batch = read(write_lines(tmp_path / "ten.jsonl", rows))
    assert [r.id for r in batch.reports] == ["r0", "r1", *(f"r{n}" for n in range(3, 10))]
    (rejected,) = batch.rejected
    assert rejected.input.endswith("ten.jsonl, line 3")
    assert "malformed JSON" in rejected.why
    assert rejected.why.endswith("Correct or remove it.")


def test_one_undecodable_line_costs_one_line(tmp_path):
    path = tmp_path / "a.jsonl"
    good = json.dumps(record(1)).encode()
    path.write_bytes(good + b"\n" + b'{"text": "\x81\xff\xfe\x8d\x8f\x90"}\n' + json.dumps(record(2)).encode())
    batch = read(path)
    assert [r.id for r in batch.reports] == ["r1", "r2"]
    assert batch.rejected[0].input.endswith("line 2")


@pytest.mark.parametrize("name", ["list.json", "one.json", "lines.json", "list.jsonl", "brief.json"])
def test_json_in_every_shape(tmp_path, name):
    rows = [record(n) for n in range(3)]
    if name == "one.json":
        content = json.dumps(rows[0], indent=1)
    elif name == "brief.json":
        content = json.dumps({"reports": rows, "incidents": []})
    else:
        content = json.dumps(rows) if name.startswith("list") else "\n".join(map(json.dumps, rows))
    (tmp_path / name).write_text(content)
    batch = read(tmp_path / name)
    assert [r.id for r in batch.reports] == (["r0"] if name == "one.json" else ["r0", "r1", "r2"])
    assert batch.rejected == ()


def test_texts_in_json_stay_as_they_are(tmp_path):
    text = f"  A title\r\n\r\n{ENGLISH}\u00a0\t \n\nShare this story\n"
    (tmp_path / "a.json").write_text(
        json.dumps({"text": text, "title": "A title", "claims": [{"bad": 1}], "credits": 3})
    )
    (report,) = read(tmp_path / "a.json").reports
    assert report.text == text
    assert report.credits == ()


def test_csv_with_semicolons_and_a_bad_row(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        f'\ufeffid;Outlet;published;text\n1;Post;2017-02-03;"{ENGLISH}"\n2;Post;2017-02-03;{ENGLISH};too;many\n3;;;\n'
        f'4;Post;03/02/17;"{ENGLISH}"\n',
        encoding="utf8",
    )
    batch = read(path)
    assert [(r.id, r.outlet, str(r.published)) for r in batch.reports] == [("1", "Post", "2017-02-03")]
    assert [(r.input.split(", ")[-1], r.why.split(" ", 3)[:3]) for r in batch.rejected] == [
        ("row 3", ["the", "row", "has"]),
        ("row 4", ["it", "has", "no"]),
        ("row 5", ["the", "publication", "date"]),
    ]


def test_csv_without_a_text_column(tmp_path):
    (tmp_path / "a.csv").write_text("name,age\nx,1\n")
    (rejected,) = read(tmp_path / "a.csv").rejected
    assert "names no column text, but name, age" in rejected.why


def test_ids_are_content_hashes_and_the_same_report_twice_is_one(tmp_path):
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps({"text": ENGLISH}))
    (report,) = read(tmp_path).reports
    assert len(report.id) == 12
    assert report.id == read(tmp_path / "b.json").reports[0].id
    (tmp_path / "b.json").write_text(json.dumps({"text": ENGLISH, "outlet": "Post"}))
    assert len({r.id for r in read(tmp_path).reports}) == 2


def test_one_id_for_two_reports_is_rejected(tmp_path):
    batch = read(write_lines(tmp_path / "a.jsonl", [record(1), record(1), record(1, outlet="Other")]))
    assert len(batch.reports) == 1
    (rejected,) = batch.rejected
    assert rejected.input.endswith("line 3")
    assert "id r1 is already that of a different report" in rejected.why


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"text": ""}, "it has no text"),
        ({"title": "Only a title"}, "it has no text"),
        ({"text": 7}, "text must be a string, not int"),
        ({"text": ENGLISH, "published": "12/9/16"}, "publication date '12/9/16' cannot be read"),
        ({"text": ENGLISH, "lang": "es"}, "its language is es"),
        ({"text": ENGLISH * 3, "lang": "fr"}, "says that its language is fr, but its text is in en"),
        ({"text": "x" * 300_001}, "has 300001 characters"),
        ({"text": "half \ud83d of a pair in the text of the report that the army sent on Monday"}, "surrogate"),
        (["not", "an", "object"], "must be a JSON object, not list"),
    ],
)
def test_bad_records_say_what_is_wrong(tmp_path, value, why):
    batch = read(write_lines(tmp_path / "a.jsonl", [value, record(1)]))
    assert [r.id for r in batch.reports] == ["r1"]
    assert why in batch.rejected[0].why
    assert batch.rejected[0].input.endswith("line 1")


def test_deeply_nested_json_is_rejected(tmp_path):
    path = tmp_path / "deep.jsonl"
    path.write_text("[" * 3 + "\n" + json.dumps(record(1)))
    assert "malformed JSON" in read(path).rejected[0].why
    path.write_text('{"text": ' + "[" * 100_000 + "\n" + json.dumps(record(1)))
    batch = read(path)
    assert [r.id for r in batch.reports] == ["r1"]
    assert "nested too deeply" in batch.rejected[0].why


def test_unsupported_languages_are_named_and_counted(tmp_path):
    texts = {
        "es": "El ejército afirmó el lunes que había tomado dos pueblos cerca del río y diez rebeldes habían muerto.",
        "it": "L'esercito ha affermato lunedì di aver preso due villaggi vicino al fiume e dieci ribelli sono morti.",
        "ru": "Армия заявила в понедельник, что заняла две деревни у реки и что десять боевиков были убиты.",
        "tr": "Ordu pazartesi günü nehir yakınındaki iki köyü aldığını ve on isyancının öldürüldüğünü açıkladı.",
    }
    for lang, text in texts.items():
        (tmp_path / f"{lang}.txt").write_text(text, encoding="utf8")
    (tmp_path / "zz.txt").write_text(ENGLISH)
    batch = read(tmp_path, lang="fr")
    assert [r.lang for r in batch.reports] == ["en"]
    assert [r.why.split(",")[0] for r in batch.rejected] == [f"its language is {lang}" for lang in texts]


def test_too_little_text_asks_for_the_language(tmp_path):
    (tmp_path / "a.txt").write_text("Raqqa : 3 morts")
    assert "cannot be told" in read(tmp_path / "a.txt").rejected[0].why
    assert read(tmp_path / "a.txt", lang="fr").reports[0].lang == "fr"


def test_reasons_come_in_the_interface_language(tmp_path):
    (tmp_path / "a.txt").write_text("")
    with i18n.use("fr"):
        assert read(tmp_path / "a.txt").rejected[0].why.startswith("le fichier est vide")
    assert read(tmp_path / "a.txt").rejected[0].why.startswith("the file is empty")


def test_progress_names_each_file(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(ENGLISH + name)
    seen = []
    read(tmp_path, progress=seen.append)
    assert [s.rsplit("/", 1)[-1] for s in seen] == ["a.txt", "b.txt"]


def test_bad_published_option_is_an_error():
    with pytest.raises(BadRecord, match="cannot be read"):
        read([], published="soon")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1))
def test_text_begins_with_its_title_once(title, body):
    whole = with_title(title, body)
    assert with_title(title, whole) == whole
    assert whole.endswith(body)


@pytest.mark.parametrize("field", ["id", "url", "title", "outlet"])
@pytest.mark.parametrize("character", ["\ud800", "\udfff", "\x00", "\x1b", "\x7f"])
def test_a_field_that_cannot_be_written_rejects_its_record(tmp_path, field, character):
    path = write_lines(tmp_path / "a.jsonl", [record(1, **{field: f"x{character}y"}), record(2)])
    batch = read(path)
    assert [r.id for r in batch.reports] == ["r2"]
    (rejected,) = batch.rejected
    assert rejected.why.startswith(f"{field} holds the character U+{ord(character):04X}")
    rejected.why.encode("utf8")


def test_a_rejection_can_always_be_written(tmp_path):
    batch = read([tmp_path / "no\udcffthing.txt"])
    assert "\\udcff" in batch.rejected[0].input


@pytest.mark.parametrize("published", ["0001-01-01", date(1, 1, 1), date(9999, 12, 31)])
def test_a_default_day_beyond_the_calendar_is_refused(tmp_path, published):
    with pytest.raises(BadRecord, match="outside the years"):
        read(write_lines(tmp_path / "a.jsonl", [record(1)]), published=published)


def test_a_record_from_beyond_the_calendar_is_rejected(tmp_path):
    batch = read(write_lines(tmp_path / "a.jsonl", [record(1, published="0001-01-01"), record(2)]))
    assert [r.id for r in batch.reports] == ["r2"]
    assert "0001-01-01 lies outside the years 1000 to 2999" in batch.rejected[0].why


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", "[]"), ("a.json", '{"reports": []}'), ("a.jsonl", "\n[\n]\n"), ("a.csv", "text\n")]
)
def test_a_file_without_a_single_report_is_told(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf8")
    batch = read(tmp_path / name)
    assert batch.reports == ()
    assert [r.why.startswith("it holds no reports") for r in batch.rejected] == [True]
