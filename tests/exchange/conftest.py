"""A small brief whose every word is invented."""

from typing import Any

import pytest

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
