"""Made-up reports for a large desk: bursts of incidents near in time, told by many reports in two languages.

A burst is like a situation: some incidents within two days, and the reports that tell of them, each of several. Names
of sources, outlets, actors and places are the theatre's own; sentences are those of `site.yaml`. The same number of a
burst always gives the same texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from recoupe.model import Reading
from recoupe.theatres import Theatre
from recoupe.theatres.schema import LocalPlace, TheatreSource

THEATRE = "syria-iraq"
FIRST_DAY = date(2014, 1, 1)
A_BURST = 5
"""Incidents of a burst."""
LARGEST = 200
"""Claims of the largest incident, which is the first."""
OUTLETS = {"news outlet", "news agency", "state media", "party media"}


@cache
def words() -> dict[str, Any]:
    """Return the words of `site.yaml`."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "site.yaml").read_text(encoding="utf8"))
    return found


@dataclass
class Telling:
    """One incident of a burst: what, where, when, and how many claims tell of it."""

    key: str
    event: dict[str, Any]
    place: LocalPlace
    day: date
    tolls: tuple[int, ...]  # as the sources give them, the most told first
    against: dict[str, str]
    size: int
    claims: list[tuple[str, str]] = field(default_factory=list)  # (report, claim)


def sizes(claims: int, incidents: int) -> list[int]:
    """Return how many claims each incident has: lognormal, the first one of the largest size, `claims` together."""
    random = Random("sizes")  # noqa: S311 - no secret
    drawn = [random.lognormvariate(0, 0.6) for _n in range(incidents)]
    largest = min(LARGEST, claims // 10) if incidents > 1 else claims
    rest = max(0, claims - largest)
    scale = rest / sum(drawn[1:] or [1.0])
    found = [largest, *(max(1, min(LARGEST, int(d * scale))) for d in drawn[1:])]
    at = 1
    while sum(found) < claims and incidents > 1:
        found[at] += 1
        at = at % (incidents - 1) + 1
    return found


def burst(number: int, counts: Sequence[int], theatre: Theatre) -> tuple[list[Telling], list[Reading]]:
    """Return the incidents of a burst, one a count of claims, and the reports that tell of them."""
    random = Random(f"burst {number}")  # noqa: S311 - no secret
    start = FIRST_DAY + timedelta(days=number * 3 % 3650)
    places = [p for p in theatre.places if p.located]
    tellings = [
        Telling(
            key=f"b{number}-{n}",
            event=random.choice(words()["events"]),
            place=random.choice(places),
            day=start + timedelta(days=random.randrange(2)),
            tolls=tuple(random.randrange(2, 40) for _n in range(1 + n % 3)),
            against=random.choice(theatre.actors).names,
            size=size,
        )
        for n, size in enumerate(counts)
    ]
    return tellings, list(_reports(number, tellings, theatre, random))


def _reports(number: int, tellings: Sequence[Telling], theatre: Theatre, random: Random) -> Iterator[Reading]:
    """Yield the reports: as many as the largest incident needs if each report has two claims of it."""
    outlets = [s for s in theatre.sources if s.kind in OUTLETS]
    speakers = [s for s in theatre.sources if s.kind not in OUTLETS]
    n = max(1, max(t.size for t in tellings) // 2 + 1)
    turns: list[list[Telling]] = [[] for _n in range(n)]
    for telling in tellings:
        at = random.randrange(n)
        for step in range(telling.size):
            turns[(at + step) % n].append(telling)
    for no, told in enumerate(turns):
        if told:
            yield _report(f"{number}-{no}", told, random.choice(outlets), speakers, random)


def _report(
    no: str, told: Sequence[Telling], outlet: TheatreSource, speakers: Sequence[TheatreSource], random: Random
) -> Reading:
    lang = random.choice(("en", "fr"))
    title = words()["titles"][lang].format(no=no, place=told[0].place.names[lang])
    text, claims, key = title, [], f"report-{no}"
    fillers = words()["fillers"][lang]
    for n, telling in enumerate(told, 1):
        text += "\n\n"
        claim = _claim(f"c{n}", len(text), telling, random.choice(speakers), lang, random)
        text += " ".join((claim["quote"], *(random.choice(fillers) for _n in range(4))))
        telling.claims.append((key, claim["id"]))
        claims.append(claim)
    published = max(t.day for t in told) + timedelta(days=random.randrange(3))
    return Reading.model_validate(
        {"id": key, "url": f"https://reports.example/{no}", "title": title, "outlet": outlet.names[lang],
         "published": published, "lang": lang, "text": text, "claims": claims}
    )  # fmt: skip


def _claim(key: str, at: int, telling: Telling, speaker: TheatreSource, lang: str, random: Random) -> dict[str, Any]:
    n = random.choice((*telling.tolls, *telling.tolls[:1])) if random.random() < 0.5 else None
    place, source, cue = telling.place.names[lang], speaker.names[lang], words()["cues"][lang]
    against = telling.against[lang]
    quote = telling.event["told" if n is None else "counted"][lang].format(
        source=source, place=place, n=n, against=against, day=telling.day.isoformat()
    )

    def span(part: str, within: str | None = None) -> tuple[int, int]:
        start = at + quote.index(within or part) + (within or part).index(part)
        return start, start + len(part)

    figures = []
    if n is not None:
        first, last = span(str(n), f" {n} ")
        figures = [{"kind": "killed", "low": n, "high": n, "qualifier": "exactly", "text": str(n), "start": first,
                    "end": last}]  # fmt: skip
    where = span(place)
    return {
        "id": key, "quote": quote, "start": at, "end": at + len(quote), "source": source, "source_id": speaker.id,
        "source_side": speaker.side, "cue": cue, "event": telling.event["event"],
        "stance": "denies" if random.random() < 0.05 else "asserts",
        "against": against if against in quote else None,
        "places": [{"text": place, "start": where[0], "end": where[1], "name": place, "lat": telling.place.lat,
                    "lon": telling.place.lon, "place_id": f"{THEATRE}:{telling.place.id}",
                    "precision": telling.place.precision}],
        "when": {"start": telling.day, "end": telling.day},
        "figures": figures,
        "spans": {"source": span(source), "cue": span(cue), "quote": (at, at + len(quote))},
        "confidence": round(random.uniform(0.4, 0.99), 3),
        "reasons": [{"rule": "attribution", "text": f"“{cue}” opens what {source} says"}],
    }  # fmt: skip
