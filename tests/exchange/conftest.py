"""A small brief whose every word is invented, those of `tests/drawing/factory.py`, and any that can be made."""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import strategies as st

from recoupe.model import Brief


def data() -> dict[str, Any]:
    place = {"text": "Huwaysis", "name": "Huwaysis", "lat": 34.83166, "lon": 37.68359,
             "place_id": "syria-iraq:huwaysis", "precision": "exact"}  # fmt: skip
    goal = {"text": "al-Mahr", "name": "al-Mahr field", "lat": 34.65, "lon": 37.95,
            "place_id": "syria-iraq:al-mahr-field", "precision": "area"}  # fmt: skip
    claim = {
        "id": "c1", "quote": "=HYPERLINK(1)", "source": "Amaq", "source_id": "amaq", "source_side": "islamic-state",
        "event": "armed clash", "by_id": "islamic-state", "against_id": "syrian-army", "places": [place],
        "when": {"start": "2016-12-08", "end": "2016-12-08"},
        "figures": [{"kind": "killed", "who": "soldiers", "low": 60, "qualifier": "more than", "text": "+60 soldiers"}],
    }  # fmt: skip
    movements = [
        {"id": "m1", "quote": "q", "by": "Islamic State", "source": "Amaq", "from": [place], "to": [goal]},
        {"id": "m2", "quote": "q", "by": "the men", "from": [place], "to": [{"text": "Nowhere"}], "hedged": True},
    ]
    report = {"id": "r1", "lang": "en", "text": "Text", "claims": [claim], "movements": movements}
    ref = {"report": "r1", "claim": "c1"}
    assessment = {"status": "single source", "independent_sources": 1, "reports": 1,
                  "figures": [{"kind": "killed", "who": "soldiers", "low": 60}]}  # fmt: skip
    incidents = [
        {"id": "i1", "event": "armed clash", "place": place, "when": claim["when"], "claims": [ref],
         "assessment": assessment},
        {"id": "i2", "event": "other", "place": {"text": "Somewhere"}, "claims": [ref]},
    ]  # fmt: skip
    situation = {"id": "s1", "title": "Huwaysis", "incidents": ["i1"],
                 "movements": [{"report": "r1", "movement": "m1"}]}  # fmt: skip
    return {"reports": [report], "situations": [situation], "incidents": incidents}


@pytest.fixture
def brief() -> Brief:
    return Brief.model_validate(data())


