from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from recoupe.corpus.schema import TABLES, Table
from recoupe.corpus.shapes import named

EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


@EVERY
def test_a_table_is_read_back_with_its_types_and_what_they_are(table: Table, tmp_path: Path) -> None:
    pq.write_table(table.schema.empty_table(), tmp_path / table.path)
    assert pq.read_schema(tmp_path / table.path).equals(table.schema, check_metadata=True)
    for field in table.schema:
        assert field.metadata[b"about"], f"{field.name} is not explained"


@EVERY
def test_the_page_calls_types_what_duckdb_calls_them(table: Table, tmp_path: Path) -> None:
    pq.write_table(table.schema.empty_table(), tmp_path / table.path)
    rows = duckdb.execute(f"DESCRIBE SELECT * FROM '{tmp_path / table.path}'").fetchall()  # noqa: S608
    assert {name: kind.replace('"', "") for name, kind, *_ in rows} == {f.name: named(f.type) for f in table.schema}


@EVERY
def test_rows_are_sorted_by_columns_that_are_there(table: Table) -> None:
    assert set(table.order) <= {name for name, _type, _about in table.columns}
