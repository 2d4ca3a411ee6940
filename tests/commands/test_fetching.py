"""Addresses on the command line: what is read, what is refused, what is said of it."""

import json

from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.commands.console import report_rejected, report_skipped
from recoupe.model import Rejected
from recoupe.reading import Skipped


def test_a_page_of_this_machine_is_read_where_that_is_asked_for(web, article) -> None:
    url = web.html("/a", article(3))
    done = CliRunner().invoke(app, ["claims", url, "--jsonl", "--allow-private"])
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    report = json.loads(line)
    assert (report["url"], report["outlet"]) == (url, "127.0.0.1")
    assert report["claims"]


def test_it_is_refused_otherwise_and_the_reason_says_what_to_do(web, article) -> None:
    url = web.html("/a", article(3)).replace(str(web.port), "8080")
    done = CliRunner().invoke(app, ["claims", url, "--jsonl"])
    assert done.exit_code == 1
    assert "127.0.0.1 is not on the web (loopback)" in done.stderr
    assert "--allow-private" in done.stderr
    assert web.asked == []


def test_a_page_that_is_gone_is_rejected_beside_one_that_was_read(web, article) -> None:
    url = web.html("/a", article(3))
    done = CliRunner().invoke(app, ["claims", url, web.url("/gone"), "--jsonl", "--allow-private"])
    assert done.exit_code == 3
    assert len(done.stdout.splitlines()) == 1
    assert "404" in done.stderr


def test_link_fetches_nothing(web) -> None:
    done = CliRunner().invoke(app, ["link", web.url("/claims.jsonl"), "-o", "/nowhere/at/all"])
    assert done.exit_code == 1
    assert web.asked == []


def test_rejections_with_one_reason_are_counted_after_the_fifth(capsys) -> None:
    report_rejected([Rejected(input=f"m{n}", why="its language is ar.") for n in range(40)])
    said = capsys.readouterr().err
    assert "40 inputs were not read" in said
    assert "m4: its" in said
    assert "m5" not in said
    assert "and 35 more: its language is ar." in said


def test_what_was_left_aside_is_counted(capsys) -> None:
    report_skipped([Skipped("a.urls", "an address that was read already", 3)])
    assert capsys.readouterr().err == "Left aside in a.urls: an address that was read already (3)\n"