@pytest.fixture(scope="session")
def factory() -> ModuleType:
    """`tests/drawing/factory.py`, loaded by path: test folders are no packages."""
    path = Path(__file__).parents[1] / "drawing" / "factory.py"
    if "recoupe_tests_factory" not in sys.modules:
        spec = importlib.util.spec_from_file_location("recoupe_tests_factory", path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules["recoupe_tests_factory"] = module
        spec.loader.exec_module(module)
    return sys.modules["recoupe_tests_factory"]


RIGHT_TO_LEFT = "وكالة سانا"
TROUBLE = ("=1+1", "@cmd", "+60", "-3", "\tx", RIGHT_TO_LEFT, "\u200fa\u202eb", "<b>&amp;\"']]>", "a\x00\x07\x1bb",
           "two\nlines, \"quoted\"; here", "#event+id", "\U0001f4a5", "\x85\u2028", " ")  # fmt: skip


def hostile() -> dict[str, Any]:
    """The small brief with every free text replaced by what breaks files, and with nothing located, dated, counted."""
    whole = data()
    report, incident = whole["reports"][0], whole["incidents"][1]
    claim = {"id": "c2", "quote": "<x>&\x00\"'", "source": RIGHT_TO_LEFT, "by": "=SUM(A1)", "against": "@them\x1b",
             "places": [{"text": "-حلب & <Alep>"}], "stance": "denies"}  # fmt: skip
    report |= {"title": "=cmd|' /C calc'!A0", "outlet": "+\u202eoutlet", "url": None}
    report["claims"].append(claim)
    incident |= {"claims": [{"report": "r1", "claim": "c2"}], "place": {"text": "-حلب & <Alep>"}}
    whole["situations"][0]["title"] = "@ <Title> & \x07"
    return whole


@pytest.fixture
def troubled() -> Brief:
    return Brief.model_validate(hostile())


def _briefs() -> st.SearchStrategy[Brief]:
    text = st.one_of(st.sampled_from(TROUBLE), st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
    maybe = st.none() | text
    day = st.dates(date(1990, 1, 1), date(2030, 1, 1))
    when = st.none() | st.tuples(day, day).map(lambda d: {"start": min(d), "end": max(d)})
    located = st.builds(
        lambda name, lat, lon, how: {"text": name, "name": name, "lat": lat, "lon": lon, "precision": how},
        text,
        st.floats(-90, 90),
        st.floats(-180, 180),
        st.sampled_from(["exact", "near", "area", "district", "region", "country", None]),
    )
    place = st.one_of(located, text.map(lambda name: {"text": name}))
    events = st.sampled_from(["armed clash", "shooting", "abduction/arrest", "other", "territory taken"])
    number = st.none() | st.integers(0, 10**12)

    def bounds(a: int | None, b: int | None) -> dict[str, int | None]:
        return {"low": a, "high": b} if a is None or b is None or a <= b else {"low": b, "high": a}

    figure = st.builds(
        lambda kind, who, span, words: {"kind": kind, "who": who, "text": words, **span},
        st.sampled_from(["killed", "wounded", "destroyed"]),
        maybe,
        st.builds(bounds, number, number),
        text,
    )
    party = st.sampled_from([None, "syrian-army", "islamic-state", "nameless.civilians", "no-such", "russia"])
    claim = st.fixed_dictionaries(
        {"quote": text, "source": maybe, "by": maybe, "by_id": party, "against": maybe, "against_id": party,
         "event": events, "places": st.lists(place, max_size=2), "when": when,
         "stance": st.sampled_from(["asserts", "denies"]), "figures": st.lists(figure, max_size=2),
         "hedged": st.booleans()}
    )  # fmt: skip
    movement = st.fixed_dictionaries(
        {"quote": text, "by": maybe, "source": maybe, "from": st.lists(place, max_size=1),
         "to": st.lists(place, max_size=1), "when": when}
    )  # fmt: skip
    report = st.fixed_dictionaries(
        {"title": maybe, "outlet": maybe, "url": st.sampled_from([None, "https://example.org/a?b=1&c=2"]),
         "published": st.none() | day, "lang": st.sampled_from(["en", "fr"]), "text": text,
         "claims": st.lists(claim, max_size=3), "movements": st.lists(movement, max_size=1)}
    )  # fmt: skip
    ranges = st.lists(
        st.builds(lambda f, best: {k: f[k] for k in ("kind", "who", "low", "high")} | {"best": best}, figure, number),
        max_size=3,
    )
    statuses = st.sampled_from(["refuted", "confirmed", "contested", "corroborated", "one-sided", "single source"])
    incident = st.builds(
        lambda event, where, days, status, figures: {
            "event": event, "place": where, "when": days,
            "assessment": status and {"status": status, "independent_sources": 1, "reports": 1, "figures": figures},
        },
        events, st.none() | place, when, st.none() | statuses, ranges,
    )  # fmt: skip

    def whole(reports: list[dict[str, Any]], incidents: list[dict[str, Any]], title: str) -> Brief:
        refs = []
        for n, r in enumerate(reports):
            r["id"] = f"r{n}"
            for kind in ("claims", "movements"):
                for m, c in enumerate(r[kind]):
                    c["id"] = f"{kind[0]}{m}"
            refs += [{"report": r["id"], "claim": c["id"]} for c in r["claims"]]
        for n, i in enumerate(incidents):
            i |= {"id": f"i{n}", "claims": refs[n :: len(incidents)]}
        situation = {"id": "s1", "title": title, "incidents": [i["id"] for i in incidents]}
        return Brief.model_validate({"reports": reports, "incidents": incidents, "situations": [situation]})

    return st.builds(whole, st.lists(report, max_size=2), st.lists(incident, max_size=3), text)


@pytest.fixture(scope="session")
def briefs() -> st.SearchStrategy[Brief]:
    """Briefs of any texts, places, days and figures."""
    return st.deferred(_briefs)  # a strategy that is written "deferred", not as a page of text
