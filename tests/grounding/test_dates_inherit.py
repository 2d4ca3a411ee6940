import re
from datetime import date

import pytest

from recoupe.grounding.dates import dates_in
from recoupe.grounding.dates_inherit import date_of

FRIDAY = date(2016, 12, 9)


def dated(text: str, quote: str, lang: str = "en", event: str = "air/drone strike") -> tuple[str | None, str]:
    """The days that a quote of a text gets, and the rule."""
    sentences = [m.span() for m in re.finditer(r"[^.\n][^.\n]*\.?", text)]
    start = text.index(quote)
    when, reason = date_of(
        (start, start + len(quote)), start, dates_in(text, lang, FRIDAY), sentences, FRIDAY,
        text=text, lang=lang, event=event,
    )  # fmt: skip
    if when is None:
        return None, reason.rule
    days = {when.start.isoformat(): None, when.end.isoformat(): None}
    return "/".join(days), reason.rule


def test_its_own_date_comes_first() -> None:
    text = "Raids killed ten on Monday. A raid on Tuesday killed two."
    assert dated(text, "A raid on Tuesday killed two") == ("2016-12-06", "date: own")


def test_of_two_dates_the_one_nearer_to_the_event_word() -> None:
    text = "Lost on Monday, the base was bombed on Thursday."
    assert dated(text, text)[0] == "2016-12-05"
    start = text.index("bombed")
    when, _why = date_of((0, len(text)), start, dates_in(text, "en", FRIDAY), [(0, len(text))], FRIDAY)
    assert when is not None
    assert when.start == date(2016, 12, 8)


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("en", "Raids hit the town on Tuesday.", "Ten people were killed, the ministry said on Thursday."),
        ("en", "Raids hit the town on Tuesday.", "The ministry on Thursday said ten people were killed."),
        ("fr", "Des raids ont visé la ville mardi.", "Dix personnes sont mortes, a annoncé jeudi le ministère."),
        ("fr", "Des raids ont visé la ville mardi.", "Dix personnes sont mortes, a affirmé le ministère jeudi."),
    ],
)
def test_the_day_of_speech_is_not_the_day_of_the_event(lang: str, first: str, second: str) -> None:
    assert dated(f"{first} {second}", second, lang) == ("2016-12-06", "date: carried over")


def test_with_no_other_date_the_day_of_its_own_announcement_serves() -> None:
    text = "La prise de la base a été annoncée. L'armée a revendiqué lundi une victoire à Homs."
    assert dated(text, "une victoire à Homs", "fr", "territory taken") == ("2016-12-05", "date: announced")
    # Read on texts that no rule was made from, the day of somebody else's words dated more claims wrongly than rightly.
    assert dated(text, "La prise de la base a été annoncée", "fr", "territory taken") == (None, "date: none")


def test_the_title_has_the_day_of_the_lead() -> None:
    text = "Raids kill ten near the capital\n\nRaids killed ten people on Monday. Five were children."
    assert dated(text, "Raids kill ten near the capital") == ("2016-12-05", "date: lead")
    assert dated(text, "Five were children") == ("2016-12-05", "date: carried over")


def test_an_aside_does_not_carry_over_unless_it_is_pointed_at() -> None:
    text = "Raids killed ten on Thursday. A raid on November 2 killed six. {} The hospital was full."
    on = text.format("That attack was claimed by nobody.")
    assert dated(on, "That attack was claimed by nobody")[0] == "2016-11-02"
    off = text.format("Two more died in the suburb.")
    assert dated(off, "Two more died in the suburb") == ("2016-12-08", "date: carried over")


def test_several_days_and_none_in_its_paragraph_leave_it_undated() -> None:
    text = "Raids killed ten on Thursday.\n\nShells killed two on Wednesday.\n\nA market was hit."
    assert dated(text, "A market was hit") == (None, "date: several")


def test_a_total_and_a_standing_event_take_no_date_over() -> None:
    text = "Raids killed ten on Thursday. Hundreds have been killed in the war so far. Two men were arrested."
    assert dated(text, "Hundreds have been killed in the war so far") == (None, "date: undated")
    assert dated(text, "Two men were arrested", event="abduction/arrest") == (None, "date: standing")


def test_a_movement_under_way_is_of_the_day_of_the_report() -> None:
    text = "Raids killed ten on Tuesday. Troops were advancing towards the river."
    assert dated(text, "Troops were advancing towards the river", event="troop movement") == (
        "2016-12-09",
        "date: under way",
    )


def test_a_vague_time_of_its_own_leaves_it_undated() -> None:
    text = "Raids killed ten on Tuesday. The group has swept across the north in recent weeks."
    assert dated(text, "The group has swept across the north in recent weeks") == (None, "date: undated")


def test_nothing_to_go_by_gives_none() -> None:
    assert dated("Raids killed ten.", "Raids killed ten") == (None, "date: none")
    assert date_of((0, 5), 0, [], [], None)[0] is None
