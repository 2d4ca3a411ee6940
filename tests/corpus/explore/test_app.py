import csv
import json
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from recoupe.corpus.explore.asked import Asked
from recoupe.corpus.explore.shelf import Shelf
from recoupe.corpus.run import Made
from recoupe.errors import UnreadableInput

Ask = Callable[..., Any]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_shows_the_corpus_under_a_strict_policy(ask: Ask, shelf: Shelf, lang: str) -> None:
    page = ask("/", lang=lang)
    assert page.status == 200
    assert f'<html lang="{lang}"' in page.body
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "<script" not in page.body and "<style" not in page.body and ' style="' not in page.body
    assert "http://" not in page.body.replace("http://www.w3.org", "")
    for row in shelf.found(Asked(), "i.id", "ORDER BY i.when_end NULLS LAST LIMIT 5"):
        assert f"/incident/{quote(row['id'])}" in page.body


def test_a_filter_narrows_list_and_files_alike(ask: Ask, shelf: Shelf) -> None:
    (event,) = shelf.rows("SELECT event, count(*) AS n FROM incidents GROUP BY event ORDER BY n DESC, event LIMIT 1")
    query = f"?event={quote(event['event'], safe='')}"
    assert event["n"] < shelf.rows("SELECT count(*) AS n FROM incidents")[0]["n"]
    rows = list(csv.DictReader(StringIO(ask(f"/incidents.csv{query}").body)))
    assert len(rows) == event["n"] and {r["event"] for r in rows} == {event["event"]}
    told = json.loads(ask(f"/incidents.geojson{query}").body)
    assert all(f["properties"].keys().isdisjoint({"id", "lat", "lon"}) for f in told["features"])
    assert [f["id"] for f in told["features"]] == [r["id"] for r in rows]
    assert ask(f"/{query}").body.count("/incident/") == min(50, event["n"])


def test_an_incident_shows_each_claim_with_its_sentence(ask: Ask, shelf: Shelf) -> None:
    for incident in shelf.found(Asked(), "i.id"):
        page = ask(f"/incident/{quote(incident['id'])}")
        assert page.status == 200
        claims = shelf.rows("SELECT quote FROM claims WHERE incident = ?", [incident["id"]])
        assert page.body.count('<figure class="said">') >= len(claims)


def test_a_sentence_with_markup_is_shown_as_text(ask: Ask, made: Made, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(made.folder, folder, ignore=shutil.ignore_patterns("work*", ".*"))
    altered = Shelf(made.folder)
    path = folder / "claims.parquet"
    altered.rows(f"COPY (SELECT * REPLACE ('<script>alert(1)</script>' AS quote) FROM claims) TO '{path}'")  # noqa: S608
    altered.close()
    opened = Shelf(folder)
    incident = opened.found(Asked(), "i.id", "ORDER BY i.id")[0]["id"]
    body = ask(f"/incident/{quote(incident)}", on=opened).body
    opened.close()
    assert "<script" not in body and "&lt;script&gt;" in body


@pytest.mark.parametrize(
    ("address", "status"),
    [("/?since=yesterday", 400), ("/incident/none", 404), ("/static/../app.py", 404), ("/anything", 404),
     ("/?page=0", 200), ("/?page=99999", 200), ("/static/tokens.css", 200)],
)  # fmt: skip
def test_what_is_not_there_is_said(ask: Ask, address: str, status: int) -> None:
    assert ask(address).status == status


def test_only_this_machine_is_answered_and_nothing_is_changed(ask: Ask) -> None:
    assert ask("/", host="elsewhere.example:8000").status == 403
    assert ask("/", host="[::1]:8000").status == 200
    assert ask("/", method="POST").status == 405
    head = ask("/", method="HEAD")
    assert head.status == 200 and head.body == "" and int(head.headers["Content-Length"]) > 1000


def test_a_folder_without_tables_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as error:
        Shelf(tmp_path)
    assert error.value.todo and str(tmp_path) in str(error.value)
    for name in ("reports", "claims"):
        (tmp_path / f"{name}.parquet").write_bytes(b"no table")
    with pytest.raises(UnreadableInput):
        Shelf(tmp_path)
