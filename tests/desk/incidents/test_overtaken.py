"""Editors are told when claims or evidence came after their assessment, and not any more once they assess anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import PLACE, SHELLING, WHEN, claim, figure, stored, two_reports

from recoupe import i18n
from recoupe.desk.evidence.attaching import attach, decide
from recoupe.desk.incidents import judging
from recoupe.desk.incidents.models import Incident, StatusDecision
from recoupe.desk.incidents.overtaken import Since, overtaken
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.records.models import Claim

if TYPE_CHECKING:
    from collections.abc import Callable

    Person = Callable[[str], Any]
    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db

TEXT = "Latamneh counts\n\nA doctor said that shelling of Latamneh on Tuesday killed eight people."


@pytest.fixture
def assessed(person: Person) -> Incident:
    """An incident that an editor has assessed."""
    (incident,) = refresh(two_reports())
    judging.assess(incident, "contested", person("editor"), "four or nine", incident.version)
    incident.refresh_from_db()
    return incident


def third_report() -> None:
    told = claim(TEXT, TEXT.split("\n\n")[1], source="A doctor", event=SHELLING, when=WHEN, places=[PLACE],
                 figures=[figure("eight", 8)])  # fmt: skip
    refresh([stored("c", TEXT, told, outlet="Coast Gazette")])


def photo(by: Any, name: str = "market") -> Any:
    data = {"kind": "photo", "url": f"https://example.org/{name}", "place": "", "lat": None, "lon": None,
            "captured": "", "note": "", "sensitive": False}  # fmt: skip
    return attach(data, None, by)


def since(incident: Incident) -> Since | None:
    return overtaken([Incident.objects.get(pk=incident.pk)]).get(incident.pk)


def test_nothing_has_come_since(assessed: Incident) -> None:
    assert since(assessed) is None
    refresh(r for r in {c.report for c in Claim.objects.all()})
    assert since(assessed) is None, "weighing again brings nothing new"


def test_new_claims_overtake_it_until_it_is_assessed_anew(assessed: Incident, person: Person) -> None:
    third_report()
    assert since(assessed) == Since(claims=1)
    assessed.refresh_from_db()
    judging.assess(assessed, "contested", person("editor"), "still", assessed.version)
    assert since(assessed) is None


def test_evidence_overtakes_it_and_so_does_taking_it_back(assessed: Incident, person: Person) -> None:
    editor, killed = person("editor"), Claim.objects.get(report__key="b")
    item = photo(editor)
    first = decide(item, killed, "supports", editor)
    assert since(assessed) == Since(evidence=(str(item),))
    taken_back = decide(item, killed, "none", editor, seen=first.pk)
    assert since(assessed) is None, "said and taken back: nothing is new"
    standing = decide(item, killed, "refutes", editor, seen=taken_back.pk)
    assessed.refresh_from_db()
    judging.assess(assessed, "contested", editor, "the photo shows one of two", assessed.version)
    assert since(assessed) is None
    decide(item, killed, "none", editor, seen=standing.pk)
    assert since(assessed) == Since(evidence=(str(item),))


def test_an_assessment_that_was_taken_back_or_never_made_is_not_overtaken(assessed: Incident, person: Person) -> None:
    judging.assess(assessed, "", person("editor"), "too early", assessed.version)
    third_report()
    assert since(assessed) is None


def test_of_an_old_assessment_only_evidence_is_told(assessed: Incident, person: Person) -> None:
    StatusDecision.objects.update(seen=None)
    third_report()
    assert since(assessed) is None
    item = photo(person("editor"))
    decide(item, Claim.objects.get(report__key="b"), "supports", person("editor"))
    assert since(assessed) == Since(evidence=(str(item),))


def test_it_is_told_in_words_in_both_languages() -> None:
    found = Since(2, ("photo market", "video 7"))
    assert found.told() == "2 new claims and 2 pieces of evidence (photo market and video 7)"
    assert Since(1).told() == "1 new claim"
    with i18n.use("fr"):
        assert found.told() == "2 nouvelles affirmations et 2 preuves (photo market et video 7)"


def test_it_is_shown_in_the_incident_and_in_the_list(
    assessed: Incident, browsing: Browsing, django_assert_max_num_queries: Any
) -> None:
    third_report()
    client = browsing("analyst")
    assert (
        "The editors assessed it before 1 new claim." in client.get(f"/desk/incidents/{assessed.key}/").content.decode()
    )
    with django_assert_max_num_queries(16):
        page = client.get("/desk/incidents/").content.decode()
    assert "assessed before 1 new claim" in page
