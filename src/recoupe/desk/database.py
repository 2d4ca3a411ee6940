"""The database: SQLite in the data folder, or what `DATABASE_URL` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dj_database_url

if TYPE_CHECKING:
    from pathlib import Path

SQLITE = {
    # Readers go on while the worker writes; a writer takes its lock at once instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
}


def databases(url: str, data: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES. Raises dj_database_url's ParseError (a ValueError) for an address it cannot read."""
    if url:
        return {"default": dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))}
    return {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": data / "desk.sqlite3", "OPTIONS": SQLITE}}
