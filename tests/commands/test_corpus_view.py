import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from recoupe.cli import app
from recoupe.corpus.schema import GEOJSON, TABLES


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A corpus without a single row."""
    for table in TABLES.values():
        pq.write_table(table.schema.empty_table(), tmp_path / table.path)
    (tmp_path / GEOJSON).write_text('{"type": "FeatureCollection", "features": []}', encoding="utf8")
    return tmp_path


def test_it_says_where_it_is_and_ends_when_told_to(empty: Path) -> None:
    command = [sys.executable, "-m", "recoupe", "corpus", "view", str(empty), "--port", "0"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as run:
        try:
            assert run.stderr
            address = re.search(r"http://127\.0\.0\.1:\d+/", run.stderr.readline())
            assert address
            with urlopen(address[0], timeout=60) as answer:  # noqa: S310 - our own server
                assert "0 incidents" in answer.read().decode()
            # Not SIGINT: a shell that runs the tests in the background has it ignored.
            run.send_signal(signal.SIGTERM)
            assert run.wait(30) == 0
        finally:
            run.kill()


def test_a_folder_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["corpus", "view", str(tmp_path)])
    assert result.exit_code == 2
    assert "reports.parquet" in result.output
