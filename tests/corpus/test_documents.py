import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from recoupe.corpus.batches import Batches
from recoupe.corpus.documents import LONGEST, Document, documents
from recoupe.corpus.inputs import File, files, kind_of
from recoupe.corpus.job import Job, read_document
from recoupe.errors import RecoupeError, UnreadableInput
from recoupe.reading.items import Skipped

ROWS = [
    {"id": "a", "title": "Dix morts", "published": "2016-12-08", "lang": "fr", "text": "L’armée a tué 10 hommes."},
    {"id": "b", "title": "Killed", "published": "2016-12-09", "lang": "en", "text": "Two men were killed,\nin Homs."},
]  # fmt: skip


def write(path: Path) -> None:
    kind = path.name.removesuffix(".gz").rsplit(".", 1)[1]
    out = io.StringIO()
    if kind == "parquet":
        day = [date.fromisoformat(r["published"]) for r in ROWS]
        table = pa.Table.from_pylist(ROWS).drop(["published"]).append_column("published", pa.array(day))
        pq.write_table(table, path)
        return
    if kind == "jsonl":
        out.write("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in ROWS))
    else:
        writer = csv.DictWriter(out, list(ROWS[0]), delimiter="\t" if kind == "tsv" else ";")
        writer.writeheader()
        writer.writerows(ROWS)
    data = out.getvalue().encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def found(path: Path | str) -> list[Document]:
    (file,) = files([str(path)])
    assert isinstance(file, File)
    return [d for d in documents(file) if isinstance(d, Document)]


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz", "r.csv", "r.csv.gz", "r.tsv", "r.parquet"])
def test_every_form_holds_the_same_reports(name: str, tmp_path: Path) -> None:
    write(tmp_path / name)
    rows = [row for d in found(tmp_path / name) for row in read_document(Job(), d)]
    assert [(r["id"], r["title"], str(r["published"]), r["lang"]) for r in rows] == [
        (r["id"], r["title"], r["published"], r["lang"]) for r in ROWS
    ]
    assert [r["text"] for r in rows] == [f"{r['title']}\n\n{r['text']}" for r in ROWS]
    assert all(r["input"].startswith(f"{tmp_path / name}, ") for r in rows)


def test_pages_of_a_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    page = "<html><body><article><h1>Strike</h1><p>" + "The army said ten people were killed in Homs. " * 9
    with path.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for url, kind, body in (("p", "text/html", page), ("i", "image/png", "PNG"), ("q", "text/html", page + "!")):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            url = f"https://example.org/{url}"
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(body.encode()), http_headers=headers)
            writer.write_record(record)
    (file,) = files([str(path)])
    assert isinstance(file, File)
    items = list(documents(file))
    assert [i.where for i in items if isinstance(i, Document)] == ["https://example.org/p", "https://example.org/q"]
    assert len([i for i in items if isinstance(i, Skipped)]) == 1
    (row,) = read_document(Job(), next(i for i in items if isinstance(i, Document)))
    assert row["url"] == "https://example.org/p"
    path.write_bytes(path.read_bytes()[:-100])
    *whole, last = documents(file)
    assert [i.where for i in whole if isinstance(i, Document)] == ["https://example.org/p"]
    assert isinstance(last, RecoupeError)


def test_storage_is_read_as_files_are(tmp_path: Path) -> None:
    write(tmp_path / "r.jsonl.gz")
    storage = fsspec.filesystem("memory")
    storage.pipe("/bucket/2016/r.jsonl.gz", (tmp_path / "r.jsonl.gz").read_bytes())
    storage.pipe("/bucket/2016/notes.docx", b"")
    try:
        assert [d.where for d in found("memory://bucket/2016/r.jsonl.gz")] == [
            "memory:///bucket/2016/r.jsonl.gz, line 1",
            "memory:///bucket/2016/r.jsonl.gz, line 2",
        ]
        for name in ("memory://bucket", "memory://bucket/2016", "memory://bucket/*/r.*"):
            kinds = [f.kind for f in files([name]) if isinstance(f, File)]
            assert kinds == ["lines"], name
        assert [type(f) for f in files(["memory://bucket"])] == [UnreadableInput, File]
    finally:
        storage.rm("/bucket", recursive=True)


