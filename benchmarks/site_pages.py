"""The pages that benchmarks/site.py asks for, who asks for them, and what each costs on its own: queries, processor."""

from __future__ import annotations

import time
from collections.abc import Sequence
from random import Random
from statistics import median
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from recoupe.desk.incidents import ahead
from recoupe.desk.incidents.models import Incident
from recoupe.desk.readers.models import Comment
from recoupe.desk.records.models import Report
from recoupe.desk.server import settle
from recoupe.desk.site.models import Drawing, SituationPage, Snapshot
from recoupe.desk.web.drawn import store
from site_load import Cost, Kind


def kinds() -> list[Kind]:
    """Return the kinds of pages with addresses of what the desk holds, the same ones for the same contents."""
    random = Random("pages")  # noqa: S311 - no secret
    incidents = list(Incident.objects.current().order_by("key").values_list("key", flat=True))
    largest = Incident.objects.current().order_by("-reports", "key").values_list("key", flat=True)[:1]
    sheets = max(1, len(incidents) // 40)
    some = random.sample(incidents, min(60, len(incidents)))
    reports = list(Report.objects.order_by("key").values_list("pk", flat=True)[:2000:20])
    drawn = Snapshot.objects.exclude(keys=[]).values("translation_key")
    pages = SituationPage.objects.live().filter(translation_key__in=drawn).order_by("pk").select_related("locale")
    places = sorted(set(Incident.objects.filter(key__in=some).exclude(place="").values_list("place", flat=True)))
    situations = [p.get_url() for p in pages]
    maps = [
        f"/files/{s}/{lang}/map.svg"
        for s, lang in Drawing.objects.exclude(snapshot__keys=[]).values_list("snapshot_id", "lang").order_by("pk")
    ]
    talked = list(Comment.objects.order_by("page_id").values_list("page_id", flat=True).distinct())
    listed = [f"/desk/incidents/?page={random.randint(1, sheets)}" for _n in range(40)]
    found = [
        Kind("static file", "", ["/static/desk/desk.css"]),
        Kind("front", "", ["/en/", "/fr/"]),
        Kind("archive", "", ["/en/archive/", "/fr/archives/", "/en/archive/?page=4", "/en/archive/?month=2016-03"]),
        Kind("situation", "", situations),
        Kind("situation, discussed", "", [p.get_url() for p in pages if p.pk in talked]),
        Kind("search", "", [f"/en/search/?q={quote(p.split()[0])}" for p in places[:20]]),
        Kind("feed", "", ["/en/feed.atom", "/fr/feed.atom"]),
        Kind("sitemap", "", ["/sitemap.xml"]),
        Kind("situation's map", "", maps),
        Kind("desk", "analyst", ["/desk/"]),
        Kind("list", "analyst", listed),
        Kind("list, filtered", "analyst", [
            *(f"/desk/incidents/?status={s}" for s in ("contested", "corroborated", "single+source")),
            *(f"/desk/incidents/?place={quote(p)}" for p in places[:10]),
            *(f"/desk/incidents/?since=201{y}-03-01&until=201{y}-06-01" for y in range(4, 10)),
        ]),
        Kind("map", "analyst", [path.replace("/?", "/map.svg?") for path in listed]),
        Kind("incident", "analyst", [f"/desk/incidents/{key}/" for key in some]),
        Kind("incident, largest", "analyst", [f"/desk/incidents/{key}/" for key in largest]),
        Kind("incident's map", "analyst", [f"/desk/incidents/{key}/map.svg" for key in some]),
        Kind("review queue", "analyst", ["/desk/review/", "/desk/review/?lang=fr", "/desk/review/?page=9"]),
        Kind("review", "analyst", [f"/desk/review/{pk}/" for pk in reports]),
        Kind("intake", "analyst", ["/desk/intake/", "/desk/intake/?page=9"]),
        Kind("pages", "editor", ["/desk/pages/", "/desk/pages/?page=9"]),
        Kind("sources and sides", "analyst", ["/desk/registry/"]),
        Kind("exports", "analyst", ["/desk/out/"]),
        Kind("moderation", "moderator", ["/desk/moderation/", "/desk/moderation/?state=approved&page=9"]),
        Kind("API, incidents", "analyst", ["/api/v1/incidents?size=20", "/api/v1/incidents?size=20&page=9"]),
        Kind("API, claims", "analyst", ["/api/v1/claims", "/api/v1/claims?page=99"]),
    ]  # fmt: skip
    return [kind for kind in found if kind.paths]


def draw_ahead(found: Sequence[Kind]) -> int:
    """Draw the incidents whose pages are asked for, and the first maps of the list, as the worker does after weighing.
    Maps of further sheets of the list are left to their readers. Returns how many incidents were drawn.
    """
    paths = {path.split("/")[3] for kind in found if kind.name.startswith("incident") for path in kind.paths}
    chosen = list(Incident.objects.current().filter(key__in=paths).order_by("key"))
    ahead.draw(chosen)
    ahead.sheets()
    return len(chosen)


def cookie(user: Any) -> str:
    """Return the session cookie of somebody who has signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def costs(found: Sequence[Kind], people: dict[str, Any], sample: int = 5) -> dict[str, Cost]:
    """Return the cost of each kind in this process, without a network: the median of a few addresses, each asked for
    first with an empty cache, then again. The garbage collector is settled, as the server's is. A static file is
    served in front of the site, and is left out.
    """
    settle()
    out = {}
    for kind in found:
        client = Client(headers={"host": "localhost"})
        if kind.role:
            client.force_login(people[kind.role], backend="django.contrib.auth.backends.ModelBackend")
        if kind.name == "static file":
            continue
        client.get(kind.paths[-1])  # templates are read and catalogues loaded
        seen = []
        for path in kind.paths[:sample]:
            cache.clear()
            store().clear()
            first, queries, size = _asked(client, path)
            again, _fewer, _size = _asked(client, path)
            seen.append((queries, first, again, size))
        queries, *middles = (max(row[0] for row in seen), *(median(row[n] for row in seen) for n in (1, 2, 3)))
        out[kind.name] = Cost(int(queries), middles[0], middles[1], int(middles[2]))
    return out


def _asked(client: Client, path: str) -> tuple[float, int, int]:
    """Return (processor milliseconds, queries, bytes) of a page. Raises ValueError for one that is not there."""
    with CaptureQueriesContext(connection) as queries:
        began = time.process_time()
        answer = client.get(path)
        size = len(b"".join(answer.streaming_content)) if answer.streaming else len(answer.content)
        took = (time.process_time() - began) * 1000
    if answer.status_code != 200:
        raise ValueError(f"{path}: {answer.status_code}")
    return took, len(queries), size
