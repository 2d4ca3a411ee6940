import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import UnreadableInput
from recoupe.grounding.added import tables as module
from recoupe.grounding.added.record import NoPlace
from recoupe.grounding.added.tables import tables


def rows(path):
    with tables(path) as found:
        return [row for table in found for row in table.rows]


def written(tmp_path, text):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf8", newline="")
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_dialect_is_that_of_the_first_row(tmp_path, mark):
    path = written(tmp_path, f'a{mark}b\r\n1{mark}"x{mark} ""y"""\r\n\r\n2{mark}z\r\n')
    assert rows(path) == [("line 2", {"a": "1", "b": f'x{mark} "y"'}), ("line 4", {"a": "2", "b": "z"})]


def test_a_cell_may_span_lines(tmp_path):
    assert rows(written(tmp_path, 'a,b\n1,"x\ny"\n2,z\n')) == [
        ("line 2", {"a": "1", "b": "x\ny"}),
        ("line 4", {"a": "2", "b": "z"}),
    ]


def test_a_stray_quotation_mark_costs_its_row_alone(tmp_path):
    text = "a,b\n" + '1,"x\n' + "".join(f"{n},z\n" for n in range(2, 60))
    found = rows(written(tmp_path, text))
    assert isinstance(found[0], NoPlace)
    assert [where for where, _cells in found[1:]] == [f"line {n}" for n in range(3, 61)]


def test_two_stray_quotation_marks(tmp_path):
    found = rows(written(tmp_path, 'a,b\n1,"x\n2,y\n3,"z\n4,w\n'))
    whole = [cells for row in found if not isinstance(row, NoPlace) for cells in [row[1]]]
    assert {"a": "4", "b": "w"} in whole
    assert any(isinstance(row, NoPlace) for row in found)


def test_a_huge_cell_is_refused(tmp_path):
    found = rows(written(tmp_path, f"a,b\n1,{'x' * (module.MOST_CELL + 1)}\n2,y\n"))
    assert isinstance(found[0], NoPlace)
    assert found[1] == ("line 3", {"a": "2", "b": "y"})


@pytest.mark.parametrize("text", ["", "one\ntwo\n", "\n\n", '"a,b\n'])
def test_no_table(tmp_path, text):
    with pytest.raises(UnreadableInput):
        rows(written(tmp_path, text))


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_are_refused(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_bytes(b"a,b,c\n" + data)
    try:
        found = rows(path)
    except UnreadableInput:
        return
    assert all(isinstance(row, NoPlace) or row[1].keys() <= {"a", "b", "c"} for row in found)


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=6))
def test_what_csv_writes_is_read_back(tmp_path_factory, cells):
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([("a", "b"), *cells])
    path = tmp_path_factory.mktemp("back") / "a.csv"
    text = out.getvalue()
    if any("\ud800" <= c <= "\udfff" for c in text):
        return
    path.write_text(text, encoding="utf8", newline="")
    found = [row[1] for row in rows(path) if not isinstance(row, NoPlace)]
    wanted = [{"a": a, "b": b} for a, b in cells]
    assert found == wanted
