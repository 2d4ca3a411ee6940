"""A working newsroom from the packaged sample: users of each role, reports read, incidents weighed."""

from __future__ import annotations

from importlib.resources import as_file, files
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from recoupe.commands.demo import OUTLET
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.intake.extracting import read_claims, store
from recoupe.desk.people.first import create_user
from recoupe.desk.readers.demo import fill as comments
from recoupe.desk.records import limited
from recoupe.desk.records.models import Report
from recoupe.desk.site.demo import fill as pages
from recoupe.desk.web.access import ROLES
from recoupe.i18n import gettext as _
from recoupe.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recoupe.model import Report as ReportNoun


def fill(address: str) -> Iterator[str]:
    """Fill the desk with the sample, each step once, and yield what to tell whoever started it."""
    yield from _users()
    if not Report.objects.exists():
        yield _("Reading the sample reports …")
        stored = [store(noun)[0] for noun in _sample()]
        for report in stored:
            read_claims(report)
        refresh(stored)
    yield from pages()
    limited.close()  # what serves from here on reads nothing
    comments()
    yield _("Desk: {address}", address=f"{address}/desk/")


def _sample() -> tuple[ReportNoun, ...]:
    with as_file(files("recoupe") / "samples") as folder:
        return read(folder, outlet=OUTLET).reports


def _users() -> Iterator[str]:
    """Create somebody of each role. Passwords are made up anew on each start, and said once."""
    model = get_user_model()
    for role in ROLES:
        password = token_urlsafe(9)
        known = model.objects.filter(username=role).first()
        if known:
            known.set_password(password)
            known.save()
        else:
            create_user(role, password, role, check=False)
        yield _("Sign in as {name} with the password {password}", name=role, password=password)
