"""Every environment variable that is read is described in the docs, and no other is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.desk.database import databases
from recoupe.desk.environment import VARIABLES
from recoupe.desk.mail import mail

ROOT = Path(__file__).parents[2]


def test_the_docs_have_every_variable() -> None:
    page = (ROOT / "docs" / "deploy.md").read_text(encoding="utf8")
    rows = dict(re.findall(r"^\| `(\w+)` \| .*? \| (.*) \|$", page, re.M))
    assert rows == {v.name: v.help for v in VARIABLES}


def test_no_setting_reads_the_environment_elsewhere() -> None:
    desk = ROOT / "src" / "recoupe" / "desk"
    readers = {
        p.relative_to(desk).as_posix() for p in desk.rglob("*.py") if "os.environ" in p.read_text(encoding="utf8")
    }
    assert readers <= {"environment.py", "start.py", "wsgi.py"}


def test_the_database_is_sqlite_unless_another_is_named(tmp_path: Path) -> None:
    assert databases("", tmp_path)["default"]["NAME"] == tmp_path / "desk.sqlite3"
    named = databases("postgres://a:b%40c@host:5433/name", tmp_path)["default"]
    assert (named["ENGINE"], named["PASSWORD"], named["PORT"]) == ("django.db.backends.postgresql", "b@c", 5433)


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://u:p%40@host", 587, True, False),
        ("smtps://host", 465, False, True),
        ("smtp+plain://localhost:1025", 1025, False, False),
    ],
)
def test_mail_goes_by_the_server_that_is_named(url: str, port: int, tls: bool, ssl: bool, tmp_path: Path) -> None:
    found = mail(url, tmp_path)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (port, tls, ssl)


def test_mail_without_a_server_stays_in_a_folder_and_a_bad_address_is_told(tmp_path: Path) -> None:
    assert mail("", tmp_path)["EMAIL_FILE_PATH"] == tmp_path / "mail"
    with pytest.raises(ValueError, match="RECOUPE_MAIL_URL"):
        mail("https://host", tmp_path)
