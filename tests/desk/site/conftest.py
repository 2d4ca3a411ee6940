"""Pages under test: one situation drafted, published, adapted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.site.draft import draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from recoupe.desk.site.models import SituationPage

    Person = Callable[[str], Any]


@pytest.fixture
def drafted(person: Person) -> SituationPage:
    """A page on one contested shelling, not public yet."""
    (incident,) = refresh(two_reports())
    return draft([incident.key], "en", person("editor"))


@pytest.fixture
def public(drafted: SituationPage, person: Person) -> SituationPage:
    """The same page, public."""
    drafted.get_latest_revision().publish(user=person("editor"))
    drafted.refresh_from_db()
    return drafted
