import json
from pathlib import Path

import pytest

from recoupe.errors import BadRecord
from recoupe.exchange import read_json, to_json, write_json
from recoupe.model import Brief


def test_it_comes_back_as_it_went(tmp_path: Path, brief: Brief) -> None:
    path = write_json(brief, tmp_path / "brief.json")
    assert read_json(path) == brief
    assert path.read_bytes() == to_json(brief).encode()


def test_nulls_are_present_and_names_are_the_contracts(brief: Brief) -> None:
    data = json.loads(to_json(brief))
    assert data["reports"][0]["claims"][0]["via"] is None
    assert "from" in data["reports"][0]["movements"][0]
    contract = ["reports", "situations", "incidents", "sources", "rejected"]
    assert list(data) == [*contract, "min_confidence", "unsure", "evidence", "judgements", "changes"]


def test_a_wrong_field_is_named(tmp_path: Path, brief: Brief) -> None:
    data = brief.dump()
    data["reports"][0]["claims"][0]["event"] = "parade"
    path = tmp_path / "b.json"
    path.write_text(json.dumps(data), encoding="utf8")
    with pytest.raises(BadRecord, match=r"b\.json: reports\[0\]\.claims\[0\]\.event") as caught:
        read_json(path)
    assert "docs/exchange.md" in str(caught.value)


def test_a_claim_that_is_not_there(brief: Brief) -> None:
    data = brief.dump()
    data["incidents"][0]["claims"] = [{"report": "r1", "claim": "c9"}]
    with pytest.raises(BadRecord, match="incident i1: no claim 'c9' in a report 'r1'"):
        read_json(data)


def test_several_faults_are_counted(brief: Brief) -> None:
    data = brief.dump()
    data["situations"][0] |= {"incidents": ["i7"], "movements": [{"report": "r1", "movement": "m7"}]}
    with pytest.raises(BadRecord, match=r"no incident 'i7' \(and 1 more\)"):
        read_json(data)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [(b"{", "line 1, column 2"), (b"[]", "one JSON object"), (b"\xff\xfe{", "not UTF-8"), (b'{"x": 1}', "x: ")],
)
def test_files_that_are_none(tmp_path: Path, content: bytes, wrong: str) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(content)
    with pytest.raises(BadRecord, match=wrong):
        read_json(path)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match="cannot be read"):
        read_json(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("content", "wrong"), [("[" * 100_000, "nested too deeply"), ('{"x": ' + "9" * 5000 + "}", "not JSON: .*digits")]
)
def test_json_that_python_will_not_parse_is_an_error_that_names_the_file(
    tmp_path: Path, content: str, wrong: str
) -> None:
    path = tmp_path / "b.json"
    path.write_text(content)
    with pytest.raises(BadRecord, match=rf"b\.json: .*{wrong}"):
        read_json(path)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999"])
def test_a_number_that_json_has_not_is_refused(tmp_path: Path, brief: Brief, number: str) -> None:
    data = brief.dump()
    data["reports"][0]["claims"][0]["confidence"] = "NUMBER"
    path = tmp_path / "b.json"
    path.write_text(json.dumps(data).replace('"NUMBER"', number))
    with pytest.raises(BadRecord, match="confidence: Input should be a finite number"):
        read_json(path)
