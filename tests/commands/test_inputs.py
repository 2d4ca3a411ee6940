"""A folder with a sound and a broken file of every kind: the sound ones are read, the broken ones listed, status 3."""

from __future__ import annotations

import gzip
import json
import random

from typer.testing import CliRunner

from fuzz_inputs import sound
from recoupe.cli import app

BROKEN = {
    "cut.warc": lambda chance: sound("warc", chance)[:900],
    "bomb.html.gz": lambda _chance: gzip.compress(bytes(30_000_000)),
    "binary.txt": lambda _chance: bytes(range(256)) * 20,
    "deep.json": lambda _chance: b"[" * 200_000,
    "cut.json": lambda chance: sound("telegram", chance)[:-40],
    "empty.pdf": lambda _chance: b"%PDF-1.7\n%%EOF",
    "nested.eml": lambda _chance: b"Content-Type: message/rfc822\n\n" * 3_000 + b"hello",
    "empty.mbox": lambda _chance: b"",
    "words.rss": lambda _chance: b"words",
    "a.zip": lambda _chance: b"PK\x03\x04",
}
SOUND = {
    "a.html": "html", "a.txt": "text", "a.json": "json", "a.jsonl": "lines", "a.csv": "csv", "a.pdf": "pdf",
    "a.eml": "mail", "a.mbox": "mailbox", "a.warc.gz": "warc", "result.json": "telegram",
}  # fmt: skip


def test_a_folder_of_everything(tmp_path) -> None:
    for n, (name, kind) in enumerate(SOUND.items()):
        chance = random.Random(n)  # noqa: S311
        data = sound(kind, chance)
        packed = name.endswith(".gz") and not data.startswith(b"\x1f\x8b")
        (tmp_path / name).write_bytes(gzip.compress(data) if packed else data)
    (tmp_path / "broken").mkdir()
    for name, make in BROKEN.items():
        (tmp_path / "broken" / name).write_bytes(make(random.Random(name)))  # noqa: S311
    (tmp_path / "broken" / "round").symlink_to(tmp_path)
    rejected_to = tmp_path.parent / f"{tmp_path.name}-rejected.jsonl"
    done = CliRunner().invoke(app, ["claims", str(tmp_path), "--jsonl", "--rejected", str(rejected_to)])
    assert done.exit_code == 3
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    # The records of JSON, JSON Lines and CSV share ids by chance; a mail holds one report, or two with its PDF.
    assert len(reports) >= len(SOUND)
    assert all(report["text"] for report in reports)
    rejected = [json.loads(line) for line in rejected_to.read_text(encoding="utf8").splitlines()]
    named = {name for name in (*BROKEN, "round") if any(f"/broken/{name}" in r["input"] for r in rejected)}
    assert named == {*BROKEN, "round"}
    assert all(r["why"].endswith(".") for r in rejected)
