from __future__ import annotations

import json
from datetime import date

from recoupe.model import Credit
from recoupe.reading import read

WORDS = "The army said on Monday that it had retaken two villages near the river, and that ten fighters were killed."


def message(number: int, text: object = WORDS, **more: object) -> dict[str, object]:
    given = {"id": number, "type": "message", "date": "2016-12-09T08:12:00", "date_unixtime": "1481267520"}
    return given | {"from": "Front Est", "from_id": "channel1234567890", "text": text} | more


def test_a_channel(tmp_path, make_telegram) -> None:
    pieces = [
        "The army said ",
        {"type": "bold", "text": "on Monday"},
        " that it had taken two villages and killed ten.",
    ]
    path = tmp_path / "result.json"
    path.write_bytes(
        make_telegram(
            message(1, pieces, forwarded_from="Agence du Nord", author="Durand"),
            message(2, photo="a.jpg", text=""),
            {"id": 3, "type": "service", "action": "pin_message", "text": ""},
            message(4, reply_to_message_id=1),
            message(5, "", text_entities=[{"type": "plain", "text": WORDS.replace("ten", "six")}]),
        )
    )
    batch = read(path)
    assert batch.rejected == ()
    first, second, third = batch.reports
    assert first.text == "The army said on Monday that it had taken two villages and killed ten."
    assert (first.id, first.url) == ("telegram-1234567890-1", "https://t.me/c/1234567890/1")
    assert (first.outlet, first.published) == ("Front Est", date(2016, 12, 9))
    assert first.credits == (Credit(name="Agence du Nord", role="source"), Credit(name="Durand", role="author"))
    assert (second.text, third.text) == (WORDS, WORDS.replace("ten", "six"))
    assert sorted(s.n for s in batch.skipped) == [1, 1]


def test_a_group_speaks_by_its_members_and_has_no_address(tmp_path, make_telegram) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(make_telegram(message(1, **{"from": "Ali"}), message(2, **{"from": None}), type="private_group"))
    assert [(r.outlet, r.url) for r in read(path).reports] == [("Ali", None), ("Front Est", None)]


def test_the_export_of_a_whole_account(tmp_path, make_telegram) -> None:
    chats = [json.loads(make_telegram(message(n), id=n)) for n in (1, 2)]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"about": "Here is the data", "chats": {"list": [*chats, {"id": 3}]}}))
    batch = read(path)
    assert [r.id for r in batch.reports] == ["telegram-1-1", "telegram-2-2"]
    assert len(batch.rejected) == 1


def test_an_export_that_breaks_off_keeps_what_came_before(tmp_path, make_telegram) -> None:
    path = tmp_path / "result.json"
    whole = make_telegram(*(message(n, f"{WORDS} {n}") for n in range(5)))
    path.write_bytes(whole[: whole.rindex(b'"date"')])
    batch = read(path)
    assert len(batch.reports) == 4
    assert batch.rejected[0].why == "the export breaks off or is damaged after 4 messages. Export it again."
    path.write_bytes(whole[:100])
    assert "after 0 messages" in read(path).rejected[0].why


def test_messages_of_the_wrong_shape_are_rejected_alone(tmp_path, make_telegram) -> None:
    path = tmp_path / "result.json"
    wrong = [5, message(2, 7), message(3, [1]), message(4, date="yesterday"), message(6, **{"from": "a\x00b"})]
    path.write_bytes(make_telegram(*wrong, message(7)))
    batch = read(path)
    assert [r.id for r in batch.reports] == ["telegram-1234567890-7"]
    assert [r.input.rpartition(" ")[2] for r in batch.rejected] == ["1", "2", "3", "4", "5"]


def test_deep_nesting_is_rejected(tmp_path) -> None:
    path = tmp_path / "result.json"
    path.write_text('{"name": "a", "type": "public_channel", "id": 1, "messages": [' + "[" * 200_000)
    assert "after 0 messages" in read(path).rejected[0].why


def test_other_json_that_has_messages_is_no_export(tmp_path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": WORDS, "messages": [1], "type": "public_channel"}]))
    assert [r.text for r in read(path).reports] == [WORDS]
