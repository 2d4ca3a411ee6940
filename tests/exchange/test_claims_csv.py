import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from recoupe.exchange import COLUMNS, claims_csv
from recoupe.exchange.claims_csv import safe
from recoupe.model import Brief, Claim, Figure, Reading


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_a_claim_with_the_documented_columns(brief: Brief) -> None:
    (row,) = rows(claims_csv(brief))
    assert list(row) == list(COLUMNS)
    assert (row["incident"], row["situation"], row["status"]) == ("i1", "s1", "single source")
    assert (row["killed_low"], row["killed_high"], row["wounded_low"]) == ("60", "", "")
    assert (row["place"], row["lat"], row["precision"]) == ("Huwaysis", "34.83166", "exact")
    assert row["hedged"] == "no"


def test_text_like_a_formula_is_made_harmless(brief: Brief) -> None:
    (row,) = rows(claims_csv(brief))
    assert row["quote"] == "'=HYPERLINK(1)"
    assert row["figures"] == "'+60 soldiers [killed 60..]"


def test_numbers_may_be_negative() -> None:
    assert safe(-3.5) == -3.5
    assert safe("-3.5") == "'-3.5"


def test_a_part_is_not_the_whole() -> None:
    figures = (
        Figure(kind="killed", low=4, high=4, text="4 children", part_of=1),
        Figure(kind="killed", low=31, high=31, text="31 people"),
    )
    claim = Claim(id="c", quote="q", figures=figures)
    (row,) = rows(claims_csv(Brief(reports=(Reading(id="r", lang="en", text="q", claims=(claim,)),))))
    assert (row["killed_low"], row["killed_high"]) == ("31", "31")


def test_an_empty_brief_is_its_header() -> None:
    assert claims_csv(Brief()) == ",".join(COLUMNS) + "\r\n"


@given(st.text(max_size=50).filter(lambda s: "\x00" not in s))
def test_no_text_begins_as_a_formula_and_none_is_lost(text: str) -> None:
    cell = str(safe(text))
    assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert not set("\r\n") & set(cell)
    assert "".join(cell.removeprefix("'").split()) == "".join(text.removeprefix("'").split()) or "".join(
        cell.split()
    ) == "".join(text.split())


def test_a_cell_is_one_line() -> None:
    assert safe("A paragraph.\n\nAnother,\r\nwith more.") == "A paragraph. Another, with more."
