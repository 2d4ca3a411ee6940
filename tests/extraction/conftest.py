"""Short invented reports, read whole: for tests of what claims and movements come out of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from recoupe import theatres
from recoupe.extraction.extract import extract
from recoupe.model import Reading, Report


@pytest.fixture(scope="session")
def read() -> Callable[[str, str], Reading]:
    """Return a reader of (text, language): the first line is the title, the theatre that of Syria and Iraq."""

    def reader(text: str, lang: str) -> Reading:
        report = Report(id="r", lang=lang, title=text.split("\n")[0], text=text, published=date(2016, 5, 6))
        return extract(report, theatres.load("syria-iraq"))

    return reader
