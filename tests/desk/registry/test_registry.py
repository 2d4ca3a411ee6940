"""The registry: changes overlay the theatre's file, are checked as it is, reach the weighing, and can be taken home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from desk_samples import PLACE, SHELLING, TEXT_A, WHEN, claim, stored
from django.utils.html import escape

from recoupe.desk.incidents.models import Incident
from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.registry.forms import initial
from recoupe.desk.registry.models import Entry
from recoupe.desk.registry.theatres import theatre
from recoupe.theatres import available, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Browsing = Callable[[str | None], Any]

pytestmark = pytest.mark.django_db

BASE = "/desk/registry/syria-iraq"


def fields(**changed: Any) -> dict[str, Any]:
    """What the form of a new source sends."""
    return {"key": "harbour-radio", "name_en": "Harbour Radio", "name_fr": "Radio du Port", "kind": "news outlet",
            "side": "", "letter": "B", "aliases": "en: Harbour Radio\nfr: Radio du Port", "domains": "harbour.example",
            "why": "heard often", **changed}  # fmt: skip


def test_a_new_source_is_known_at_once(browsing: Browsing) -> None:
    assert browsing("analyst").post(f"{BASE}/source/new/", fields()).status_code == 302
    known = {s.id: s for s in theatre("syria-iraq").sources}
    assert known["harbour-radio"].domains == ("harbour.example",)
    assert "harbour-radio" not in {s.id for s in load("syria-iraq").sources}
    page = browsing("analyst").get("/desk/registry/").content.decode()
    assert "Harbour Radio" in page
    assert "B: usually reliable" in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"aliases": "Harbour Radio"}, "write the language, a colon, the name"),
        ({"key": "sana"}, "There is an entry “sana” already"),
        ({"why": ""}, "This field is required"),
        ({"side": "nobody"}, "not one of the available choices"),
    ],
)
def test_what_is_unsound_is_said(changed: dict[str, Any], told: str, browsing: Browsing) -> None:
    answer = browsing("analyst").post(f"{BASE}/source/new/", fields(**changed))
    assert answer.status_code in {409, 422}
    assert told in answer.content.decode()
    assert not Entry.objects.exists()


def test_a_side_that_changed_reaches_the_weighing(browsing: Browsing, django_capture_on_commit_callbacks: Any) -> None:
    made = claim(TEXT_A, "The army said on Tuesday that shelling killed four fighters in Latamneh.", source="The army",
                 source_id="sohr", source_side=None, event=SHELLING, when=WHEN, places=[PLACE])  # fmt: skip
    refresh([stored("a", TEXT_A, made)])
    side = load("syria-iraq").sides[0].id
    client = browsing("analyst")
    start = initial(next(s for s in load("syria-iraq").sources if s.id == "sohr"), "")
    sent = {k: v for k, v in {**start, "side": side, "why": "they say so themselves"}.items() if v is not None}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"{BASE}/source/sohr/", sent)
    assert answer.status_code == 302, answer.content.decode()
    (incident,) = Incident.objects.current()
    assert incident.noun("en").versions[0].side == side


def test_changes_supersede_each_other_and_conflicts_are_told(browsing: Browsing) -> None:
    client = browsing("analyst")
    client.post(f"{BASE}/source/new/", fields())
    first = Entry.objects.get()
    sent = fields(letter="C", why="less so", seen=first.pk)
    client.post(f"{BASE}/source/harbour-radio/", sent)
    assert Entry.objects.order_by("-pk")[0].supersedes == first
    stale = browsing("editor").post(f"{BASE}/source/harbour-radio/", sent)
    assert stale.status_code == 409
    assert Entry.objects.count() == 2


def test_changes_are_taken_home_as_yaml(browsing: Browsing) -> None:
    client = browsing("analyst")
    client.post(f"{BASE}/source/new/", fields())
    data = yaml.safe_load(client.get(f"{BASE}/changes.yaml").content)
    assert data["sources"][0]["id"] == "harbour-radio"
    assert data["sources"][0]["aliases"] == {"en": ["Harbour Radio"], "fr": ["Radio du Port"]}


def test_unknown_theatres_and_entries_are_not_found(browsing: Browsing) -> None:
    client = browsing("analyst")
    for path in ("/desk/registry/?theatre=narnia", f"{BASE}/source/nobody/", f"{BASE}/thing/new/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", available())
def test_every_theatre_seeds_the_registry(name: str, browsing: Browsing) -> None:
    page = browsing("analyst").get(f"/desk/registry/?theatre={name}").content.decode()
    known = load(name)
    for record in (known.sides[0], known.sides[-1], known.actors[0], known.sources[-1]):
        assert f"/{name}/" in page
        assert str(escape(record.names["en"])) in page


def test_a_change_in_one_theatre_is_none_in_another(browsing: Browsing) -> None:
    client = browsing("analyst")
    start = initial(next(s for s in load("ukraine").sources if s.id == "tass"), "")
    sent = {k: v for k, v in {**start, "name_en": "Tass agency", "why": "house style"}.items() if v is not None}
    assert client.post("/desk/registry/ukraine/source/tass/", sent).status_code == 302
    named = {name: {s.id: s.names["en"] for s in theatre(name).sources}["tass"] for name in ("ukraine", "syria-iraq")}
    assert named == {"ukraine": "Tass agency", "syria-iraq": "TASS"}
    assert "Tass agency" in client.get("/desk/registry/").content.decode(), "the theatre changed last comes first"
    data = yaml.safe_load(client.get("/desk/registry/ukraine/changes.yaml").content)
    assert [s["id"] for s in data["sources"]] == ["tass"]


def test_a_path_is_no_theatre_of_the_desk(browsing: Browsing, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("id: own\n", encoding="utf8")
    assert browsing("analyst").get(f"/desk/registry/?theatre={tmp_path / 'own.yaml'}").status_code == 404
