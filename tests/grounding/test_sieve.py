import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.grounding.sieve import SCHEMA, Sieve, store, stored


def kept(path, keys):
    connection = sqlite3.connect(path)
    connection.execute(SCHEMA)
    with connection:
        store(connection, "name", len(keys), keys)
    connection.close()
    return stored(path, "name")


def test_what_is_there_is_granted_and_nearly_all_else_denied(tmp_path):
    sieve = kept(tmp_path / "index", [f"حلب {n}" for n in range(2_000)])
    assert all(f"حلب {n}" in sieve for n in range(2_000))
    assert sum(f"aleppo {n}" in sieve for n in range(2_000)) < 200
    assert len(sieve.bits) == 4_000


def test_an_index_without_names_grants_none(tmp_path):
    assert "aleppo" not in kept(tmp_path / "index", [])


def test_an_index_written_anew_is_read_anew(tmp_path):
    first = kept(tmp_path / "index", ["homs"])
    (tmp_path / "index").unlink()
    second = kept(tmp_path / "index", [f"a{n}" for n in range(9)])
    assert "homs" in first
    assert all(f"a{n}" in second for n in range(9))
    with pytest.raises(KeyError):
        stored(tmp_path / "index", "fold")


@given(st.sets(st.text(max_size=8), min_size=1, max_size=30))
def test_no_key_is_ever_denied(keys):
    connection = sqlite3.connect(":memory:")
    connection.execute(SCHEMA)
    store(connection, "name", len(keys), keys)
    (bits,) = connection.execute("SELECT bits FROM sieve").fetchone()
    assert all(key in Sieve(bits) for key in keys)