def test_folders_and_globs_are_sorted_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.csv", "a.jsonl", "c/d.parquet", ".hidden/e.csv", ".f.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name)
    assert [Path(f.name).name for f in files([str(tmp_path)]) if isinstance(f, File)] == [
        "a.jsonl",
        "b.csv",
        "d.parquet",
    ]
    assert [Path(f.name).name for f in files([f"{tmp_path}/*.*"]) if isinstance(f, File)] == ["a.jsonl", "b.csv"]


def test_what_cannot_be_taken_out_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * LONGEST + b'"}\n{"text": "y"}\n\n{"text": "z"}')
    (file,) = files([str(path)])
    assert isinstance(file, File)
    first, *rest = documents(file)
    assert isinstance(first, RecoupeError)
    assert [d.where for d in rest if isinstance(d, Document)] == [f"{path}, line 2", f"{path}, line 4"]
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 no table PAR1")
    (bad,) = files([str(tmp_path / "bad.parquet")])
    assert isinstance(bad, File)
    assert [type(x) for x in documents(bad)] == [UnreadableInput]


def test_cells_in_another_encoding_are_decoded(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes("id,lang,text\na,fr,L'armée a tué dix hommes à Homs\n".encode("cp1252"))
    (row,) = [row for d in found(tmp_path / "r.csv") for row in read_document(Job(), d)]
    assert row["text"] == "L'armée a tué dix hommes à Homs"


def test_columns_are_renamed(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("Headline,Body\nTwo killed,Two people were killed in Homs on Monday.\n")
    job = Job(columns={"text": "body", "title": "headline"})
    (row,) = [row for d in found(tmp_path / "r.csv") for row in read_document(job, d)]
    assert row["title"] == "Two killed"


def test_a_batch_is_named_by_what_it_holds_and_ends_with_its_file(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl")
    write(tmp_path / "b.csv")

    def keys(size: int, stamp: str = "") -> list[str]:
        return [b.key for b in Batches(list(files([str(tmp_path)])), (stamp,), lambda _at: None, size)]

    first = keys(10)
    assert len(first) == 2
    assert len(keys(1)) == 4
    assert keys(10, "other") != first
    write(tmp_path / "c.parquet")
    assert keys(10)[:2] == first
    (tmp_path / "a.jsonl").write_text('{"text": "changed"}\n')
    assert keys(10)[1] == first[1]
    assert keys(10)[0] != first[0]


def test_names_tell_what_is_read() -> None:
    kinds = {"a.parquet": "parquet", "A.JSONL.GZ": "lines", "b.tsv": "csv", "c.warc.gz": "warc"}
    assert {name: kind_of(name) for name in kinds} == kinds
    assert [kind_of(name) for name in ("a.json", "a.parquet.gz", "a.gz", "a", "a.html")] == [None] * 5


@given(st.binary(max_size=300), st.sampled_from(["record", "html", "text", "pdf"]))
def test_no_bytes_break_the_reading_of_a_document(data: bytes, kind: str) -> None:
    rows = read_document(Job(theatre="none"), Document("x", kind, data))  # type: ignore[arg-type]
    assert all(row.get("why") or row.get("text") for row in rows)


@given(st.binary(max_size=400), st.sampled_from(["jsonl", "csv", "parquet", "warc", "jsonl.gz", "warc.gz"]))
def test_no_bytes_break_the_reading_of_a_file(data: bytes, ending: str) -> None:
    storage = fsspec.filesystem("memory")
    storage.pipe(f"/fuzz.{ending}", data)
    (file,) = files([f"memory://fuzz.{ending}"])
    assert isinstance(file, File)
    for item in documents(file):
        assert isinstance(item, Document | RecoupeError | Skipped)
