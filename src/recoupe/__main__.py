"""`python -m recoupe`: the program."""

from __future__ import annotations

from recoupe.cli import app

app()
