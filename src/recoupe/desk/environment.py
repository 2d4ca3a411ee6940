"""The environment variables of the desk: the one place where they are named, described and read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Variable:
    """A variable: its name, its value if it is not set (as written), and what it does."""

    name: str
    default: str
    help: str

    def read(self) -> str:
        """Return the value that is set, or the default. An empty value counts as not set."""
        return os.environ.get(self.name) or self.default

    def on(self) -> bool:
        """Return whether it is switched on: `1`, `true`, `yes` or `on`."""
        return self.read().strip().lower() in {"1", "true", "yes", "on"}

    def listed(self) -> list[str]:
        """Return the values of a list that is separated by commas, without empty ones."""
        return [part.strip() for part in self.read().split(",") if part.strip()]


DATA = Variable("RECOUPE_DATA", "recoupe-desk", "Folder for the SQLite database, uploads and the secret key.")
DATABASE = Variable(
    "DATABASE_URL", "", "Database, as `postgres://user:password@host/name`; SQLite in the data folder if not set."
)
SECRET_KEY = Variable(
    "RECOUPE_SECRET_KEY", "", "Secret that signs sessions; made and kept in the data folder if not set."
)
HOSTS = Variable(
    "RECOUPE_HOSTS", "localhost,127.0.0.1,[::1]", "Host names that the site answers to, separated by commas."
)
BASE_URL = Variable(
    "RECOUPE_BASE_URL", "http://localhost:8000", "Address of the site as readers see it, for links in mail and feeds."
)
HTTPS = Variable("RECOUPE_HTTPS", "", "`1` if readers reach the site over https: secure cookies, redirects, HSTS.")
PROXIES = Variable("RECOUPE_PROXIES", "0", "How many trusted reverse proxies stand in front, for readers' addresses.")
DEBUG = Variable("RECOUPE_DEBUG", "", "`1` shows errors in full. Never on a public site.")
ADMIN = Variable("RECOUPE_ADMIN", "", "Name of the administrator that the first run creates.")
ADMIN_PASSWORD = Variable("RECOUPE_ADMIN_PASSWORD", "", "Password of that administrator.")
MAIL = Variable(
    "RECOUPE_MAIL_URL",
    "",
    "Mail server, as `smtp://user:password@host:587`; mail is written to the data folder if not set.",
)
MAIL_FROM = Variable("RECOUPE_MAIL_FROM", "recoupe@localhost", "Sender of mail.")
ALLOW_PRIVATE = Variable(
    "RECOUPE_ALLOW_PRIVATE", "", "`1` lets intake fetch private and loopback addresses. Leave it off."
)
AKISMET_KEY = Variable("AKISMET_API_KEY", "", "Key of Akismet. Without it Akismet is never called.")
AKISMET_URL = Variable(
    "AKISMET_URL",
    "https://rest.akismet.com/1.1/",
    "Address of Akismet's interface, or of one that speaks its protocol.",
)

VARIABLES = tuple(v for v in globals().values() if isinstance(v, Variable))
"""All of them, in the order above."""


def data_folder() -> Path:
    """Return the data folder, absolute. It need not exist."""
    return Path(DATA.read()).expanduser().resolve()
