"""The interface for programs: read only, by session or token, in the core's shapes, described by its own document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from desk_samples import two_reports
from django.test import Client

from recoupe.desk.incidents.weighing import refresh
from recoupe.desk.people.models import Token, make
from recoupe.exchange import FORMATS
from recoupe.model import Brief, Incident, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    Browsing = Callable[[str | None], Any]
    Person = Callable[[str], Any]

pytestmark = pytest.mark.django_db

PATHS = ("/api/v1/reports", "/api/v1/claims", "/api/v1/incidents", "/api/v1/situations")


@pytest.fixture
def key() -> str:
    """The key of an incident that two reports tell of."""
    (incident,) = refresh(two_reports())
    return str(incident.key)


@pytest.mark.parametrize("path", PATHS)
def test_strangers_are_asked_to_sign_in(path: str) -> None:
    assert Client().get(path).status_code == 401
    assert Client().get(path, headers={"Authorization": "Bearer nonsense"}).status_code == 401


def test_a_token_reads_as_its_user_until_it_is_revoked(key: str, person: Person, browsing: Browsing) -> None:
    secret = make(person("analyst"), "our notebook")
    headers = {"Authorization": f"Bearer {secret}"}
    assert Client().get(f"/api/v1/incidents/{key}", headers=headers).status_code == 200
    assert Client().get("/desk/", headers=headers).status_code == 302, "a token opens no pages"
    assert secret not in json.dumps(list(Token.objects.values("digest", "label")))
    browsing("analyst").post(f"/desk/tokens/{Token.objects.get().pk}/revoke/")
    assert Client().get(f"/api/v1/incidents/{key}", headers=headers).status_code == 401


def test_moderators_tokens_read_nothing(person: Person) -> None:
    headers = {"Authorization": f"Bearer {make(person('moderator'), 'x')}"}
    assert Client().get("/api/v1/claims", headers=headers).status_code == 403


def test_records_have_the_cores_shapes(key: str, browsing: Browsing) -> None:
    client = browsing("analyst")
    found = client.get("/api/v1/incidents?status=contested").json()
    assert found["count"] == 1
    assert Incident.model_validate(found["items"][0]["incident"]).id == key
    assert Reading.model_validate(client.get("/api/v1/reports/a").json()).claims[0].source == "The army"
    claims = client.get("/api/v1/claims?report=b").json()
    assert [(c["incident"], c["state"]) for c in claims["items"]] == [(key, "machine")]
    assert client.get("/api/v1/claims?since=2018-10-10").json()["count"] == 0
    assert client.get("/api/v1/situations").json()["count"] == 1
    assert client.get("/api/v1/reports?size=1&page=2").json()["items"][0]["id"] in {"a", "b"}


@pytest.mark.parametrize("query", ["page=0", "size=100000", "since=never"])
def test_bad_questions_are_told_what_is_wrong(query: str, browsing: Browsing) -> None:
    assert browsing("analyst").get(f"/api/v1/claims?{query}").status_code == 422


@pytest.mark.parametrize("path", PATHS)
def test_nothing_can_be_changed(path: str, browsing: Browsing) -> None:
    client = browsing("administrator")
    assert {client.post(path).status_code, client.delete(path).status_code, client.put(path).status_code} == {405}


def test_it_describes_itself(browsing: Browsing) -> None:
    document = browsing(None).get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert set(PATHS) <= set(document["paths"])


def test_exports_are_the_cores(key: str, browsing: Browsing) -> None:
    client = browsing("analyst")
    page = client.get("/desk/out/?status=contested").content.decode()
    assert "1 incident" in page
    brief = Brief.model_validate_json(client.get("/desk/out/brief-json/").content)
    assert [i.id for i in brief.incidents] == [key]
    rows = client.get("/desk/out/claims-csv/").content.decode().splitlines()
    assert len(rows) == 3
    points = client.get("/desk/out/geojson/").json()
    assert points["type"] == "FeatureCollection"
    assert points["features"]
    lines = client.get("/desk/out/incidents-jsonl/").content.decode().splitlines()
    assert json.loads(lines[0])["id"] == key
    assert client.get("/desk/out/brief-json/?status=refuted").json()["incidents"] == []
    assert client.get("/desk/out/pdf/").status_code == 404


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_offered_and_given(name: str, key: str, browsing: Browsing) -> None:
    client = browsing("analyst")
    assert f"/desk/out/{name}/?" in client.get("/desk/out/").content.decode()
    given = client.get(f"/desk/out/{name}/")
    assert given.status_code == 200
    assert given.headers["Content-Type"] == f"{FORMATS[name].media}; charset=utf-8"
    assert FORMATS[name].file in given.headers["Content-Disposition"]
    assert given.content
